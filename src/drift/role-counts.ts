import { type RoleCount } from './drift-report.js';
import { byCodeUnits } from './order.js';

/** How many people hold each role, most first, then by role; those without one last among equals. */
export function roleCounts(people: readonly { readonly role: string | undefined }[]): readonly RoleCount[] {
  const counts = new Map<string | null, number>();
  for (const { role = null } of people) counts.set(role, (counts.get(role) ?? 0) + 1);
  return [...counts]
    .map(([role, number]) => ({ role, people: number }))
    .sort((one, other) => other.people - one.people || byRole(one.role, other.role));
}

function byRole(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return byCodeUnits(one, other);
}
