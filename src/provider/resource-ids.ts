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

function stableId(part: string, name: string): string {
  if (/^[a-z0-9-]{1,80}$/.test(name)) return `${part}-${name}`;
  const legible = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `${part}-${legible}_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}
