import { createHash } from 'node:crypto';
import { type ReconcilePlan } from './plan.js';

/** A plan with its SHA-256, which a reviewer approves and an apply compares. */
export function sealed(plan: Omit<ReconcilePlan, 'sha256'>): ReconcilePlan {
  return { ...plan, sha256: sealOf(plan) };
}

/**
 * SHA-256 of a plan, as lower-case hexadecimal: over the UTF-8 of its JSON without white space, the members of each object in
 * order of their names (by UTF-16 code units), without `sha256`.
 */
export function sealOf(plan: object): string {
  const rest = Object.entries(plan).filter(([name]) => name !== 'sha256');
  return createHash('sha256')
    .update(JSON.stringify(canonical(Object.fromEntries(rest))))
    .digest('hex');
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, canonical(member)]),
  );
}
