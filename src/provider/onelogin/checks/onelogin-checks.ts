import { oneLoginAccount, type OneLoginAccount } from '../../../access/onelogin-account.js';
import { type CheckOutcome } from '../../check-outcome.js';
import { type DoctorCheck, doctorCheck } from '../../doctor-check.js';
import { checkApp, checkConnector, checkProvisioning } from './check-app.js';
import { checkConsole } from './check-console.js';
import { checkMappings } from './check-mappings.js';
import { checkOneLoginCredentials, checkOneLoginReachable, checkOneLoginScope } from './check-onelogin-access.js';
import { checkRoleParameter, checkUserName } from './check-parameters.js';
import { checkPeople } from './check-people.js';
import { checkOtherRoles, checkRoleAccess, checkRoles } from './check-roles.js';
import { checkOtherRules, checkRuleOrder, checkRules } from './check-rules.js';
import { type OneLoginReadings } from './onelogin-readings.js';

type Reads = readonly (keyof OneLoginReadings)[];

const EVERYTHING: Reads = [
  'address',
  'signIn',
  'meantRoles',
  'mappings',
  'connectors',
  'app',
  'rules',
  'givingRoles',
  'people',
  'members',
];

/** What is checked of OneLogin, in the order in which it is reported. */
export const ONELOGIN_CHECKS: readonly DoctorCheck<OneLoginReadings>[] = [
  check('onelogin-credentials', EVERYTHING, (_, readings) => checkOneLoginCredentials(readings)),
  check('onelogin-reachable', EVERYTHING, (_, readings) => checkOneLoginReachable(readings)),
  check('onelogin-scope', EVERYTHING, (_, readings) => checkOneLoginScope(readings)),
  check('onelogin-roles', ['meantRoles', 'app'], checkRoles),
  check('onelogin-mappings', ['mappings', 'meantRoles', 'today'], checkMappings),
  check('onelogin-app', ['app'], checkApp),
  check('onelogin-connector', ['app', 'connectors'], checkConnector),
  check('onelogin-provisioning', ['app'], checkProvisioning),
  check('onelogin-user-name', ['app'], checkUserName),
  check('onelogin-role-parameter', ['app'], checkRoleParameter),
  check('onelogin-rules', ['rules', 'meantRoles'], checkRules),
  check('onelogin-rule-order', ['rules', 'meantRoles'], checkRuleOrder),
  check('onelogin-other-rules', ['rules', 'meantRoles'], checkOtherRules),
  check('onelogin-role-access', ['app', 'meantRoles'], checkRoleAccess),
  check('onelogin-other-roles', ['app', 'meantRoles', 'givingRoles'], checkOtherRoles),
  check('onelogin-people', ['people', 'members'], checkPeople),
  check('onelogin-console', [], (account) => checkConsole(account)),
];

function check(
  id: string,
  reads: Reads,
  run: (account: OneLoginAccount, readings: OneLoginReadings) => readonly CheckOutcome[],
): DoctorCheck<OneLoginReadings> {
  return doctorCheck('identity provider', id, reads, (account, readings) => run(oneLoginAccount(account), readings));
}
