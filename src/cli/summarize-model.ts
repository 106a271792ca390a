import { type AccessModel, type Account, type Assignment } from '../access/access-model.js';
import { type DeclaredByAccount } from '../access/access-warnings.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { DIRECTORY_NAMES } from '../access/provider-settings.js';
import { profileOf, type ProviderProfile } from '../provider/profiles.js';
import { visible } from '../text/visible.js';
import { count } from '../report/drift/report-words.js';

/**
 * The access file in a few lines for a terminal: each account, its roles, and how many people it declares. Where the directory was not read,
 * people are not counted. Names of groups and the like are shown as text.
 */
export function summarizeModel(
  model: AccessModel,
  snapshot: DirectorySnapshot | undefined,
  declared: DeclaredByAccount,
): string {
  const lines = [
    ...providerLines(model),
    `Directory ${directoryWords(model, snapshot)}`,
    ...model.accounts.flatMap((account) => summarizeAccount(account, declared.get(account))),
  ];
  return lines.map(visible).join('\n');
}

function providerLines({ identityProviders }: AccessModel): readonly string[] {
  if (identityProviders.length === 0) return ['Provider  none: there is nothing to deploy'];
  return identityProviders.map((settings) => {
    const { words, location } = profileOf(settings);
    return `${words.name.padEnd(9)} ${location(settings)}`;
  });
}

function directoryWords({ directory }: AccessModel, snapshot: DirectorySnapshot | undefined): string {
  if (snapshot !== undefined) return `${snapshot.source}, ${count(snapshot.users.length, 'person', 'people')}`;
  const name = directory.kind === 'roster' ? 'roster' : DIRECTORY_NAMES[directory.kind];
  return `${name}, not read without credentials; people are not counted`;
}

function summarizeAccount(account: Account, declared: readonly DeclaredPerson[] | undefined): readonly string[] {
  const people = declared === undefined ? [] : [`${count(declared.length, 'person', 'people')} declared`];
  return [
    `${account.kind === 'portfolio' ? 'Portfolio' : 'Account  '} ${account.name}: ` +
      [...people, count(account.exceptions.length, 'exception'), ...provisioning(account)].join(', '),
    ...account.assignments.map((assignment) => {
      const given = declared?.filter((user) => user.priority === assignment.priority).length;
      return (
        `  ${assignment.priority}. ${assignment.role} for ${whom(assignment)}` +
        groupWords(assignment, profileOf(account.identityProvider)) +
        (given === undefined ? '' : `: ${count(given, 'person', 'people')}`)
      );
    }),
  ];
}

function provisioning({ identityProvider, direct }: Account): readonly string[] {
  if (direct !== undefined) return ['provisioned by klaviyo-access'];
  return identityProvider === undefined ? [] : [profileOf(identityProvider).provisioning(identityProvider)];
}

function whom({ group, membership }: Assignment): string {
  if (membership?.kind === 'everyone') return 'everyone';
  if (membership === undefined) return `group ${group}`;
  const { when, members, fromRoster } = membership;
  const parts = [
    ...(when === undefined ? [] : ['rule']),
    ...(fromRoster ? ['roster'] : []),
    ...(members.length === 0 ? [] : [count(members.length, 'member')]),
  ];
  return `group ${group} by ${parts.join(' and ')}`;
}

function groupWords(
  { group, identity, create, membership }: Assignment,
  provider: ProviderProfile | undefined,
): string {
  if (provider === undefined || membership?.kind === 'everyone') return '';
  if (create) return ' (created by the stack)';
  const by = identity?.by === 'id' ? (identity.id === group ? ', by its id' : `, id ${identity.id}`) : '';
  const type = identity?.by === 'type' ? `, type ${identity.type.toLowerCase()}` : '';
  return ` (looked up in ${provider.words.name}${by}${type})`;
}
