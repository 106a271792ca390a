import { z } from 'zod';
import { type PlanAction } from './plan-action.js';

const attributes = z.record(z.string(), z.unknown()).nullable();

const changeSchema = z.object({
  actions: z.array(z.string()),
  before: attributes,
  after: attributes,
  /** Of the shape of `after`, with true for what is known only after the apply. */
  after_unknown: z.unknown().optional(),
  /** Of the shapes of `before` and `after`, with true for what must not be shown. Where it is missing, that is everything. */
  before_sensitive: z.unknown().default(true),
  after_sensitive: z.unknown().default(true),
  importing: z.unknown().optional(),
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).default([]),
});

const resourceChangeSchema = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  /** Set where the change is about what an earlier replacement has left over. */
  deposed: z.string().optional(),
  change: changeSchema,
});

/** What an action of Terraform does to other systems stands in no resource. */
const actionInvocationSchema = z.object({ address: z.string() });

const stateResourceSchema = z.object({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  values: attributes.optional(),
  sensitive_values: z.unknown().default(true),
});

/** The resources of one module in `prior_state` or `planned_values`, with the modules below it. */
export interface ModuleJson {
  readonly resources: readonly z.output<typeof stateResourceSchema>[];
  readonly child_modules: readonly ModuleJson[];
}

const moduleSchema: z.ZodType<ModuleJson> = z.object({
  resources: z.array(stateResourceSchema).default([]),
  child_modules: z.lazy(() => z.array(moduleSchema)).default([]),
});

const IN_EVERY_PLAN = { error: 'is in every plan, and is missing or not an object' };

const stateValuesSchema = z.object({ root_module: moduleSchema.optional() }, IN_EVERY_PLAN);

/** The form of what `terraform show -json PLANFILE` prints. */
export const planSchema = z.object({
  format_version: z.string().regex(/^1\./, 'must be 1.x'),
  terraform_version: z.string().default('unknown'),
  /** Whether planning ended in an error. */
  errored: z.boolean().default(false),
  /** Whether applying it makes all as declared: false with `-target`, or where changes were put off. Newer than the others. */
  complete: z.boolean().optional(),
  /** Absent where there is no resource, and from a plan that only refreshes. */
  resource_changes: z.array(resourceChangeSchema).default([]),
  resource_drift: z.array(resourceChangeSchema).default([]),
  /** Changes that this plan leaves to a later one, since something that they need is not known yet. */
  deferred_changes: z
    .array(
      z.object({
        resource_change: z.object({ address: z.string(), mode: z.enum(['managed', 'data']).default('managed') }),
      }),
    )
    .default([]),
  /** Actions that the deploy runs (Terraform 1.14, `action` blocks). */
  action_invocations: z.array(actionInvocationSchema).default([]),
  deferred_action_invocations: z.array(z.object({ action_invocation: actionInvocationSchema })).default([]),
  prior_state: z.object({ values: stateValuesSchema.optional() }).optional(),
  /** Every plan has these two; of an empty configuration they hold an empty module. */
  planned_values: stateValuesSchema,
  configuration: z.object(
    {
      root_module: z
        .object({
          resources: z
            .array(z.object({ address: z.string(), expressions: z.record(z.string(), z.unknown()).default({}) }))
            .default([]),
        })
        .optional(),
    },
    IN_EVERY_PLAN,
  ),
  checks: z
    .array(
      z.object({
        address: z.object({ kind: z.string(), to_display: z.string() }),
        status: z.enum(['pass', 'fail', 'error', 'unknown']),
        instances: z.array(z.object({ problems: z.array(z.object({ message: z.string() })).default([]) })).default([]),
      }),
    )
    .default([]),
});

/** What the schema gives, before the actions are decoded. */
export type ParsedPlan = z.output<typeof planSchema>;

export type ParsedResourceChange = z.output<typeof resourceChangeSchema>;

/** One entry of `resource_changes` or `resource_drift`. */
export type ResourceChangeJson = ParsedResourceChange & { readonly action: PlanAction };

/**
 * What `terraform show -json PLANFILE` prints, reduced to what is read of it, by Terraform's own names, with the actions decoded.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export type PlanJson = Omit<ParsedPlan, 'resource_changes' | 'resource_drift'> & {
  readonly resource_changes: readonly ResourceChangeJson[];
  readonly resource_drift: readonly ResourceChangeJson[];
  /** Names of the plan's members that this version does not know. */
  readonly unknownMembers: readonly string[];
};

export type ChangeJson = ResourceChangeJson['change'];

export type CheckJson = PlanJson['checks'][number];

/**
 * How a change is named: by the address of the resource and, of what an earlier replacement has left over, its key, since both may
 * stand in one plan.
 */
export function changeAddress({ address, deposed }: Pick<ParsedResourceChange, 'address' | 'deposed'>): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}
