import { type Account } from '../access/access-model.js';
import { checkDirectAssignments, checkResolvedRoles } from '../provider/okta/checks/check-app-users.js';
import { checkGroupAssignments } from '../provider/okta/checks/check-group-assignments.js';
import {
  checkOktaCredentials,
  checkOktaReachable,
  checkOktaScopes,
} from '../provider/okta/checks/check-okta-access.js';
import { checkOktaApp, checkOktaAppActive } from '../provider/okta/checks/check-okta-app.js';
import { checkProvisioning } from '../provider/okta/checks/check-provisioning.js';
import { CHECK_IDS, type CheckId, type CheckResult, type Verdict } from '../provider/check-result.js';
import { checkRoleAttribute } from '../provider/okta/checks/check-role-attribute.js';
import { checkRoleValues } from '../provider/okta/checks/check-role-values.js';
import { checkScimKey, checkScimTls, checkScimUrl, checkScimUsers } from './check-scim-access.js';
import { checkListing, checkPageSize } from './check-scim-listing.js';
import { checkSignOn } from '../provider/okta/checks/check-sign-on.js';
import { checkUserName } from '../provider/okta/checks/check-user-name.js';
import { checkActiveForm, checkRoleForm } from './check-wire-forms.js';
import { type KlaviyoReadings } from './klaviyo-readings.js';
import { type OktaReadings } from '../provider/okta/checks/okta-readings.js';

/** All that was read for one account. */
export interface AccountReadings {
  readonly okta: OktaReadings;
  readonly klaviyo: KlaviyoReadings;
}

type Check = (account: Account, readings: AccountReadings) => readonly Verdict[];

const CHECKS: Readonly<Record<CheckId, Check>> = {
  'okta-credentials': (_, { okta }) => checkOktaCredentials(okta),
  'okta-reachable': (_, { okta }) => checkOktaReachable(okta),
  'okta-scopes': (_, { okta }) => checkOktaScopes(okta),
  'okta-app': ({ app }, { okta }) => checkOktaApp(app, okta),
  'okta-app-active': ({ app }, { okta }) => checkOktaAppActive(app, okta),
  'okta-sign-on': ({ app }, { okta }) => checkSignOn(app, okta),
  'okta-user-name': (_, { okta }) => checkUserName(okta),
  'okta-provisioning': (account, { okta }) => checkProvisioning(account, okta),
  'okta-role-attribute': (_, { okta }) => checkRoleAttribute(okta),
  'okta-role-values': (account, { okta }) => checkRoleValues(account, okta),
  'okta-group-assignments': (account, { okta }) => checkGroupAssignments(account, okta),
  'okta-direct-assignments': (_, { okta }) => checkDirectAssignments(okta),
  'okta-resolved-roles': (account, { okta }) => checkResolvedRoles(account, okta),
  'scim-url': (account, { klaviyo }) => checkScimUrl(account, klaviyo),
  'scim-tls': (account, { klaviyo }) => checkScimTls(account, klaviyo),
  'scim-key': (account, { klaviyo }) => checkScimKey(account, klaviyo),
  'scim-users': (account, { klaviyo }) => checkScimUsers(account, klaviyo),
  'scim-page-size': (_, { klaviyo }) => checkPageSize(klaviyo),
  'scim-listing': (_, { klaviyo }) => checkListing(klaviyo),
  'scim-role-form': (_, { klaviyo }) => checkRoleForm(klaviyo),
  'scim-active-form': (_, { klaviyo }) => checkActiveForm(klaviyo),
};

/** Makes every check of an account over what was read; each gives at least one result, in the order of `CHECK_IDS`. */
export function examineAccount(account: Account, readings: AccountReadings): readonly CheckResult[] {
  return CHECK_IDS.flatMap((check) =>
    CHECKS[check](account, readings).map(({ subject, status, reason, remedy }) => ({
      account: account.name,
      check,
      subject,
      status,
      reason,
      remedy,
    })),
  );
}
