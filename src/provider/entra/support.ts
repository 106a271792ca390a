import { entraSteps } from './app/portal-steps.js';
import { ENTRA_WORDS } from './words.js';
import { exampleAccount, pagesOf } from '../example-account.js';
import { EXCEPTIONS, KLAVIYO_FIRST, KLAVIYO_KEY, type ProviderSupport } from '../support.js';

const account = exampleAccount('entra: { tenant: acme.onmicrosoft.com }', 'provisioning: {}');

/**
 * Microsoft Entra ID. That groups of an application and dynamic groups need P1 or P2, and that an application takes a group's direct
 * members alone, is Microsoft's ("Assign a user or group to an enterprise application", "Manage rules for dynamic membership groups").
 * The rest is in docs/entra-api-limits.md, with how it is known.
 */
export const ENTRA_SUPPORT: ProviderSupport = {
  name: ENTRA_WORDS.name,
  sso: 'SAML, by the enterprise application that the stack makes; the method is chosen in the portal',
  scim: "Entra pushes, in cycles of about 40 minutes, by the application's synchronization job",
  declares: [
    ['azuread_application_from_template', 'the enterprise application'],
    ['azuread_application_identifier_uri', 'its SAML identifier'],
    ['azuread_application_redirect_uris', 'its SAML reply URL'],
    ['azuread_application_app_role', "Klaviyo's roles"],
    ['azuread_group', 'groups, with their rule or members where the file has them'],
    ['azuread_app_role_assignment', 'which group has which role'],
    ['azuread_synchronization_job', 'the synchronization job'],
    ['azuread_synchronization_secret', 'base URL and key, if asked for'],
  ],
  consolePages: pagesOf(entraSteps(account)),
  runbook: 'klaviyo-access runbook entra',
  reads: {
    declared: 'a roster, or the direct members of the assigned groups',
    assigned:
      'everyone with an app role, by which group, and how the last push went, if the credentials may read the provisioning logs',
    notRead: 'the access key: Graph returns the names of the settings alone',
  },
  prerequisites: [
    ...KLAVIYO_FIRST,
    KLAVIYO_KEY,
    'Entra: P1 or P2, to assign groups to an application and for groups with a rule',
    'Entra: an app registration with the permissions of the page on Entra, for deploys and drift',
  ],
  answer:
    'what Terraform cannot set, the role mapping and the connection: guarded commands; without P1: direct provisioning, with a roster',
  features: {
    conditions: { supported: 'part', note: 'a dynamic group; nested, with `matches`, without `memberOf`' },
    everyone: { supported: 'no', note: 'Entra has no group of everyone; use a condition that all match' },
    overlap: {
      supported: 'part',
      note: 'Entra pushes one of several roles, and which is not defined: the stack keeps groups with rules apart, and `drift` reports who has two roles',
    },
    existingGroups: { supported: 'yes', note: 'by name or id' },
    nestedGroups: {
      supported: 'no',
      note: 'direct members alone get the application; `drift` says how many people get nothing',
    },
    leavers: { supported: 'yes', note: 'deactivated with the next cycle; never deleted by losing the application' },
    roleReadBack: { supported: 'yes', note: 'of each person; of several, all of them' },
    reapply: { supported: 'yes', note: 'by Entra, in minutes up to a day' },
    exceptions: EXCEPTIONS,
  },
};
