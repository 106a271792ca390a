import { type DoctorCheck, doctorCheck } from '../../doctor-check.js';
import {
  checkAdmin,
  checkCustomer,
  checkDelegation,
  checkGoogleCredentials,
  checkGoogleReachable,
} from './check-google-access.js';
import { checkActiveMembers, checkGroups, checkMembersOutside, checkNestedGroups } from './check-google-groups.js';
import { type GoogleReadings } from './google-readings.js';

/** What is checked of Google Workspace as the directory, in the order in which it is reported. */
export const GOOGLE_CHECKS: readonly DoctorCheck<GoogleReadings>[] = [
  check('google-credentials', ['credentials', 'signIn'], checkGoogleCredentials),
  check('google-reachable', ['credentials', 'signIn', 'users'], checkGoogleReachable),
  check('google-delegation', ['credentials', 'signIn', 'settings'], checkDelegation),
  check('google-customer', ['users', 'settings'], checkCustomer),
  check('google-admin', ['users', 'settings'], checkAdmin),
  check('google-groups', ['groups'], checkGroups),
  check('google-members-outside', ['groups'], checkMembersOutside),
  check('google-nested-groups', ['groups'], checkNestedGroups),
  check('google-active-members', ['groups', 'users'], checkActiveMembers),
];

function check(
  id: string,
  reads: readonly (keyof GoogleReadings)[],
  run: (readings: GoogleReadings) => ReturnType<DoctorCheck['run']>,
): DoctorCheck<GoogleReadings> {
  return doctorCheck('directory', id, reads, (_account, readings) => run(readings));
}
