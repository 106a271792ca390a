import { type GuardOptions, guardPlan, type GuardVerdict } from '../../../src/plan/guard/guard-plan.js';
import { type RolesInUse } from '../../../src/plan/guard/roles-in-use.js';
import { parseTerraformPlan } from '../../../src/plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';

/** A plan as OpenTofu prints it, with the given resource changes, and with what they change in its prior state. */
export function planJson(...changes: readonly Readonly<Record<string, unknown>>[]): string {
  const resources = changes.flatMap(({ address, mode, type, change }) => {
    const { before } = change as { readonly before: unknown };
    return before === null ? [] : [{ address, mode, type, values: before }];
  });
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: {} },
    prior_state: { values: { root_module: { resources } } },
    resource_changes: changes,
    configuration: { root_module: {} },
  });
}

export interface Change {
  readonly actions: readonly string[];
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  /** The key of what an earlier replacement has left over. */
  readonly deposed?: string;
  readonly after_unknown?: object;
  /** The name behind the type in the address. Default `acme`. */
  readonly name?: string;
}

export function resourceChange(
  type: string,
  { actions, before, after, deposed, after_unknown, name = 'acme' }: Change,
): Readonly<Record<string, unknown>> {
  return {
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    ...(deposed !== undefined && { deposed }),
    change: {
      actions,
      ...sidesOf(actions, before ?? null, after ?? null),
      ...(after_unknown && { after_unknown }),
    },
  };
}

/** The sides that such a change has in a plan. Its own are kept where it has both, so that one test can go through all actions. */
function sidesOf(actions: readonly string[], before: object | null, after: object | null): object {
  switch (actions.join(',')) {
    case 'no-op':
      return { before: before ?? after, after: before ?? after };
    case 'create':
      return { before: null, after: after ?? {} };
    case 'delete':
    case 'forget':
      return { before: before ?? {}, after: null };
    default:
      return { before: before ?? {}, after: after ?? {} };
  }
}

export const appChange = (change: Change): Readonly<Record<string, unknown>> => resourceChange('okta_app_saml', change);

export const roleAttributeChange = (change: Change): Readonly<Record<string, unknown>> =>
  resourceChange('okta_app_user_schema_property', change);

export const assignmentsChange = (change: Change): Readonly<Record<string, unknown>> =>
  resourceChange('okta_app_group_assignments', change);

/** One side of `okta_app_group_assignment`. */
export function oneGroup(group_id: string, role: string, app_id = '0oa1'): Readonly<Record<string, unknown>> {
  return {
    app_id,
    group_id,
    priority: 1,
    profile: JSON.stringify(role === '' ? {} : { role }),
    retain_assignment: false,
  };
}

export const assignmentChange = (change: Change): Readonly<Record<string, unknown>> =>
  resourceChange('okta_app_group_assignment', change);

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
  options: Partial<GuardOptions> = {},
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

/** The address of every refusal of these changes, behind its rule. */
export function refusals(...changes: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return guarded(changes).refused.map(({ rule, address }) => `${rule}=${address}`);
}

/** Every list of actions that leaves Okta's object alone. */
export const HARMLESS = ['no-op', 'forget'] as const;
