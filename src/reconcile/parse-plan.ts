import { type z } from 'zod';

import { formFault } from '../text/form-fault.js';
import { parseJsonText } from '../text/json-text.js';
import { quoted } from '../text/quoted.js';
import { visible } from '../text/visible.js';
import { PLAN_VERSION, type ReconcilePlan } from './plan.js';
import { planSchema } from './plan-schema.js';
import { sealOf } from './plan-seal.js';
import { ReconcileError } from './reconcile-error.js';

/**
 * Reads the text of a plan's file.
 *
 * @param path - of the file, for messages
 * @throws ReconcileError if it is not the whole plan that klaviyo-access wrote: another version's, changed since, or contradictory
 */
export function parsePlan(text: string, path: string): ReconcilePlan {
  const refuse = (why: string): ReconcileError =>
    new ReconcileError(
      `${visible(path)} cannot be applied: ${why}. Nothing is written. Make the plan again: klaviyo-access reconcile plan --out ${visible(path)}`,
    );
  const json = parseJsonText(text);
  if (!json.ok)
    throw refuse(
      json.fault.kind === 'repeated name' ? `an object in it has ${quoted(json.fault.name)} twice` : 'it is not JSON',
    );
  const { value } = json;
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (version !== PLAN_VERSION) {
    throw refuse(
      `it is not a plan of version ${PLAN_VERSION}, which is the one that this release of klaviyo-access applies`,
    );
  }
  const parsed = planSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues as [z.core.$ZodIssue];
    throw refuse(visible(formFault(issue, issue.path.join('.') || 'the plan', ' ')));
  }
  const plan = parsed.data;
  if (sealOf(plan) !== plan.sha256)
    throw refuse('its content does not have the SHA-256 that it names, so it was changed after it was made');
  return plan;
}
