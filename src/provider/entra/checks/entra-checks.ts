import { entraAccount, type EntraAccount } from '../../../access/entra-account.js';
import { type CheckOutcome } from '../../check-outcome.js';
import { type DoctorCheck, doctorCheck } from '../../doctor-check.js';
import { checkApplication, checkApplicationOpen } from './check-application.js';
import { checkAppRoles } from './check-app-roles.js';
import { checkGroupAssignments, checkNestedGroups, checkOtherAssignments } from './check-assignments.js';
import { checkConnection, checkScope } from './check-connection.js';
import { checkEntraCredentials, checkEntraPermissions, checkEntraReachable } from './check-entra-access.js';
import { checkGroups } from './check-groups.js';
import { checkJob, checkJobState, checkLastRun, checkQuarantine } from './check-job.js';
import {
  checkGroupMapping,
  checkUnsupportedMappings,
  checkUserMapping,
  checkUserNameMapping,
} from './check-mappings.js';
import { checkOnDemand, checkRoleMapping } from './check-role-mapping.js';
import { checkRules } from './check-rules.js';
import { checkSignOn } from './check-sign-on.js';
import { type EntraReadings } from './entra-readings.js';

type Reads = readonly (keyof EntraReadings)[];

const EVERYTHING: Reads = [
  'address',
  'signIn',
  'permissions',
  'meantGroups',
  'application',
  'assigned',
  'jobs',
  'secretKeys',
  'schema',
];

/** What is checked of Entra, in the order in which it is reported. */
export const ENTRA_CHECKS: readonly DoctorCheck<EntraReadings>[] = [
  check('entra-credentials', EVERYTHING, (_, readings) => checkEntraCredentials(readings)),
  check('entra-reachable', EVERYTHING, (_, readings) => checkEntraReachable(readings)),
  check('entra-permissions', EVERYTHING, (_, readings) => checkEntraPermissions(readings)),
  check('entra-groups', ['meantGroups', 'application', 'assigned'], checkGroups),
  check('entra-nested-groups', ['meantGroups'], checkNestedGroups),
  check('entra-rules', ['meantGroups', 'today'], checkRules),
  check('entra-application', ['application'], checkApplication),
  check('entra-application-open', ['application'], checkApplicationOpen),
  check('entra-sign-on', ['application'], checkSignOn),
  check('entra-app-roles', ['application'], checkAppRoles),
  check('entra-group-assignments', ['assigned', 'meantGroups', 'application'], checkGroupAssignments),
  check('entra-other-assignments', ['assigned', 'meantGroups', 'application'], checkOtherAssignments),
  check('entra-job', ['jobs'], checkJob),
  check('entra-job-state', ['jobs'], checkJobState),
  check('entra-quarantine', ['jobs'], checkQuarantine),
  check('entra-last-cycle', ['jobs', 'today'], checkLastRun),
  check('entra-connection', ['secretKeys'], checkConnection),
  check('entra-scope', ['secretKeys'], checkScope),
  check('entra-user-mapping', ['schema'], checkUserMapping),
  check('entra-group-mapping', ['schema'], checkGroupMapping),
  check('entra-user-name', ['schema'], checkUserNameMapping),
  check('entra-role-mapping', ['schema', 'jobs'], checkRoleMapping),
  check('entra-unsupported-mappings', ['schema'], checkUnsupportedMappings),
  check('entra-on-demand', [], (account) => checkOnDemand(account)),
];

function check(
  id: string,
  reads: Reads,
  run: (account: EntraAccount, readings: EntraReadings) => readonly CheckOutcome[],
): DoctorCheck<EntraReadings> {
  return doctorCheck('identity provider', id, reads, (account, readings) => run(entraAccount(account), readings));
}
