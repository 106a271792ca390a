import { createHash } from 'node:crypto';

/**
 * A construct id for a group that follows from its name alone: the same whatever other groups there are and in whatever
 * order they stand, so that a reordered access file renames no resource. A name that is not plain gets a hash, and the
 * underscore before it keeps the two forms apart.
 */
export function accessGroupId(name: string): string {
  return stableId('group', name);
}

/** The same for the rule that fills the group of this name. */
export function accessRuleId(group: string): string {
  return stableId('rule', group);
}

/** The same for the members of the group of this name. */
export function accessMembersId(group: string): string {
  return stableId('members', group);
}

/** The same for the app role of a role. Klaviyo's roles have underscores. */
export function appRoleResourceId(role: string): string {
  return /^[a-z0-9_-]{1,80}$/.test(role) && !HASHED.test(role) ? `role-${role}` : stableId('role', role);
}

/** The same for the assignment of the role to the group of this name. */
export function roleAssignmentId(group: string): string {
  return stableId('assignment', group);
}

/** How a name ends that got a hash. */
const HASHED = /_[0-9a-f]{12}$/;

function stableId(part: string, name: string): string {
  if (/^[a-z0-9-]{1,80}$/.test(name)) return `${part}-${name}`;
  const legible = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `${part}-${legible}_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}
