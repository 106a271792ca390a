import { type AccessModel, type Account } from '../access/access-model.js';
import { declaredPeople } from '../access/declared-people.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { visible } from '../text/visible.js';
import { count } from '../report/drift/report-words.js';

/**
 * The access file in a few lines for a terminal: each account, its roles, and how many people it declares. Without a
 * snapshot of the directory people are not counted. Names of groups and the like are shown as text.
 */
export function summarizeModel(model: AccessModel, snapshot: DirectorySnapshot | undefined): string {
  const lines = [
    `Okta      https://${model.okta.org}.${model.okta.domain}`,
    `Directory ${directoryWords(snapshot)}`,
    ...model.accounts.flatMap((account) => summarizeAccount(account, snapshot)),
  ];
  return lines.map(visible).join('\n');
}

function directoryWords(snapshot: DirectorySnapshot | undefined): string {
  if (snapshot === undefined) return 'Okta, not read without credentials; people are not counted';
  return `${snapshot.source}, ${count(snapshot.users.length, 'person', 'people')}`;
}

function summarizeAccount(account: Account, snapshot: DirectorySnapshot | undefined): readonly string[] {
  const declared = snapshot === undefined ? undefined : declaredPeople(account, snapshot);
  const people = declared === undefined ? [] : [`${count(declared.length, 'person', 'people')} declared`];
  return [
    `${account.kind === 'portfolio' ? 'Portfolio' : 'Account  '} ${account.name}: ` +
      [...people, count(account.exceptions.length, 'exception'), `provisioning by ${account.provisioning.mode}`].join(
        ', ',
      ),
    ...account.assignments.map((assignment) => {
      const given = declared?.filter((user) => user.priority === assignment.priority).length;
      return (
        `  ${assignment.priority}. ${assignment.role} for group ${assignment.group}` +
        ` (${assignment.create ? 'created by the stack' : 'exists in Okta'})` +
        (given === undefined ? '' : `: ${count(given, 'person', 'people')}`)
      );
    }),
  ];
}
