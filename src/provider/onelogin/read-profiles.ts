import { type Account } from '../../access/access-model.js';
import { type DirectoryPerson } from '../../people/directory-person.js';
import { type UserKey, userKey } from '../../people/user-key.js';
import { conditionsOf } from '../directory-scope.js';
import { type ProviderAccess } from '../identity-provider.js';
import { readEveryone } from './app/read-users.js';
import { noWayIn } from './connect.js';
import { type OneLoginConnection } from './connection/onelogin-connection.js';
import { directoryPerson, peopleOfConditions } from './role-people.js';

/**
 * Everyone in OneLogin as mappings see them, by the key of the e-mail address: `attributes` are the texts that conditions can compare, and
 * `groups` the roles of OneLogin that the accounts' conditions name. Of two people of one address, the active one.
 *
 * @throws OneLoginReadError if there is no way to OneLogin, or it cannot be read whole, or if a condition names a role that it does not have
 */
export async function readProfiles(
  access: ProviderAccess<OneLoginConnection>,
  accounts: readonly Account[],
): Promise<ReadonlyMap<UserKey, DirectoryPerson>> {
  if (!access.available) throw noWayIn('The profiles of people in OneLogin cannot be read', access.reason);
  const onelogin = await access.open();
  const members = await peopleOfConditions(onelogin, conditionsOf(accounts));
  const profiles = new Map<UserKey, DirectoryPerson>();
  for (const user of await readEveryone(onelogin, 'with-attributes')) {
    const groups = new Set([...members].flatMap(([name, ids]) => (ids.has(user.id) ? [name] : [])));
    const person = directoryPerson({ user, groups });
    const key = userKey(person.userName);
    if (profiles.get(key)?.active !== true) profiles.set(key, person);
  }
  return profiles;
}
