import { isDeepStrictEqual } from 'node:util';
import { type PlanAction } from './plan-action.js';
import { PlanError } from './plan-error.js';
import { changeAddress, type ResourceChangeJson } from './plan-json.js';
import { resourceType } from './resource-type.js';

/** Whether a change of a managed resource has a present object, and one that would be. What is forgotten may have either in a plan. */
const SIDES: Readonly<
  Record<PlanAction, { readonly before: boolean; readonly after: boolean | undefined } | undefined>
> = {
  'no-op': { before: true, after: true },
  // Terraform reads data sources, and never a managed resource, as a change of it.
  read: undefined,
  create: { before: false, after: true },
  update: { before: true, after: true },
  delete: { before: true, after: false },
  replace: { before: true, after: true },
  forget: { before: true, after: undefined },
  'forget and create': { before: true, after: true },
};

/**
 * The change, if its parts agree: nothing may be concluded from one whose action says something else than its two sides or its
 * address, since nobody knows which of them holds.
 *
 * @throws PlanError where they do not agree
 */
export function soundChange(change: ResourceChangeJson): ResourceChangeJson {
  const contradiction = change.mode === 'managed' ? contradictionIn(change) : undefined;
  if (contradiction === undefined) return change;
  throw new PlanError(
    `The plan contradicts itself: the action for ${changeAddress(change)} is "${change.action}", but ${contradiction}. Pass all of ` +
      'what `terraform show -json plan` prints, unchanged.',
  );
}

function contradictionIn({ action, address, type, change }: ResourceChangeJson): string | undefined {
  const sides = SIDES[action];
  if ((resourceType(address) ?? type) !== type) return `its type is ${type}`;
  if (sides === undefined) return 'only data sources are read';
  if (sides.before !== (change.before !== null)) return `before is ${sides.before ? 'null' : 'not null'}`;
  if (sides.after !== undefined && sides.after !== (change.after !== null)) {
    return `after is ${sides.after ? 'null' : 'not null'}`;
  }
  if (action === 'no-op' && !isDeepStrictEqual(change.before, change.after)) return 'before and after differ';
  return undefined;
}
