import { type Account } from '../../access/access-model.js';
import { isEntraAccount } from '../../access/entra-account.js';
import { DEFAULT_USER_NAME, type EntraUserName } from '../../access/entra-settings.js';
import { type Directory, type DirectorySnapshot } from '../../people/directory-person.js';
import { quoted } from '../../text/quoted.js';
import { conditionsOf, keptInProvider, looksAtEveryone, scopeWords } from '../directory-scope.js';
import { GroupedPeople } from '../grouped-people.js';
import { type ProviderAccess, type ReadOptions } from '../identity-provider.js';
import { type EntraUser } from './app/entra-state.js';
import { readGroupMembers } from './app/read-group-members.js';
import { readEveryone } from './app/read-users.js';
import { userProperties } from './app/user-properties.js';
import { assignedEntraGroups } from './assigned-groups.js';
import { noWayIn } from './connect.js';
import { type GraphConnection } from './connection/graph-connection.js';
import { addGroupsOfConditions } from './entra-people.js';
import { soundPeople } from './sound-people.js';

export interface EntraDirectorySettings extends ReadOptions {
  readonly access: ProviderAccess<GraphConnection>;
  /** The groups that they assign are read; everyone, where an assignment says itself who belongs. */
  readonly accounts: readonly Account[];
}

/**
 * The people of Entra whom the accounts' assignments are about, as a directory: the direct members of the groups that somebody keeps in
 * Entra; and everyone, with the texts that conditions can compare, where an assignment has a condition or names its members, and where
 * the account keeps people or has guardrails. Who is in such a group is decided by the access file, and so not read.
 *
 * Members of groups within an assigned group are not among them: Entra gives an application to the direct members alone (Microsoft
 * Graph, "appRoleAssignment resource type"). The source names those groups, and so does the station `assigned`.
 *
 * A person's userName is what `app.userName` of the account says. Where accounts differ in it, a person who has two userNames stands
 * twice in the list, with the groups that the accounts of each assign.
 */
export class EntraDirectory implements Directory {
  private readonly settings: EntraDirectorySettings;

  constructor(settings: EntraDirectorySettings) {
    this.settings = settings;
  }

  /**
   * Reads every group to its last member.
   *
   * @throws EntraReadError if Entra cannot be read whole; if a group is missing or not the only one of its name, or one name means two
   * groups; if somebody who gets access has no userName, or shares it; or if accounts that take it from different attributes would give
   * one person access twice
   * @throws UnknownAttributeError if a condition compares an attribute that people do not have
   */
  async read(): Promise<DirectorySnapshot> {
    const { access, accounts, planned, today = new Date().toISOString().slice(0, 10) } = this.settings;
    if (!access.available)
      throw noWayIn('The directory is Entra (directory.entra), but it cannot be read', access.reason);
    const entra = await access.open();
    const conditions = conditionsOf(accounts);
    const { select, attributeNames } = userProperties(conditions);
    const people = new GroupedPeople<EntraUser>();
    const kept = keptInProvider(accounts);
    const nested: string[] = [];
    for (const [group, found] of await assignedEntraGroups(entra, kept, planned)) {
      const members = await readGroupMembers(entra, found, select);
      people.add(members.users, group);
      nested.push(...members.nested.map(({ name }) => `${quoted(name)} in ${quoted(group)}`));
    }
    await addGroupsOfConditions(entra, people, conditions, select, planned?.groups);
    const isOfEveryone = accounts.some(looksAtEveryone);
    if (isOfEveryone) people.add(await readEveryone(entra, select));
    const users = soundPeople(people.all, byUserName(accounts), { attributeNames, today });
    return {
      source: `Entra tenant ${entra.tenant}, ${scopeWords(isOfEveryone, kept)}${withoutNested(nested)}`,
      users,
      membersOnly: !isOfEveryone,
      ...(attributeNames && { attributeNames }),
    };
  }
}

/** That members of groups within groups are not declared, for the source; empty where there are none. */
function withoutNested(nested: readonly string[]): string {
  return nested.length === 0 ? '' : `, without the members of groups within these (${nested.join(', ')})`;
}

/**
 * The accounts by the attribute that is their people's userName. An account that klaviyo-access provisions itself has no application in
 * Entra: its people have the userName of the others, or Entra's own where those differ.
 */
function byUserName(accounts: readonly Account[]): ReadonlyMap<EntraUserName, readonly Account[]> {
  const declared = new Set(
    accounts.filter(isEntraAccount).map(({ identityProvider }) => identityProvider.app.userName),
  );
  const [only = DEFAULT_USER_NAME, ...others] = declared;
  const fallback = others.length === 0 ? only : DEFAULT_USER_NAME;
  const groups = new Map<EntraUserName, Account[]>();
  for (const account of accounts) {
    const from = isEntraAccount(account) ? account.identityProvider.app.userName : fallback;
    groups.set(from, [...(groups.get(from) ?? []), account]);
  }
  return groups;
}
