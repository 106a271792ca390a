import { type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';

/**
 * An application goes only to groups whose SecurityEnabled is true (Microsoft, "Manage users and groups assignment to an application").
 */
export function groupLoss(before: PlannedSide, after: PlannedSide): string | undefined {
  if (before.values?.security_enabled !== true) return undefined;
  if (hasMark(marksAt(after.unknown, 'security_enabled')))
    return `security_enabled is known only after the apply. ${GROUPS}`;
  return after.values?.security_enabled === true ? undefined : `it would no longer be a security group. ${GROUPS}`;
}

const GROUPS =
  'Entra gives an application to the members of security groups alone. If it is assigned to the app, its members lose access to Klaviyo. ' +
  'Leave that setting as it is.';
