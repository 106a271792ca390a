import { type Account } from '../../access/access-model.js';
import { isEntraAccount } from '../../access/entra-account.js';
import { type DirectoryPerson } from '../../people/directory-person.js';
import { type UserKey, userKey } from '../../people/user-key.js';
import { conditionsOf } from '../directory-scope.js';
import { GroupedPeople } from '../grouped-people.js';
import { type ProviderAccess } from '../identity-provider.js';
import { type EntraUser } from './app/entra-state.js';
import { readEveryone } from './app/read-users.js';
import { userProperties } from './app/user-properties.js';
import { noWayIn } from './connect.js';
import { type GraphConnection } from './connection/graph-connection.js';
import { addGroupsOfConditions } from './entra-people.js';
import { directoryPerson } from './sound-people.js';

/**
 * Everyone in Entra as the accounts' rules see them, by the key of each userName that an account takes: `attributes` are the texts that
 * conditions can compare, and `groups` those that the accounts' conditions name. Of two people of one userName, the active one.
 *
 * @throws EntraReadError if there is no way to Entra, or it cannot be read whole, or if a condition names a group that it does not have
 */
export async function readProfiles(
  access: ProviderAccess<GraphConnection>,
  accounts: readonly Account[],
): Promise<ReadonlyMap<UserKey, DirectoryPerson>> {
  if (!access.available) throw noWayIn('The profiles of people in Entra cannot be read', access.reason);
  const entra = await access.open();
  const conditions = conditionsOf(accounts);
  const { select } = userProperties(conditions);
  const people = new GroupedPeople<EntraUser>();
  people.add(await readEveryone(entra, select));
  await addGroupsOfConditions(entra, people, conditions, select);
  const userNames = new Set(
    accounts.filter(isEntraAccount).map(({ identityProvider }) => identityProvider.app.userName),
  );
  const profiles = new Map<UserKey, DirectoryPerson>();
  for (const from of userNames) {
    for (const person of people.all.map((one) => directoryPerson(one, from))) {
      const key = userKey(person.userName);
      if (profiles.get(key)?.active !== true) profiles.set(key, person);
    }
  }
  return profiles;
}
