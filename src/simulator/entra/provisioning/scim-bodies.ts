import { type Json } from '../json-value.js';
import { type TargetValues } from './mapped-user.js';
import { isFiltered, putInto, schemasOf } from './target-attribute.js';

const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** The body with which Entra makes a user (learn.microsoft.com, "Tutorial: Develop and plan provisioning for a SCIM endpoint", "Create User"). */
export function newUser(values: TargetValues): Json {
  const body: Json = { schemas: schemasOf(Object.keys(values)) };
  for (const [target, value] of Object.entries(values)) putInto(body, target, value);
  return { ...body, meta: { resourceType: 'User' } };
}

/** One attribute that is written. */
export interface Change {
  readonly target: string;
  readonly value: string;
  /** What stood there; undefined: nothing. */
  readonly before: string | undefined;
}

/**
 * The body with which Entra changes a user: an operation for each attribute, `Add` where there was nothing, else `Replace`, capitalised,
 * with `active` as text. With the flag `aadOptscim062020` the operations are written small, `active` is a truth value, and what needs
 * no filter is replaced at once (learn.microsoft.com, "Known issues and resolutions with SCIM 2.0 protocol compliance").
 */
export function patchOf(changes: readonly Change[], compliant: boolean): Json {
  return { schemas: [PATCH_SCHEMA], Operations: compliant ? compliantOperations(changes) : changes.map(operation) };
}

function operation({ target, value, before }: Change): Json {
  return {
    op: before === undefined ? 'Add' : 'Replace',
    path: target,
    value: target === 'active' ? capital(value) : value,
  };
}

function compliantOperations(changes: readonly Change[]): readonly Json[] {
  const replaced = changes.filter(({ target, before }) => before !== undefined && !isFiltered(target));
  const apart = replaced.length > 1 ? changes.filter((change) => !replaced.includes(change)) : changes;
  const single = apart.map(({ target, value, before }) => ({
    op: before === undefined ? 'add' : 'replace',
    path: target,
    value: written(target, value),
  }));
  if (apart === changes) return single;
  const together = Object.fromEntries(replaced.map(({ target, value }) => [target, written(target, value)]));
  return [...single, { op: 'replace', value: together }];
}

function written(target: string, value: string): unknown {
  return target === 'active' ? value.toLowerCase() === 'true' : value;
}

function capital(value: string): string {
  return value.toLowerCase() === 'true' ? 'True' : 'False';
}
