import { PlanError } from './plan-error.js';
import { type PlanJson, planSchema } from './plan-json.js';
import { requireChangesOfPlanned } from './whole-plan.js';

/** What a plan has, and a state has not: of an empty one Terraform prints nothing but the two versions. */
const OF_A_PLAN = ['planned_values', 'resource_changes', 'configuration'] as const;

/**
 * Reads what `terraform show -json PLANFILE` prints.
 *
 * @throws PlanError for text that is not such a plan, for a state in place of a plan, and for a plan of which something was
 * cut out
 */
export function readPlanJson(text: string): PlanJson {
  const json = parseJson(text);
  if (isState(json)) {
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
  requireChangesOfPlanned(parsed.data);
  return parsed.data;
}

function isState(json: unknown): boolean {
  if (json === null || typeof json !== 'object' || !('format_version' in json)) return false;
  return String(json.format_version).startsWith('1.') && !OF_A_PLAN.some((member) => member in json);
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
