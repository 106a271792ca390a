import { guardPlan, type GuardVerdict } from '../../../src/plan/guard/guard-plan.js';
import { type RolesInUse } from '../../../src/plan/guard/roles-in-use.js';
import { parseTerraformPlan } from '../../../src/plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';

/** A plan as `terraform show -json` prints it, with the given resource changes. */
export function planJson(...changes: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: {} },
    resource_changes: changes,
    configuration: { root_module: {} },
  });
}

interface Change {
  readonly actions: readonly string[];
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  /** The key of what an earlier replacement has left over. */
  readonly deposed?: string;
}

export function resourceChange(
  type: string,
  { actions, before, after, deposed }: Change,
): Readonly<Record<string, unknown>> {
  return {
    address: `${type}.acme`,
    mode: 'managed',
    type,
    ...(deposed !== undefined && { deposed }),
    change: { actions, before: before ?? null, after: after ?? null },
  };
}

export const appChange = (change: Change): Readonly<Record<string, unknown>> => resourceChange('okta_app_saml', change);

export const roleAttributeChange = (change: Change): Readonly<Record<string, unknown>> =>
  resourceChange('okta_app_user_schema_property', change);

export const assignmentsChange = (change: Change): Readonly<Record<string, unknown>> =>
  resourceChange('okta_app_group_assignments', change);

export const groupChange = (change: Change): Readonly<Record<string, unknown>> => resourceChange('okta_group', change);

/** One side of `okta_app_group_assignments`, from pairs of group id and role. */
export function groups(...pairs: readonly (readonly [id: string | undefined, role: string])[]): {
  readonly group: readonly object[];
} {
  return { group: pairs.map(([id, role], index) => ({ id, priority: index + 1, profile: JSON.stringify({ role }) })) };
}

/** What the guard says of a plan of these changes. */
export function guarded(
  changes: readonly Readonly<Record<string, unknown>>[],
  options: { readonly overrides?: readonly string[]; readonly rolesInUse?: RolesInUse } = {},
): GuardVerdict {
  return guardPlan(parseTerraformPlan(planJson(...changes)), { providers: PLAN_PROVIDERS, overrides: [], ...options });
}

/** What one rule says of a change: the reasons for which it is refused. */
export function reasons(
  rule: string,
  change: Readonly<Record<string, unknown>>,
  rolesInUse?: RolesInUse,
): readonly string[] {
  return guarded([change], rolesInUse && { rolesInUse })
    .refused.filter((refusal) => refusal.rule === rule)
    .map(({ reason }) => reason);
}

/** Every list of actions that leaves Okta's object alone. */
export const HARMLESS = ['no-op', 'read', 'forget'] as const;
