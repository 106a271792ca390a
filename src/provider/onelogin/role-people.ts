import { type DirectoryPerson } from '../../people/directory-person.js';
import { isEMail } from '../../people/e-mail.js';
import { type Condition, groupsIn } from '../../rules/condition.js';
import { quoted } from '../../text/quoted.js';
import { type GroupedPerson } from '../grouped-people.js';
import { type OneLoginUser } from './app/onelogin-state.js';
import { readRolePeople } from './app/read-app-people.js';
import { readRoles } from './app/read-roles.js';
import { type OneLoginConnection } from './connection/onelogin-connection.js';
import { OneLoginReadError } from './connection/onelogin-read-error.js';
import { isActiveUser } from './statuses.js';

/** A person of OneLogin, and the names of those of their roles that were read. */
export type OneLoginPerson = GroupedPerson<OneLoginUser>;

/**
 * Who is in the roles of OneLogin that conditions name (`memberOf`), by the name: the ids of the people of every role of the name, since a condition does not
 * tell them apart.
 *
 * @param planned - names of roles that may be missing, since a plan creates them
 * @throws OneLoginReadError `ONELOGIN_NOT_FOUND` if there is no such role, and nobody would be in it
 */
export async function peopleOfConditions(
  onelogin: OneLoginConnection,
  conditions: readonly Condition[],
  planned: ReadonlySet<string> = new Set(),
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const names = new Set(conditions.flatMap(groupsIn));
  const people = new Map<string, ReadonlySet<string>>();
  if (names.size === 0) return people;
  const all = await readRoles(onelogin);
  for (const name of names) {
    const roles = all.filter((role) => role.name === name);
    if (roles.length === 0 && !planned.has(name)) throw noSuchRole(onelogin, name);
    const ids = new Set<string>();
    for (const { id } of roles) for (const person of await readRolePeople(onelogin, id)) ids.add(person);
    people.set(name, ids);
  }
  return people;
}

/**
 * A person of OneLogin as a directory knows them. The userName in Klaviyo is the e-mail address; of somebody without one it is the username here, and
 * without that the id.
 */
export function directoryPerson({ user, groups }: OneLoginPerson): DirectoryPerson {
  const { id, email = '', username = id, firstname = '', lastname = '', attributes } = user;
  return {
    userName: isEMail(email) ? email : username,
    givenName: firstname,
    familyName: lastname,
    groups: [...groups],
    active: isActiveUser(user),
    attributes,
  };
}

function noSuchRole({ address }: OneLoginConnection, name: string): OneLoginReadError {
  return new OneLoginReadError('ONELOGIN_NOT_FOUND', {
    problem: `${address} has no role of OneLogin named exactly ${quoted(name)}, of which a condition of the access file asks (memberOf).`,
    remedy: 'Write the name as OneLogin has it. If a stack makes the role, deploy that first.',
  });
}
