import { type Account } from '../../access/access-model.js';
import { type Directory, type DirectorySnapshot } from '../../people/directory-person.js';
import { conditionsOf, keptInProvider, looksAtEveryone, scopeWords, whoGetsAccess } from '../directory-scope.js';
import { GroupedPeople } from '../grouped-people.js';
import { type ProviderAccess } from '../identity-provider.js';
import { type PlannedCreations } from '../plan-subjects.js';
import { type OktaGroupMember } from './app/okta-app-state.js';
import { readGroupMembers } from './app/read-group-members.js';
import { readUserAttributes } from './app/read-user-attributes.js';
import { assignedOktaGroups } from './assigned-groups.js';
import { checkRuleAttributes } from './check-rule-attributes.js';
import { noWayIn } from './connect.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { addGroupsOfConditions, directoryPerson, readEveryone } from './rule-people.js';
import { refuseStrangers, soundUsers } from './sound-people.js';

export interface OktaDirectorySettings {
  readonly access: ProviderAccess<OktaConnection>;
  /** The groups that they assign are read; everyone, where an assignment says itself who belongs. */
  readonly accounts: readonly Account[];
  /** What the plan of the account creates: its groups count as there and empty. Default: nothing. */
  readonly planned?: PlannedCreations | undefined;
  /** The day in UTC, as YYYY-MM-DD, by which grants have ended. Default: today. */
  readonly today?: string | undefined;
}

/**
 * The people of Okta whom the accounts' assignments are about, as a directory: the members of the groups that somebody keeps in
 * Okta; and everyone, with the texts of their profiles, where an assignment has a condition, names its members or is of everyone, and where
 * the account keeps people or has guardrails. Who is in
 * such a group is decided by the access file, and so not read. A person's userName is their e-mail address, since that is what the
 * app's template `${source.email}` makes of them.
 */
export class OktaDirectory implements Directory {
  private readonly settings: OktaDirectorySettings;

  constructor(settings: OktaDirectorySettings) {
    this.settings = settings;
  }

  /**
   * Reads every group to its last member.
   *
   * @throws OktaReadError if Okta cannot be read whole; if a group is missing or not the only one of its name, or one name means two
   * groups; if somebody who gets access has no e-mail address, or shares it; if a member whom the access file names is not there, or has another
   * e-mail address than the login; or if a condition compares what is not text
   * @throws UnknownAttributeError if a condition compares an attribute that profiles do not have
   */
  async read(): Promise<DirectorySnapshot> {
    const { access, accounts, planned, today = new Date().toISOString().slice(0, 10) } = this.settings;
    if (!access.available)
      throw noWayIn('The directory is Okta (directory.okta), but it cannot be read', access.reason);
    const okta = await access.open();
    const conditions = conditionsOf(accounts);
    const attributeNames =
      conditions.length === 0 ? undefined : checkRuleAttributes(okta, conditions, await readUserAttributes(okta));
    const people = new GroupedPeople<OktaGroupMember>();
    const kept = keptInProvider(accounts);
    for (const [group, { id }] of await assignedOktaGroups(okta, kept, planned)) {
      people.add(await readGroupMembers(okta, id), group);
    }
    await addGroupsOfConditions(okta, people, conditions, planned?.groups);
    const isOfEveryone = accounts.some(looksAtEveryone);
    if (isOfEveryone) {
      const everyone = await readEveryone(okta);
      refuseStrangers(okta, accounts, everyone, today);
      people.add(everyone);
    }
    const users = soundUsers(people.all.map(directoryPerson), whoGetsAccess(accounts, { attributeNames, today }));
    return {
      source: `Okta ${access.address}, ${scopeWords(isOfEveryone, kept)}`,
      users,
      membersOnly: !isOfEveryone,
      ...(attributeNames && { attributeNames }),
    };
  }
}
