import { KlaviyoAccessError } from '../access/klaviyo-access-error.js';
import * as z from 'zod';

/** What Terraform would do to a resource. A replacement is `delete` and `create` together, in either order. */
export type PlanAction = 'no-op' | 'create' | 'read' | 'update' | 'delete' | 'forget';

/** One resource in a plan, as `terraform show -json` gives it (Terraform: JSON output format, change representation). */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly PlanAction[];
  /** The resource as it stands; null if there is none yet. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** The resource as it would be; null if it would be gone. Values known only after the apply are absent. */
  readonly after: Readonly<Record<string, unknown>> | null;
  /** True where the change adopts an existing object. */
  readonly importing: boolean;
}

/** Whether the change does something to the object itself; `forget` only takes it out of the state. */
export function touches(change: ResourceChange): boolean {
  return change.actions.some((action) => action === 'create' || action === 'update' || action === 'delete');
}

/** A plan, reduced to what the house asks of it. */
export interface TerraformPlan {
  readonly terraformVersion: string;
  readonly changes: readonly ResourceChange[];
}

/** The plan cannot be read; nothing may be concluded from it. */
export class PlanError extends KlaviyoAccessError {
  override readonly name = 'PlanError';
}

const attributes = z.record(z.string(), z.unknown()).nullable();

const planSchema = z.object({
  format_version: z.string().regex(/^1\./, 'must be 1.x'),
  terraform_version: z.string().default('unknown'),
  errored: z.boolean().optional(),
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        mode: z.enum(['managed', 'data']),
        type: z.string(),
        change: z.object({
          actions: z.array(z.enum(['no-op', 'create', 'read', 'update', 'delete', 'forget'])).min(1),
          before: attributes,
          after: attributes,
          importing: z.unknown().optional(),
        }),
      }),
    )
    .default([]),
});

/**
 * Reads what `terraform show -json PLANFILE` prints.
 *
 * @throws PlanError for text that is not such a plan, a state in place of a plan, and a plan that ended in an error
 */
export function parseTerraformPlan(text: string): TerraformPlan {
  const json = parseJson(text);
  if (json !== null && typeof json === 'object' && 'values' in json && !('planned_values' in json)) {
    throw new PlanError(
      'This is a state, not a plan. Save a plan with `terraform plan -out=plan`, then pass `terraform show -json plan`.',
    );
  }
  const parsed = planSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new PlanError(
      `This is not a plan as \`terraform show -json\` prints it: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. ` +
        'Save a plan with `terraform plan -out=plan`, then pass what `terraform show -json plan` prints.',
    );
  }
  if (parsed.data.errored === true) {
    throw new PlanError('Terraform could not finish this plan, so it does not show all changes. Mend the plan first.');
  }
  return {
    terraformVersion: parsed.data.terraform_version,
    changes: parsed.data.resource_changes
      .filter((change) => change.mode === 'managed')
      .map(({ address, type, change }) => ({
        address,
        type,
        actions: change.actions,
        before: change.before,
        after: change.after,
        importing: change.importing !== undefined && change.importing !== null,
      })),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PlanError(
      text.trim() === ''
        ? 'The plan is empty. Pass what `terraform show -json plan` prints.'
        : 'The plan is not JSON. Pass what `terraform show -json plan` prints, not the plan file itself.',
    );
  }
}
