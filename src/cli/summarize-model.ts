import { type AccessModel, type Account } from '../access/access-model.js';
import { desiredUsers } from '../access/desired-users.js';
import { type DirectorySnapshot } from '../access/directory-user.js';

/**
 * The access file in a few lines for a terminal: each account, its roles, and how many people it wants. Without a snapshot
 * of the directory nobody is counted.
 */
export function summarizeModel(model: AccessModel, snapshot: DirectorySnapshot | undefined): string {
  return [
    `Okta      https://${model.okta.org}.${model.okta.domain}`,
    `Directory ${directoryWords(snapshot)}`,
    ...model.accounts.flatMap((account) => summarizeAccount(account, snapshot)),
  ].join('\n');
}

function directoryWords(snapshot: DirectorySnapshot | undefined): string {
  if (snapshot === undefined) return 'Okta, not read without credentials: nobody is counted';
  return `${snapshot.source}, ${count(snapshot.users.length, 'person', 'people')}`;
}

function summarizeAccount(account: Account, snapshot: DirectorySnapshot | undefined): readonly string[] {
  const desired = snapshot === undefined ? undefined : desiredUsers(account, snapshot);
  const people = desired === undefined ? [] : [count(desired.length, 'desired user', 'desired users')];
  return [
    `${account.kind === 'portfolio' ? 'Portfolio' : 'Account  '} ${account.name}: ` +
      [
        ...people,
        count(account.exceptions.length, 'exception', 'exceptions'),
        `provisioning by ${account.provisioning.mode}`,
      ].join(', '),
    ...account.assignments.map((assignment) => {
      const given = desired?.filter((user) => user.priority === assignment.priority).length;
      return (
        `  ${assignment.priority}. ${assignment.role} for group ${assignment.group}` +
        ` (${assignment.create ? 'made by the stack' : 'exists in Okta'})` +
        (given === undefined ? '' : `: ${count(given, 'person', 'people')}`)
      );
    }),
  ];
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
