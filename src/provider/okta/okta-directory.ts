import { type Account, type Assignment } from '../../access/access-model.js';
import { type Directory, type DirectorySnapshot, type DirectoryPerson } from '../../people/directory-person.js';
import { isEMail } from '../../people/e-mail.js';
import { type OktaGroupMember } from './app/okta-app-state.js';
import { quoted } from '../../text/quoted.js';
import { type ProviderAccess } from '../identity-provider.js';
import { userKey } from '../../people/user-key.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { SET_OKTA_CREDENTIALS } from './connect.js';
import { OktaReadError } from './connection/okta-read-error.js';
import { readGroupMembers } from './app/read-group-members.js';
import { isActiveUser } from './statuses.js';

export interface OktaDirectorySettings {
  readonly access: ProviderAccess<OktaConnection>;
  /** The groups that they assign are read. */
  readonly accounts: readonly Account[];
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
   * @throws OktaReadError if Okta cannot be read whole, a group is missing, all groups are empty, an active member has no
   * e-mail address, or two active members share one
   */
  async read(): Promise<DirectorySnapshot> {
    const { access, accounts } = this.settings;
    if (!access.available) throw noWayIn(access.reason);
    const okta = await access.open();
    const people = new Map<string, { member: OktaGroupMember; groups: string[] }>();
    const assignments = firstOfEachGroup(accounts);
    for (const [group, assignment] of assignments) {
      for (const member of await membersOf(okta, assignment)) {
        const known = people.get(member.id);
        if (known === undefined) people.set(member.id, { member, groups: [group] });
        else known.groups.push(group);
      }
    }
    const names = [...assignments.keys()].join(', ');
    const users = withoutRepetition([...people.values()].map(({ member, groups }) => directoryUser(member, groups)));
    if (users.length === 0) throw nobody(access.address, names);
    return { source: `Okta ${access.address}, groups ${names}`, users };
  }
}

/** Every assigned group once. It is managed if any account's stack makes it. */
function firstOfEachGroup(accounts: readonly Account[]): ReadonlyMap<string, Assignment> {
  const groups = new Map<string, Assignment>();
  for (const assignment of accounts.flatMap((account) => account.assignments)) {
    if (!groups.has(assignment.group) || assignment.create) groups.set(assignment.group, assignment);
  }
  return groups;
}

async function membersOf(okta: OktaConnection, { group, create }: Assignment): Promise<readonly OktaGroupMember[]> {
  try {
    return await readGroupMembers(okta, group);
  } catch (error) {
    if (!create || !(error instanceof OktaReadError) || error.code !== 'OKTA_NOT_FOUND') throw error;
    throw new OktaReadError('OKTA_NOT_FOUND', {
      problem: `${okta.address} has no group ${quoted(group)}, which the stack makes (create: true).`,
      remedy: 'Deploy first: it does not exist before. If it was deployed, somebody renamed or deleted it in Okta.',
      status: error.status,
    });
  }
}

function directoryUser(member: OktaGroupMember, groups: readonly string[]): DirectoryPerson {
  const { login, email = '', givenName, familyName, status } = member;
  const active = isActiveUser(status);
  if (active && !isEMail(email)) {
    throw new OktaReadError('OKTA_UNEXPECTED', {
      problem: `The member ${quoted(login)} of ${groups.map(quoted).join(', ')} has no usable e-mail address in Okta.`,
      remedy: 'The app makes the userName of it, so their access is not known. Correct it in their profile in Okta.',
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

function nobody(address: string, names: string): OktaReadError {
  return new OktaReadError('OKTA_UNEXPECTED', {
    problem: `The assigned groups of ${address} have no member at all: ${names}.`,
    remedy:
      'Everyone in Klaviyo would count as unexpected, so nothing is compared. Put people into the groups in Okta.',
  });
}
