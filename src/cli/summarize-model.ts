import { type AccessModel, type Account, type Assignment } from '../access/access-model.js';
import { type DeclaredByAccount } from '../access/access-warnings.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
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
  const provider = profileOf(model.identityProvider);
  const lines = [
    providerLine(model),
    `Directory ${directoryWords(provider, snapshot)}`,
    ...model.accounts.flatMap((account) => summarizeAccount(account, provider, declared.get(account))),
  ];
  return lines.map(visible).join('\n');
}

function providerLine({ identityProvider }: AccessModel): string {
  if (identityProvider === undefined) return 'Provider  none: there is nothing to deploy';
  const { words, location } = profileOf(identityProvider);
  return `${words.name.padEnd(9)} ${location(identityProvider)}`;
}

function directoryWords(provider: ProviderProfile | undefined, snapshot: DirectorySnapshot | undefined): string {
  if (snapshot === undefined)
    return `${provider?.words.name ?? 'Directory'}, not read without credentials; people are not counted`;
  return `${snapshot.source}, ${count(snapshot.users.length, 'person', 'people')}`;
}

function summarizeAccount(
  account: Account,
  provider: ProviderProfile | undefined,
  declared: readonly DeclaredPerson[] | undefined,
): readonly string[] {
  const people = declared === undefined ? [] : [`${count(declared.length, 'person', 'people')} declared`];
  return [
    `${account.kind === 'portfolio' ? 'Portfolio' : 'Account  '} ${account.name}: ` +
      [...people, count(account.exceptions.length, 'exception'), ...provisioning(account)].join(', '),
    ...account.assignments.map((assignment) => {
      const given = declared?.filter((user) => user.priority === assignment.priority).length;
      return (
        `  ${assignment.priority}. ${assignment.role} for ${whom(assignment)}` +
        groupWords(assignment, account.direct === undefined ? provider : undefined) +
        (given === undefined ? '' : `: ${count(given, 'person', 'people')}`)
      );
    }),
  ];
}

function provisioning({ identityProvider, direct }: Account): readonly string[] {
  if (direct !== undefined) return ['provisioned by klaviyo-access'];
  return identityProvider === undefined ? [] : [`provisioning by ${identityProvider.provisioning.mode}`];
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
