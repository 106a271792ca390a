import { type Account, type Assignment } from '../../access/access-model.js';
import { identityOf } from '../../access/group-reference.js';
import { type Directory, type DirectorySnapshot, type DirectoryPerson } from '../../people/directory-person.js';
import { isEMail } from '../../people/e-mail.js';
import { type OktaGroup, type OktaGroupMember } from './app/okta-app-state.js';
import { quoted } from '../../text/quoted.js';
import { type ProviderAccess } from '../identity-provider.js';
import { type PlannedCreations } from '../plan-subjects.js';
import { userKey } from '../../people/user-key.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { SET_OKTA_CREDENTIALS } from './connect.js';
import { OktaReadError } from './connection/okta-read-error.js';
import { findGroup } from './app/find-group.js';
import { readGroupMembers } from './app/read-group-members.js';
import { isActiveUser } from './statuses.js';

export interface OktaDirectorySettings {
  readonly access: ProviderAccess<OktaConnection>;
  /** The groups that they assign are read. */
  readonly accounts: readonly Account[];
  /** What the plan of the account creates: its groups count as there and empty. Default: nothing. */
  readonly planned?: PlannedCreations | undefined;
}

/**
 * The members of the groups that accounts assign, as Okta has them, as a directory. A person's userName is their e-mail
 * address, since that is what the app's template `${source.email}` makes of them.
 */
export class OktaDirectory implements Directory {
  private readonly settings: OktaDirectorySettings;

  constructor(settings: OktaDirectorySettings) {
    this.settings = settings;
  }

  /**
   * Reads every group to its last member.
   *
   * @throws OktaReadError if Okta cannot be read whole, a group is missing or not the only one of its name, one name means two
   * groups, an active member has no e-mail address, or two active members share one
   */
  async read(): Promise<DirectorySnapshot> {
    const { access, accounts, planned } = this.settings;
    if (!access.available) throw noWayIn(access.reason);
    const okta = await access.open();
    const people = new Map<string, { member: OktaGroupMember; groups: string[] }>();
    const groups = await assignedGroups(okta, accounts, planned);
    for (const [group, { id }] of groups) {
      for (const member of await readGroupMembers(okta, id)) {
        const known = people.get(member.id);
        if (known === undefined) people.set(member.id, { member, groups: [group] });
        else known.groups.push(group);
      }
    }
    const users = withoutRepetition([...people.values()].map(({ member, groups }) => directoryUser(member, groups)));
    const names = [...new Set(accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group)))];
    return { source: `Okta ${access.address}, groups ${names.join(', ')}`, users, membersOnly: true };
  }
}

/** What is known of an assigned group: which one it is, and where it is assigned. */
interface AssignedGroup extends OktaGroup {
  readonly assignment: Assignment;
}

/** Every assigned group once, by what the access file calls it; without those that are not there and that the plan creates. */
async function assignedGroups(
  okta: OktaConnection,
  accounts: readonly Account[],
  planned: PlannedCreations | undefined,
): Promise<ReadonlyMap<string, AssignedGroup>> {
  const groups = new Map<string, AssignedGroup>();
  for (const { name, assignments } of withMakersFirst(accounts)) {
    const names = new Map<string, string>();
    for (const assignment of assignments) {
      const { group } = assignment;
      const known = groups.get(group);
      const found = isSameReference(known?.assignment, assignment) ? known! : await groupOf(okta, assignment, planned);
      if (found === undefined) continue;
      if (known !== undefined && known.id !== found.id) throw twoGroups(group, known, found);
      const before = names.get(found.id);
      if (before !== undefined) throw assignedTwice(name, before, group, found.id);
      names.set(found.id, group);
      if (known === undefined) groups.set(group, { ...found, assignment });
    }
  }
  return groups;
}

/** The accounts, each assignment that makes its group put in the place of those that look it up: it says which one is meant. */
function withMakersFirst(accounts: readonly Account[]): readonly Pick<Account, 'name' | 'assignments'>[] {
  const made = new Map<string, Assignment>();
  for (const assignment of accounts.flatMap(({ assignments }) => assignments)) {
    if (assignment.create) made.set(assignment.group, assignment);
  }
  return accounts.map(({ name, assignments }) => ({
    name,
    assignments: assignments.map((one) => (one.identity === undefined ? (made.get(one.group) ?? one) : one)),
  }));
}

function isSameReference(one: Assignment | undefined, other: Assignment): boolean {
  return one !== undefined && JSON.stringify(identityOf(one)) === JSON.stringify(identityOf(other));
}

/** Undefined if the group is not there, and the plan creates it. */
async function groupOf(
  okta: OktaConnection,
  assignment: Assignment,
  planned: PlannedCreations | undefined,
): Promise<OktaGroup | undefined> {
  const { group, create } = assignment;
  try {
    return await findGroup(okta, { group, identity: identityOf(assignment) });
  } catch (error) {
    if (!create || !(error instanceof OktaReadError) || error.code !== 'OKTA_NOT_FOUND') throw error;
    if (planned?.groups.has(group) === true) return undefined;
    throw new OktaReadError('OKTA_NOT_FOUND', {
      problem: `${okta.address} has no group ${quoted(group)}, which the stack makes (create: true).`,
      remedy:
        'Deploy first: it does not exist before. In a pull request, pass the plan that creates it (klaviyo-access drift --plan ' +
        'FILE). If it was deployed, somebody renamed or deleted it in Okta.',
      status: error.status,
    });
  }
}

function twoGroups(name: string, one: OktaGroup, other: OktaGroup): OktaReadError {
  return new OktaReadError('OKTA_AMBIGUOUS', {
    problem: `The access file gives two groups of Okta the name ${quoted(name)}: ${one.id} and ${other.id}.`,
    remedy: 'One name means one group in the file. Give one of the two by its id alone: group: { id: ... }.',
  });
}

function assignedTwice(account: string, one: string, other: string, id: string): OktaReadError {
  return new OktaReadError('OKTA_AMBIGUOUS', {
    problem: `The account ${quoted(account)} assigns one group of Okta (${id}) twice: as ${quoted(one)} and as ${quoted(other)}.`,
    remedy: 'Okta gives a group one role in an app. Remove one of the two assignments.',
  });
}

function directoryUser(member: OktaGroupMember, groups: readonly string[]): DirectoryPerson {
  const { login, email = '', givenName, familyName, status } = member;
  const active = isActiveUser(status);
  if (active && !isEMail(email)) {
    throw new OktaReadError('OKTA_UNEXPECTED', {
      problem: `The member ${quoted(login)} of ${groups.map(quoted).join(', ')} has no usable e-mail address in Okta.`,
      remedy: 'The app uses it as the userName, so their access is not known. Correct it in their profile in Okta.',
    });
  }
  const userName = isEMail(email) ? email : login;
  return { userName, givenName, familyName, groups, active, attributes: { login, status } };
}

/** Somebody who was deactivated and came back has two users of one address in Okta; the active one counts. */
function withoutRepetition(users: readonly DirectoryPerson[]): readonly DirectoryPerson[] {
  const byKey = new Map<string, DirectoryPerson>();
  for (const user of users) {
    const key = userKey(user.userName);
    const known = byKey.get(key);
    if (known?.active && user.active) {
      const logins = [known, user].map(({ attributes }) => quoted(attributes.login)).join(' and ');
      throw new OktaReadError('OKTA_AMBIGUOUS', {
        problem: `The Okta users ${logins} have the same e-mail address ${quoted(user.userName)}.`,
        remedy: 'In Klaviyo they would be one person. Give each an address of their own, or deactivate one.',
      });
    }
    if (known === undefined || user.active) byKey.set(key, user);
  }
  return [...byKey.values()];
}

function noWayIn(reason: string): OktaReadError {
  return new OktaReadError('OKTA_CREDENTIALS', {
    problem: `The directory is Okta (directory.okta), but it cannot be read: ${reason}.`,
    remedy: SET_OKTA_CREDENTIALS,
  });
}
