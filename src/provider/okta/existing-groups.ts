import { type ProviderAccess } from '../identity-provider.js';
import { groupsNamed } from './app/find-group.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { noWayIn } from './connect.js';

/**
 * Of these names those that a group of Okta's own has, with its id. Okta refuses a second one of that name; a group that was
 * imported may share it.
 *
 * @throws OktaReadError if there is no way to Okta, or it cannot be read
 */
export async function existingGroups(
  access: ProviderAccess<OktaConnection>,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!access.available) throw noWayIn('The groups of Okta cannot be read', access.reason);
  const okta = await access.open();
  const ids = new Map<string, string>();
  for (const name of names) {
    const [one] = (await groupsNamed(okta, name)).filter((group) => group.type === 'OKTA_GROUP' && group.name === name);
    if (one !== undefined) ids.set(name, one.id);
  }
  return ids;
}
