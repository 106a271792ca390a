import { z } from 'zod';

import {
  DEFAULT_ROLE_PARAMETER,
  ONELOGIN_APP_KINDS,
  ONELOGIN_APPROVALS,
  ONELOGIN_ID,
  ONELOGIN_MAPPINGS,
  ONELOGIN_REGIONS,
  ONELOGIN_REMOVALS,
  ONELOGIN_SUBDOMAIN,
} from './onelogin-settings.js';
import { formed, line, list, mapping, oneOf } from './schema-parts.js';

/** What stands under the key `onelogin`. */
export const EXPECTED_ONELOGIN = 'a mapping with subdomain and region';

/** OneLogin, as written; read, it says its kind. */
export const oneLoginSchema = mapping(EXPECTED_ONELOGIN, {
  subdomain: formed('the subdomain, such as acme for https://acme.onelogin.com', ONELOGIN_SUBDOMAIN).describe(
    'The subdomain: acme for https://acme.onelogin.com.',
  ),
  region: oneOf(ONELOGIN_REGIONS).default('us').describe('The region of the API: us or eu.'),
})
  .describe('The OneLogin account.')
  .transform((written) => ({ kind: 'onelogin' as const, ...written }));

/** An id of OneLogin, as a number or as text; read, it is text. */
function oneLoginId(of: string) {
  const expected = `${of}, a whole number such as 123456`;
  return z
    .union([z.int({ error: expected }).positive({ error: expected }), formed(expected, ONELOGIN_ID)], {
      error: expected,
    })
    .transform(String);
}

const EXPECTED_CONNECTOR = 'the number of a connector, as GET /api/2/connectors tells it';

/** What may stand under `app` of an account in OneLogin. */
export const EXPECTED_ONELOGIN_APP =
  'a mapping with kind, connectorId or existing, label, parameters, mapping, attribute';

/** The app, as written. */
export const oneLoginAppSchema = mapping(EXPECTED_ONELOGIN_APP, {
  label: line("the app's name in OneLogin").default('Klaviyo').describe("The app's name in OneLogin."),
  kind: oneOf(ONELOGIN_APP_KINDS).describe(
    'catalogue: made from the app Klaviyo of OneLogin\'s catalogue. generic: from "SCIM Provisioner with SAML (SCIM v2 Core)".',
  ),
  connectorId: z
    .int({ error: EXPECTED_CONNECTOR })
    .positive({ error: EXPECTED_CONNECTOR })
    .optional()
    .describe('The number of the connector that the app is made from.'),
  existing: oneLoginId('the id of an app')
    .optional()
    .describe('In place of connectorId: the app exists, and this is its id. It is left as it is.'),
  parameters: mapping('a mapping with role', {
    role: formed('the key name of a parameter, of letters, digits and underscores', /^\w+$/)
      .default(DEFAULT_ROLE_PARAMETER)
      .describe('Key name of the parameter that carries the role.'),
  })
    .prefault({})
    .describe('The names of parameters of the app.'),
  mapping: oneOf(ONELOGIN_MAPPINGS)
    .default('rules')
    .describe('How the role parameter gets its value: by rules of the app, or from an attribute of the person.'),
  attribute: formed('an attribute of people in OneLogin, such as custom_attribute_klaviyo_role', /^[a-z]\w*$/)
    .optional()
    .describe('With mapping: attribute. The attribute of people in OneLogin that holds the role.'),
})
  .superRefine(({ connectorId, existing, mapping: by, attribute }, context) => {
    const refuse = (problem: string, expected: string): void => {
      context.addIssue({ code: 'custom', message: expected, params: { problem } });
    };
    if ((connectorId === undefined) === (existing === undefined)) {
      refuse(
        connectorId === undefined ? 'has none of connectorId, existing' : 'has connectorId and existing',
        'exactly one of connectorId, existing',
      );
    }
    if (by === 'attribute' && attribute === undefined) {
      refuse('has mapping: attribute without attribute', 'attribute, the attribute of people that holds the role');
    }
    if (by === 'rules' && attribute !== undefined) {
      refuse('has attribute without mapping: attribute', 'mapping: attribute beside it, or no attribute');
    }
  })
  .describe('The app in OneLogin.');

/** How OneLogin provisions the account, as written. */
export const oneLoginProvisioningSchema = mapping('a mapping with removal, approvals', {
  removal: oneOf(ONELOGIN_REMOVALS)
    .default('delete')
    .describe('What OneLogin does in Klaviyo with people who lose the app or are deleted: delete, suspend, nothing.'),
  approvals: list(`a list of ${ONELOGIN_APPROVALS.join(', ')}`, oneOf(ONELOGIN_APPROVALS))
    .default([...ONELOGIN_APPROVALS])
    .describe(
      "The actions that wait for an administrator's approval in OneLogin. Default: all, as in Klaviyo's guide.",
    ),
})
  .prefault({})
  .describe('How OneLogin provisions the account; or mode: direct, where klaviyo-access provisions it itself.');

const idsByGroup = (of: string) =>
  z
    .record(line("a group's name"), oneLoginId(`the id of ${of}`), {
      error: `a mapping of groups' names to ids of ${of}`,
    })
    .default({});

/** What the first deploy takes over, as written. */
export const oneLoginAdoptionSchema = mapping('a mapping with app, groups, rules, mappings', {
  app: oneLoginId('the id of an app').describe('Id of the app.'),
  groups: idsByGroup('a role').describe(
    'Ids of existing roles of OneLogin, by group, that the stack takes over. They are assigned with create: true.',
  ),
  rules: idsByGroup('a rule').describe('Ids of existing rules of the app, by group, that the stack takes over.'),
  mappings: idsByGroup('a mapping').describe('Ids of existing mappings, by group, that the stack takes over.'),
}).describe(
  'What exists in OneLogin and the first deploy takes over (import blocks). After that deploy this part can go.',
);

/** The app, as written, with its defaults. */
export type OneLoginAppFile = z.output<typeof oneLoginAppSchema>;
