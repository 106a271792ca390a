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
}

function resourceChange(type: string, { actions, before, after }: Change): Readonly<Record<string, unknown>> {
  return {
    address: `${type}.acme`,
    mode: 'managed',
    type,
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
