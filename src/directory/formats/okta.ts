import { type FormatColumns, NO_GROUPS } from './roster-format.js';

/**
 * Okta, users as a program writes them that exports the Users API: columns by the names of the profile's attributes, and `status`
 * (developer.okta.com/docs/api/openapi/okta-management/management/tag/User, read November 2026; the profile's names are also those
 * of the template for imports, help.okta.com "Import users from a CSV file"). The userName is the e-mail address, as Okta's app for Klaviyo maps it. Whoever
 * is activated and keeps their apps is active, also with a locked password.
 */
export const okta: FormatColumns = {
  userName: 'email',
  givenName: 'firstName',
  familyName: 'lastName',
  groups: NO_GROUPS,
  status:
    '=SWITCH([status],"ACTIVE","active","PROVISIONED","active","RECOVERY","active","PASSWORD_EXPIRED","active",' +
    '"LOCKED_OUT","active","STAGED","inactive","SUSPENDED","suspended","DEPROVISIONED","deprovisioned")',
};
