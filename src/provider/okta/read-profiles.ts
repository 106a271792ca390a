import { type Account } from '../../access/access-model.js';
import { type DirectoryPerson } from '../../people/directory-person.js';
import { type UserKey, userKey } from '../../people/user-key.js';
import { conditionsOf } from '../directory-scope.js';
import { GroupedPeople } from '../grouped-people.js';
import { type ProviderAccess } from '../identity-provider.js';
import { type OktaGroupMember } from './app/okta-app-state.js';
import { noWayIn } from './connect.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { addGroupsOfConditions, directoryPerson, readEveryone } from './rule-people.js';

/**
 * Everyone in Okta as the accounts' rules see them, by the key of the e-mail address: `attributes` are the texts of the profile by
 * Okta's variable names, and `groups` those that the accounts' conditions name. Of two people of one address, the active one.
 *
 * @throws OktaReadError if there is no way to Okta, or it cannot be read whole, or if a condition names a group that it does not have
 */
export async function readProfiles(
  access: ProviderAccess<OktaConnection>,
  accounts: readonly Account[],
): Promise<ReadonlyMap<UserKey, DirectoryPerson>> {
  if (!access.available) throw noWayIn('The profiles of people in Okta cannot be read', access.reason);
  const okta = await access.open();
  const people = new GroupedPeople<OktaGroupMember>();
  people.add(await readEveryone(okta));
  await addGroupsOfConditions(okta, people, conditionsOf(accounts));
  const profiles = new Map<UserKey, DirectoryPerson>();
  for (const person of people.all.map(directoryPerson)) {
    const key = userKey(person.userName);
    if (profiles.get(key)?.active !== true) profiles.set(key, person);
  }
  return profiles;
}
