import { parseJsonText, type JsonFault } from '../text/json-text.js';
import { quoted } from '../text/quoted.js';
import { PlanError } from './plan-error.js';

const SAVE = 'Save a plan with `terraform plan -out=plan`, then pass what `terraform show -json plan` prints.';

/** What a plan has, and a state has not: of an empty one Terraform prints nothing but the two versions. */
const OF_A_PLAN = ['planned_values', 'resource_changes', 'configuration'] as const;

/**
 * Parses the text of a plan.
 *
 * @throws PlanError for text that is not JSON, with what it seems to be and what to do
 */
export function parsePlanText(text: string): unknown {
  const parsed = parseJsonText(text);
  if (parsed.ok) return parsed.value;
  throw new PlanError(isLog(text) ? LOG : sentencesOf(parsed.fault));
}

/**
 * Requires that JSON is not something else than a plan that Terraform writes too.
 *
 * @throws PlanError for a state, for Terraform's own state file, and for a configuration such as CDKTF's cdk.tf.json
 */
export function requirePlan(json: unknown): void {
  if (json === null || typeof json !== 'object') return;
  if ('format_version' in json) {
    if (!String(json.format_version).startsWith('1.') || OF_A_PLAN.some((member) => member in json)) return;
    throw new PlanError(`This is a state, not a plan. ${SAVE}`);
  }
  if ('lineage' in json && 'serial' in json) {
    throw new PlanError(`This is a state file of Terraform, not a plan. ${SAVE}`);
  }
  if (['terraform', 'resource', 'provider'].some((member) => member in json)) {
    throw new PlanError(
      'This is the configuration of a stack (cdk.tf.json), not a plan. In the folder of that file, save a plan with ' +
        '`terraform plan -out=plan`, then pass what `terraform show -json plan` prints.',
    );
  }
}

const LOG =
  'This is the log of `terraform plan -json`, not a plan. ' +
  'Save the plan with `terraform plan -out=plan`, then pass what `terraform show -json plan` prints.';

function sentencesOf(fault: JsonFault): string {
  switch (fault.kind) {
    case 'empty':
      return 'The plan is empty. Pass what `terraform show -json plan` prints.';
    case 'utf-16':
      return (
        'The plan is UTF-16, as Windows PowerShell 5 writes it. Write it as UTF-8: run ' +
        '`cmd /c "terraform show -json plan > plan.json"`, or use PowerShell 7.'
      );
    case 'surrounded':
      return (
        `There is text around the JSON of the plan. Its first line is ${quoted(fault.line)}. Pass only what ` +
        '`terraform show -json plan` prints. In GitHub Actions, the wrapper of hashicorp/setup-terraform adds such lines: set ' +
        '`terraform_wrapper: false` at that step.'
      );
    case 'repeated name':
      return (
        `An object in the plan has the name ${quoted(fault.name)} twice. Terraform writes no such plan: pass what ` +
        '`terraform show -json plan` prints, unchanged.'
      );
    case 'not json':
      return 'The plan is not JSON. Pass what `terraform show -json plan` prints, not the plan file itself.';
  }
}

/** Each line of such a log is an object with these members (Terraform: machine-readable UI). */
function isLog(text: string): boolean {
  const parsed = parseJsonText(text.trimStart().split('\n', 1).join(''));
  return parsed.ok && Object.hasOwn(Object(parsed.value) as object, '@level');
}
