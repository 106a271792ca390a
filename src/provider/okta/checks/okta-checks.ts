import { oktaAccount, type OktaAccount } from '../../../access/okta-account.js';
import { type CheckOutcome } from '../../check-outcome.js';
import { type DoctorCheck, doctorCheck } from '../../doctor-check.js';
import { checkDirectAssignments, checkResolvedRoles } from './check-app-users.js';
import { checkGroupAssignments } from './check-group-assignments.js';
import { checkGroups } from './check-groups.js';
import { checkOktaCredentials, checkOktaReachable, checkOktaScopes } from './check-okta-access.js';
import { checkOktaApp, checkOktaAppActive } from './check-okta-app.js';
import { checkProvisioning } from './check-provisioning.js';
import { checkRoleAttribute } from './check-role-attribute.js';
import { checkRoleValues } from './check-role-values.js';
import { checkRules } from './check-rules.js';
import { checkSignOn } from './check-sign-on.js';
import { checkUserName } from './check-user-name.js';
import { type OktaReadings } from './okta-readings.js';

type Reads = readonly (keyof OktaReadings)[];

const EVERYTHING: Reads = [
  'address',
  'signIn',
  'meantGroups',
  'rules',
  'app',
  'roleAttribute',
  'groupAssignments',
  'appUsers',
];

/** What is checked of Okta, in the order in which it is reported. */
export const OKTA_CHECKS: readonly DoctorCheck<OktaReadings>[] = [
  check('okta-credentials', EVERYTHING, (_, readings) => checkOktaCredentials(readings)),
  check('okta-reachable', EVERYTHING, (_, readings) => checkOktaReachable(readings)),
  check('okta-scopes', EVERYTHING, (_, readings) => checkOktaScopes(readings)),
  check('okta-groups', ['meantGroups', 'app', 'groupAssignments'], checkGroups),
  check('okta-rules', ['rules', 'meantGroups'], checkRules),
  check('okta-app', ['app'], ({ identityProvider }, readings) => checkOktaApp(identityProvider.app, readings)),
  check('okta-app-active', ['app'], ({ identityProvider }, readings) =>
    checkOktaAppActive(identityProvider.app, readings),
  ),
  check('okta-sign-on', ['app'], ({ identityProvider }, readings) => checkSignOn(identityProvider.app, readings)),
  check('okta-user-name', ['app'], (_, readings) => checkUserName(readings)),
  check('okta-provisioning', ['app'], checkProvisioning),
  check('okta-role-attribute', ['roleAttribute'], (_, readings) => checkRoleAttribute(readings)),
  check('okta-role-values', ['roleAttribute'], checkRoleValues),
  check('okta-group-assignments', ['groupAssignments'], checkGroupAssignments),
  check('okta-direct-assignments', ['appUsers'], (_, readings) => checkDirectAssignments(readings)),
  check('okta-resolved-roles', ['appUsers'], checkResolvedRoles),
];

function check(
  id: string,
  reads: Reads,
  run: (account: OktaAccount, readings: OktaReadings) => readonly CheckOutcome[],
): DoctorCheck<OktaReadings> {
  return doctorCheck('identity provider', id, reads, (account, readings) => run(oktaAccount(account), readings));
}
