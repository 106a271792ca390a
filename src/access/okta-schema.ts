import { z } from 'zod';

import {
  APP_UPDATES,
  DEFAULT_OKTA_DOMAIN,
  OKTA_DOMAIN,
  OKTA_ORG_NAME,
  ROLE_ATTRIBUTE_ADOPTIONS,
} from './okta-settings.js';
import { expectedDomain, expectedOrg, oktaAddressFault } from './okta-address-fault.js';
import { address, flag, formed, line, mapping, oneOf } from './schema-parts.js';
import { addressFault } from '../text/web-address.js';

/** What stands under the key `okta`. */
export const EXPECTED_OKTA = 'a mapping with org and domain';

/** Okta, as written; read, it says its kind. */
export const oktaSchema = mapping(EXPECTED_OKTA, {
  org: formed(expectedOrg, OKTA_ORG_NAME).describe('Name of the Okta organisation: https://{org}.{domain}.'),
  domain: formed(expectedDomain, OKTA_DOMAIN)
    .default(DEFAULT_OKTA_DOMAIN)
    .describe('okta.com, oktapreview.com, okta-emea.com, okta-gov.com, or a domain of your own.'),
})
  .describe('The Okta organisation.')
  .superRefine((written, context) => {
    const fault = oktaAddressFault(written);
    if (fault !== undefined) context.addIssue({ code: 'custom', path: [fault.key], message: fault.expected });
  })
  .transform((written) => ({ kind: 'okta' as const, ...written }));

const samlSchema = mapping('a mapping with ssoUrl and audience', {
  ssoUrl: address(addressFault).describe('Assertion consumer service URL, copied from Klaviyo.'),
  audience: line('the service provider entity id').describe('Service provider entity id, copied from Klaviyo.'),
  recipient: address(addressFault).optional().describe('Recipient of the assertion. Default: ssoUrl.'),
  destination: address(addressFault).optional().describe('Destination of the assertion. Default: ssoUrl.'),
}).describe('A SAML app with these settings is made in Okta.');

/** The app's label, as written. */
export const labelSchema = line("the app's name in Okta").default('Klaviyo').describe("The app's name in Okta.");

const updates = oneOf(APP_UPDATES)
  .optional()
  .describe(
    'check: once the app exists, differences are reported and corrected by hand, because an update can switch SCIM off. ' +
      'apply: Terraform updates the app. Default: check where provisioning is switched on in the console, else apply.',
  );

/** The id of an app that exists, as written. */
export const existingAppSchema = formed('the id of an app in Okta, such as 0oa1b2c3', /^[A-Za-z0-9_-]+$/).describe(
  'The app exists in Okta, with this id, and is left as it is.',
);

/** What may stand under `app`. */
export const EXPECTED_APP = 'a mapping with exactly one of saml, preconfigured, existing';

export const appSchema = z
  .union(
    [
      mapping(EXPECTED_APP, { label: labelSchema, updates, saml: samlSchema }),
      mapping(EXPECTED_APP, {
        label: labelSchema,
        updates,
        preconfigured: formed("an app's name in Okta's catalogue", /^[A-Za-z0-9_.-]+$/).describe(
          "The app is made from Okta's catalogue, in which this is its name.",
        ),
      }),
      mapping(EXPECTED_APP, {
        label: labelSchema,
        existing: existingAppSchema,
      }),
    ],
    { error: EXPECTED_APP },
  )
  .describe('The Okta app: label, and exactly one of saml, preconfigured, existing.');

const oktaId = formed('an id of Okta, such as 0oa1b2c3', /^[A-Za-z0-9_-]+$/);

/** What the first deploy takes over, as written. */
export const adoptionSchema = mapping('a mapping with app, roleAttribute, groupAssignments, groups, rules', {
  app: oktaId.describe('The id of the app that the stack takes over. The app keeps working as it is.'),
  roleAttribute: oneOf(ROLE_ATTRIBUTE_ADOPTIONS)
    .default('keep')
    .describe(
      'keep: the attribute role is taken over as it is. write: it is taken over and written as a whole, because a part ' +
        'of it changes. none: the app has none, and it is made.',
    ),
  groupAssignments: flag(true).describe(
    'true: groups are assigned to the app, which is taken over. false: there are none yet.',
  ),
  groups: z
    .record(line("a group's name"), oktaId, { error: "a mapping of groups' names to their ids" })
    .default({})
    .describe('Ids of existing groups, by name, that the stack takes over. They are assigned with create: true.'),
  rules: z
    .record(line("a group's name"), oktaId, { error: "a mapping of groups' names to the ids of their rules" })
    .default({})
    .describe(
      'Ids of existing group rules, by the names of their groups, that the stack takes over. Each of these groups has when, and stands under groups.',
    ),
}).describe('What exists in Okta and the first deploy takes over (import blocks). After that deploy this part can go.');
