import { type ProviderAccess } from '../identity-provider.js';
import { readRoles, severalRoles } from './app/read-roles.js';
import { noWayIn } from './connect.js';
import { type OneLoginConnection } from './connection/onelogin-connection.js';

/**
 * Of these names those that a role of OneLogin has, with its id.
 *
 * @throws OneLoginReadError if there is no way to OneLogin, or it cannot be read; `ONELOGIN_AMBIGUOUS` if several roles have one of the names
 */
export async function existingGroups(
  access: ProviderAccess<OneLoginConnection>,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!access.available) throw noWayIn('The roles of OneLogin cannot be read', access.reason);
  const onelogin = await access.open();
  const ids = new Map<string, string>();
  if (names.length === 0) return ids;
  const all = await readRoles(onelogin);
  for (const name of names) {
    const found = all.filter((role) => role.name === name);
    if (found.length > 1) throw severalRoles(onelogin, name, found, true);
    if (found[0] !== undefined) ids.set(name, found[0].id);
  }
  return ids;
}
