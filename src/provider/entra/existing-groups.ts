import { type ProviderAccess } from '../identity-provider.js';
import { groupsNamed } from './app/find-group.js';
import { noWayIn } from './connect.js';
import { type GraphConnection } from './connection/graph-connection.js';

/**
 * Of these names those that a group of Entra has, with its id. Entra itself takes a second one of that name; the stack's apply does not, since
 * a name in the access file would mean both.
 *
 * @throws EntraReadError if there is no way to Entra, or it cannot be read
 */
export async function existingGroups(
  access: ProviderAccess<GraphConnection>,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!access.available) throw noWayIn('The groups of Entra cannot be read', access.reason);
  const entra = await access.open();
  const ids = new Map<string, string>();
  for (const name of names) {
    const [one] = (await groupsNamed(entra, name)).filter((group) => group.name === name);
    if (one !== undefined) ids.set(name, one.id);
  }
  return ids;
}
