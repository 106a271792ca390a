import { type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';

/** The status of an app that people can use. It is the provider's default too. */
const ACTIVE = 'ACTIVE';

/** Whether people can use an app of Okta. Where the plan has no status, the provider's default holds. */
export function appStatus({ values, unknown }: PlannedSide): 'active' | 'inactive' | 'unknown' {
  if (hasMark(marksAt(unknown, 'status'))) return 'unknown';
  return (values?.status ?? ACTIVE) === ACTIVE ? 'active' : 'inactive';
}
