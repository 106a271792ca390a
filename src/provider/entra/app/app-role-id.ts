import { createHash } from 'node:crypto';
import { type EntraAccount } from '../../../access/entra-account.js';

/** The namespace of the ids of app roles. It never changes: with another one every role of every account would be another role. */
const NAMESPACE = '8f1d6c0e-6a53-4c7b-9b0e-2f5a7d3c1e49';

/**
 * The id of the app role of a role: the access file's, or else one that is derived from the account's name and the role's id, and is
 * the same for ever. Entra knows an app role, and whoever it is assigned to, by this id alone.
 */
export function appRoleId({ name, identityProvider }: EntraAccount, role: string): string {
  const { appRoles } = identityProvider.app;
  return Object.hasOwn(appRoles, role) ? appRoles[role]! : derivedId(`${name}/${role}`);
}

/** A UUID of a name, version 5 (RFC 9562, section 5.5). */
function derivedId(name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
