import { type AccessModel, type Account } from '../access/access-model.js';
import { desiredUsers } from '../access/desired-users.js';
import { type DirectorySnapshot } from '../access/directory-user.js';

/** The access file in a few lines for a terminal: each account, its roles, and how many people it wants. */
export function summarizeModel(model: AccessModel, snapshot: DirectorySnapshot): string {
  return [
    `Okta      https://${model.okta.org}.${model.okta.domain}`,
    `Directory ${snapshot.source}, ${count(snapshot.users.length, 'person', 'people')}`,
    ...model.accounts.flatMap((account) => summarizeAccount(account, snapshot)),
  ].join('\n');
}

function summarizeAccount(account: Account, snapshot: DirectorySnapshot): readonly string[] {
  const desired = desiredUsers(account, snapshot);
  return [
    `${account.kind === 'portfolio' ? 'Portfolio' : 'Account  '} ${account.name}: ` +
      `${count(desired.length, 'desired user', 'desired users')}, ` +
      `${count(account.exceptions.length, 'exception', 'exceptions')}, provisioning by ${account.provisioning.mode}`,
    ...account.assignments.map((assignment) => {
      const people = desired.filter((user) => user.priority === assignment.priority).length;
      return (
        `  ${assignment.priority}. ${assignment.role} for group ${assignment.group}` +
        ` (${assignment.create ? 'made by the stack' : 'exists in Okta'}): ${count(people, 'person', 'people')}`
      );
    }),
  ];
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
