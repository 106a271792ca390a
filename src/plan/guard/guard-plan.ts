import { type TerraformPlan } from '../terraform-plan.js';
import { appWithProvisioning } from './app-with-provisioning.js';
import { groupDestroyed } from './group-destroyed.js';
import { groupUnassigned } from './group-unassigned.js';
import { noAdminGroup } from './no-admin-group.js';
import { notAdopted } from './not-adopted.js';
import { type Refusal } from './refusal.js';
import { roleAttribute } from './role-attribute.js';
import { roleValue, type RolesInUse } from './role-value.js';

/** What the guard made of a plan. A deploy is safe to go on with only if nothing is refused. */
export interface GuardVerdict {
  readonly refused: readonly Refusal[];
  /** Refusals that an override let through; they are shown all the same. */
  readonly allowed: readonly Refusal[];
  /** Overrides that matched nothing: a typo, or a refusal that is no more. */
  readonly unusedOverrides: readonly string[];
}

/**
 * Holds a plan against what a deploy must not do unasked: update an app whose provisioning is on, lose the role
 * attribute, unassign or delete a group, take a role value away that people hold, leave no admin group, overwrite what is in
 * Okta already.
 *
 * @param overrides - `RULE=ADDRESS`, each lets exactly one refusal through
 * @param rolesInUse - who holds which role; without it every role counts as held
 */
export function guardPlan(
  plan: TerraformPlan,
  options: { readonly overrides: readonly string[]; readonly rolesInUse?: RolesInUse },
): GuardVerdict {
  const refusals = [
    ...appWithProvisioning(plan),
    ...roleAttribute(plan),
    ...groupUnassigned(plan),
    ...groupDestroyed(plan),
    ...roleValue(plan, options.rolesInUse),
    ...noAdminGroup(plan),
    ...notAdopted(plan),
  ];
  const key = (refusal: Refusal): string => `${refusal.rule}=${refusal.address}`;
  const overrides = new Set(options.overrides);
  const keys = new Set(refusals.map(key));
  return {
    refused: refusals.filter((refusal) => !overrides.has(key(refusal))),
    allowed: refusals.filter((refusal) => overrides.has(key(refusal))),
    unusedOverrides: [...overrides].filter((override) => !keys.has(override)),
  };
}
