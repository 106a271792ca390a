import { consoleSteps } from './app/console-steps.js';
import { OKTA_WORDS } from './words.js';
import { exampleAccount, pagesOf } from '../example-account.js';
import { EXCEPTIONS, KLAVIYO_FIRST, KLAVIYO_KEY, type ProviderSupport } from '../support.js';

const account = exampleAccount(
  'okta: { org: acme }',
  'app: { label: Klaviyo, saml: { ssoUrl: https://www.klaviyo.com/sso, audience: klaviyo } }',
);

/**
 * Okta. Provisioning is its product Lifecycle Management (developer.okta.com, "SCIM: Provisioning with Okta Lifecycle Management"); that
 * identity providers sell SCIM apart from single sign-on is Klaviyo's own warning. The rest is in docs/okta-api-limits.md, with how it
 * is known.
 */
export const OKTA_SUPPORT: ProviderSupport = {
  name: OKTA_WORDS.name,
  sso: 'SAML, by the app that the stack makes',
  scim: 'Okta pushes, once SCIM is switched on in its console',
  declares: [
    ['okta_app_saml', 'the app'],
    ['okta_app_user_schema_property', 'its attribute `role` with the list of roles'],
    ['okta_group', 'groups'],
    ['okta_group_rule', 'the rules of groups with `when`'],
    ['okta_group_memberships', 'the members of groups with `members`'],
    ['okta_app_group_assignments', 'which group has which role, in order of priority'],
  ],
  consolePages: pagesOf(consoleSteps(account)),
  runbook: 'klaviyo-access runbook okta',
  reads: {
    declared: 'a roster, or the members of the assigned groups',
    assigned: 'everyone who has the app, with their role, by which group, and how the last push went',
    notRead: 'base URL, unique identifier and authentication of the app: no API returns them',
  },
  prerequisites: [
    ...KLAVIYO_FIRST,
    KLAVIYO_KEY,
    'Okta: a licence for provisioning (Lifecycle Management), often an add-on to single sign-on',
    'Okta: an API service app, or a token, for deploys and drift',
  ],
  answer: 'without Lifecycle Management: direct provisioning, with the app for single sign-on alone',
  features: {
    conditions: { supported: 'part', note: 'a group rule; nested, with `memberOf`, without `matches`' },
    everyone: { supported: 'yes', note: 'the built-in group Everyone' },
    overlap: { supported: 'yes', note: 'the first assignment of the file decides, by priority' },
    existingGroups: { supported: 'yes', note: 'by name, id or type' },
    nestedGroups: { supported: 'no', note: 'a group of Okta has people alone' },
    leavers: { supported: 'yes', note: 'deactivated, or left if `provisioning.deactivate` is `false`; never deleted' },
    roleReadBack: { supported: 'yes', note: 'of each person, as it was resolved' },
    reapply: { supported: 'yes', note: 'at once, by Okta; not to people who are pending or inactive' },
    exceptions: EXCEPTIONS,
  },
};
