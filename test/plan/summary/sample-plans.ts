import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Plans as Terraform 1.11.4 with okta 6.12.0 made them over a stack of this house and a simulated Okta, or with azuread 3.7.0 over a
 * configuration like that of Entra's stack and a simulated Entra, or with onelogin 1.0.0 over one like that of OneLogin's stack and a simulated
 * OneLogin; reduced to what is of interest: resources have fewer attributes.
 */
export type SamplePlan =
  | 'access-file-changed'
  | 'api-provisioning'
  | 'changed-by-hand'
  | 'destroy'
  | 'entra-changed'
  | 'entra-first'
  | 'errored'
  | 'failing-check'
  | 'first'
  | 'import'
  | 'onelogin-changed'
  | 'onelogin-first'
  | 'onelogin-import'
  | 'refresh-only'
  | 'role-attribute-replaced'
  | 'targeted';

/** The text of a sample, as `terraform show -json` prints it. */
export function samplePlan(name: SamplePlan): string {
  return readFileSync(join(__dirname, 'plans', `${name}.json`), 'utf8');
}

/** A change of `resource_changes`; what is left out is as in a plan without marks. */
export interface WrittenChange {
  readonly address?: string;
  readonly type?: string;
  readonly mode?: string;
  readonly deposed?: string;
  readonly previous_address?: string;
  readonly actions?: readonly string[];
  readonly before?: object | null;
  readonly after?: object | null;
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly importing?: object;
  readonly replace_paths?: readonly (readonly (string | number)[])[];
}

/** A plan of these changes, complete unless `others` say otherwise. */
export function planOf(changes: readonly WrittenChange[], others: object = {}): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {},
    configuration: {},
    complete: true,
    errored: false,
    resource_changes: changes.map(resourceChange),
    ...others,
  });
}

export function resourceChange({
  address,
  type = 'okta_thing',
  mode,
  deposed,
  previous_address,
  ...change
}: WrittenChange): object {
  return {
    address: address ?? `${type}.x`,
    mode: mode ?? 'managed',
    type,
    ...(deposed && { deposed }),
    ...(previous_address && { previous_address }),
    change: {
      actions: ['update'],
      before: change.actions?.[0] === 'create' ? null : {},
      after: change.actions?.[0] === 'delete' ? null : {},
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...change,
    },
  };
}
