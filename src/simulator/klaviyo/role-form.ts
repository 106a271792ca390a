import { scimError } from './scim-error.js';
import { type RoleEntry, type RoleForm, type SimulatedUser } from './simulated-account.js';

/** The attributes in which a user's role stands on the wire. */
export interface WireRole {
  readonly role?: string;
  readonly roles?: readonly RoleEntry[];
}

/** A user's role in the form that the account answers in. A record from before with `rawRoles` has both attributes. */
export function writeRole(user: Pick<SimulatedUser, 'role' | 'rawRoles'>, form: RoleForm): WireRole {
  const { role, rawRoles } = user;
  if (rawRoles !== undefined) {
    return { ...(role === undefined ? {} : { role }), roles: rawRoles };
  }
  if (role === undefined) {
    return {};
  }
  switch (form) {
    case 'role':
      return { role };
    case 'roles-strings':
      return { roles: [role] };
    case 'roles-objects':
      return { roles: [{ value: role, primary: true }] };
  }
}

/**
 * The role that a request's body gives: by `role`, by `roles`, or by both if they agree. Klaviyo does not say what
 * happens if they disagree; a user has one role, so it is refused (400 invalidValue).
 */
export function readRole(role: string | undefined, roles: unknown): string | undefined {
  const inRoles = roleInRoles(roles);
  if (role !== undefined && inRoles !== undefined && role !== inRoles) {
    throw scimError(400, 'invalidValue', '"role" and "roles" name different roles; a user has one role.');
  }
  return role ?? inRoles;
}

/**
 * The one role in a value of `roles`: a string, an object with `value`, or a list of these. Of several different ones
 * the only primary one counts (RFC 7643, section 2.4: at most one value is primary); without it the value is refused.
 */
export function roleInRoles(roles: unknown): string | undefined {
  if (roles === undefined || roles === null) {
    return undefined;
  }
  const entries = (Array.isArray(roles) ? roles : [roles]).map(roleEntry);
  const every = new Set(entries.map(({ value }) => value));
  if (every.size <= 1) {
    return entries[0]?.value;
  }
  const primary = new Set(entries.filter((entry) => entry.primary).map(({ value }) => value));
  const [one] = primary;
  if (primary.size !== 1 || one === undefined) {
    throw scimError(400, 'invalidValue', '"roles" names several roles and not exactly one of them is primary.');
  }
  return one;
}

function roleEntry(entry: unknown): { readonly value: string; readonly primary: boolean } {
  if (typeof entry === 'string') {
    return { value: entry, primary: false };
  }
  if (typeof entry === 'object' && entry !== null && 'value' in entry && typeof entry.value === 'string') {
    const primary = 'primary' in entry ? String(entry.primary).toLowerCase() === 'true' : false;
    return { value: entry.value, primary };
  }
  throw scimError(400, 'invalidValue', 'An entry of "roles" is a string or an object with a string "value".');
}
