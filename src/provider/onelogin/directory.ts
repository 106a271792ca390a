import { type Account } from '../../access/access-model.js';
import { type Directory, type DirectorySnapshot } from '../../people/directory-person.js';
import { conditionsOf, keptInProvider, looksAtEveryone, scopeWords, whoGetsAccess } from '../directory-scope.js';
import { GroupedPeople } from '../grouped-people.js';
import { type ProviderAccess, type ReadOptions } from '../identity-provider.js';
import { type OneLoginUser } from './app/onelogin-state.js';
import { readRolePeople } from './app/read-app-people.js';
import { attributeNamesOf, readEveryone, readUsers } from './app/read-users.js';
import { assignedOneLoginRoles } from './assigned-roles.js';
import { noWayIn } from './connect.js';
import { type OneLoginConnection } from './connection/onelogin-connection.js';
import { OneLoginReadError } from './connection/onelogin-read-error.js';
import { peopleOfConditions } from './role-people.js';
import { soundPeople } from './sound-people.js';

export interface OneLoginDirectorySettings extends ReadOptions {
  readonly access: ProviderAccess<OneLoginConnection>;
  /** The roles of OneLogin that they assign are read; everyone, where an assignment says itself who belongs. */
  readonly accounts: readonly Account[];
}

/**
 * The people of OneLogin whom the accounts' assignments are about, as a directory: those in the roles of OneLogin that somebody keeps there; and
 * everyone, with the texts that conditions can compare, where an assignment has a condition or names its members, and where the account keeps
 * people or has guardrails. Who is in such a role is decided by the access file, and so not read. A person's userName is their e-mail address.
 */
export class OneLoginDirectory implements Directory {
  private readonly settings: OneLoginDirectorySettings;

  constructor(settings: OneLoginDirectorySettings) {
    this.settings = settings;
  }

  /**
   * Reads every role of OneLogin to its last person.
   *
   * @throws OneLoginReadError if OneLogin cannot be read whole; if a role is missing or not the only one of its name, or one name means two
   * roles; if somebody who gets access has no e-mail address, or shares it
   * @throws UnknownAttributeError if a condition compares an attribute that people do not have
   */
  async read(): Promise<DirectorySnapshot> {
    const { access, accounts, planned, today = new Date().toISOString().slice(0, 10) } = this.settings;
    if (!access.available) {
      throw noWayIn('The directory is OneLogin (directory.onelogin), but it cannot be read', access.reason);
    }
    const onelogin = await access.open();
    const kept = keptInProvider(accounts);
    const conditions = conditionsOf(accounts);
    const members = new Map<string, ReadonlySet<string>>();
    for (const [group, { id }] of await assignedOneLoginRoles(onelogin, kept, planned)) {
      members.set(group, await readRolePeople(onelogin, id));
    }
    for (const [group, ids] of await peopleOfConditions(onelogin, conditions, planned?.groups)) members.set(group, ids);
    const isOfEveryone = accounts.some(looksAtEveryone);
    const fields = conditions.length === 0 ? 'base' : 'with-attributes';
    const asked = new Set([...members.values()].flatMap((ids) => [...ids]));
    const users = isOfEveryone ? await readEveryone(onelogin, fields) : await readUsers(onelogin, [...asked], fields);
    const attributeNames = conditions.length === 0 ? undefined : attributeNamesOf(users);
    const people = grouped(onelogin, users, members);
    return {
      source: `OneLogin ${access.address}, ${scopeWords(isOfEveryone, kept, 'roles')}`,
      users: soundPeople(people.all, whoGetsAccess(accounts, { attributeNames, today })),
      membersOnly: !isOfEveryone,
      ...(attributeNames && { attributeNames }),
    };
  }
}

/** @throws OneLoginReadError if a role has somebody who is not among the users: the lists are of two times */
function grouped(
  { address }: OneLoginConnection,
  users: readonly OneLoginUser[],
  members: ReadonlyMap<string, ReadonlySet<string>>,
): GroupedPeople<OneLoginUser> {
  const people = new GroupedPeople<OneLoginUser>();
  people.add(users);
  const byId = new Map(users.map((user) => [user.id, user]));
  for (const [group, ids] of members) {
    const found = [...ids].map((id) => byId.get(id) ?? id);
    const missing = found.find((one) => typeof one === 'string');
    if (missing !== undefined) {
      throw new OneLoginReadError('ONELOGIN_UNEXPECTED', {
        problem: `${address} has the user ${missing} in a role of OneLogin, and does not list them among its users.`,
        remedy:
          'They may have been deleted a moment ago. Nothing is concluded from two lists that differ. Run it again.',
      });
    }
    people.add(
      found.filter((one) => typeof one !== 'string'),
      group,
    );
  }
  return people;
}
