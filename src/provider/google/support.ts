import { DIRECTORY_NAMES } from '../../access/provider-settings.js';
import { DIRECT_FEATURES } from '../direct-support.js';
import { exampleAccount, pagesOf } from '../example-account.js';
import { KLAVIYO_FIRST, KLAVIYO_KEY, type ProviderSupport } from '../support.js';
import { googleRunbook } from './google-runbook.js';

const account = exampleAccount('', 'provisioning: { mode: direct }');
const directory = { kind: 'google', admin: 'admin@example.com', customer: 'my_customer' } as const;

/**
 * Google Workspace: SAML, no provisioning of Klaviyo, and no public API for its SAML apps. What is read is in
 * docs/google-workspace.md.
 */
export const GOOGLE_SUPPORT: ProviderSupport = {
  name: DIRECTORY_NAMES.google,
  sso: 'SAML, by an app that is made in the Admin console; just-in-time provisioning stays off where klaviyo-access gives the roles',
  scim: 'Google does not push to Klaviyo: klaviyo-access writes itself (direct provisioning)',
  declares: [],
  consolePages: pagesOf(googleRunbook(account, directory).steps),
  runbook: 'klaviyo-access runbook google',
  reads: {
    declared: "users of the customer, and the members of groups at any depth; or a roster of Google's export",
    assigned: 'nothing: Google assigns no roles of Klaviyo that could be read',
    notRead: 'the SAML app and who has it: Google has no API for it',
  },
  prerequisites: [
    ...KLAVIYO_FIRST,
    KLAVIYO_KEY,
    'Google: a service account with domain-wide delegation for two read-only scopes (its key, or workload identity federation), and an administrator to read as',
  ],
  answer: 'direct provisioning from the groups of Google, which also switches off who has left; or a roster',
  features: {
    ...DIRECT_FEATURES,
    nestedGroups: { supported: 'yes', note: 'at any depth; the source in every report names them' },
  },
};
