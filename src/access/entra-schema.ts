import { z } from 'zod';

import {
  DEFAULT_ROLE_TARGET,
  ENTRA_DOMAIN,
  ENTRA_ENVIRONMENTS,
  ENTRA_ID,
  ENTRA_JOB_STATES,
  ENTRA_SECRET_KEEPERS,
  DEFAULT_USER_NAME,
  ENTRA_USER_NAMES,
  NON_GALLERY_TEMPLATE,
} from './entra-settings.js';
import { address, formed, line, mapping, oneOf } from './schema-parts.js';
import { addressFault } from '../text/web-address.js';

/** What stands under the key `entra`. */
export const EXPECTED_ENTRA = 'a mapping with tenant and environment';

const EXPECTED_TENANT = 'the id of a tenant, or a verified domain of it such as acme.onmicrosoft.com';

/** An id of Entra, as written; read, it is in lower case. */
function entraId(of: string) {
  return formed(`${of}, such as 00000000-0000-0000-0000-000000000000`, ENTRA_ID).toLowerCase();
}

/** Entra, as written; read, it says its kind. */
export const entraSchema = mapping(EXPECTED_ENTRA, {
  tenant: formed(EXPECTED_TENANT, new RegExp(`${ENTRA_ID.source}|${ENTRA_DOMAIN.source}`, 'i')).describe(
    'The tenant: its id, or a verified domain of it such as acme.onmicrosoft.com.',
  ),
  environment: oneOf(ENTRA_ENVIRONMENTS)
    .default('global')
    .describe(
      "Microsoft's cloud: global, usgovernmentl4, usgovernmentl5 (DoD) or china, as the provider azuread names them.",
    ),
})
  .describe('The tenant of Microsoft Entra ID.')
  .transform((written) => ({ kind: 'entra' as const, ...written }));

const samlSchema = mapping('a mapping with identifier and replyUrl', {
  identifier: line('the identifier (entity id) of Klaviyo').describe('Identifier (entity id), copied from Klaviyo.'),
  replyUrl: address(addressFault).describe('Reply URL (assertion consumer service), copied from Klaviyo.'),
}).describe('Single sign-on by SAML is set up with these values.');

const own = {
  label: line("the application's name in Entra").default('Klaviyo').describe("The application's name in Entra."),
  saml: samlSchema.optional(),
  userName: oneOf(ENTRA_USER_NAMES)
    .default(DEFAULT_USER_NAME)
    .describe("The attribute of Entra's people that is the userName in Klaviyo."),
  roleTarget: line('a SCIM attribute')
    .default(DEFAULT_ROLE_TARGET)
    .meta({ examples: [DEFAULT_ROLE_TARGET, 'urn:ietf:params:scim:schemas:core:2.0:User:role'] })
    .describe("The SCIM attribute that carries the role. Default: the one in Klaviyo's list for Azure."),
  appRoles: z
    .record(line("a role's id"), entraId('the id of an app role'), {
      error: 'a mapping of roles to the ids of their app roles',
    })
    .default({})
    .describe('Ids of app roles that exist, by role. Default: ids that are derived from the account and the role.'),
};

/** What may stand under `app` of an account in Entra. */
export const EXPECTED_ENTRA_APP = 'a mapping with label, template or existing, saml, userName, roleTarget, appRoles';

/** The enterprise application, as written. It may be left out as a whole. */
export const entraAppSchema = mapping(EXPECTED_ENTRA_APP, {
  label: own.label,
  template: entraId('the id of an application template')
    .optional()
    .describe(`The template that the application is made from. Default: not in the gallery (${NON_GALLERY_TEMPLATE}).`),
  existing: entraId('the object id of a service principal')
    .optional()
    .describe(
      'The enterprise application exists, and this is the object id of its service principal. It is left as it is.',
    ),
  saml: own.saml,
  userName: own.userName,
  roleTarget: own.roleTarget,
  appRoles: own.appRoles,
})
  .superRefine(({ template, existing }, context) => {
    if (template === undefined || existing === undefined) return;
    const problem = 'has template and existing';
    context.addIssue({ code: 'custom', message: 'one of template, existing at most', params: { problem } });
  })
  .prefault({})
  .describe(
    'The enterprise application in Entra. Default: one with the name Klaviyo, made from the template that is not in the gallery.',
  );

/** How Entra provisions the account, as written. */
export const entraProvisioningSchema = mapping('a mapping with job, scope, secret', {
  job: oneOf(ENTRA_JOB_STATES)
    .default('off')
    .describe(
      'on: Terraform starts the synchronization job. Only once the role is mapped (klaviyo-access entra role-mapping).',
    ),
  scope: z
    .literal('assigned', {
      error: 'assigned: with all users in scope Entra does not map the role, and nobody would get one',
    })
    .default('assigned')
    .describe('Who is provisioned: those to whom the application is assigned.'),
  secret: oneOf(ENTRA_SECRET_KEEPERS)
    .default('command')
    .describe(
      'Who hands Entra the base URL and the access key. command: klaviyo-access entra connection. terraform: the stack, and the key then lies in its state.',
    ),
})
  .prefault({})
  .describe('How Entra provisions the account; or mode: direct, where klaviyo-access provisions it itself.');

/** Both stand in import blocks, whose ids Terraform evaluates. */
const EXPECTED_ASSIGNMENT_ID = 'the id of an app role assignment, of letters, digits, hyphens and underscores';

/** What the first deploy takes over, as written. */
export const entraAdoptionSchema = mapping('a mapping with application, servicePrincipal, groups, assignments, job', {
  application: entraId('the object id of an application').describe('Object id of the application (app registration).'),
  servicePrincipal: entraId('the object id of a service principal').describe(
    'Object id of its service principal (enterprise application).',
  ),
  groups: z
    .record(line("a group's name"), entraId('the id of a group'), { error: "a mapping of groups' names to their ids" })
    .default({})
    .describe('Ids of existing groups, by name, that the stack takes over. They are assigned with create: true.'),
  assignments: z
    .record(line("a group's name"), formed(EXPECTED_ASSIGNMENT_ID, /^[\w-]+$/), {
      error: "a mapping of groups' names to the ids of their app role assignments",
    })
    .default({})
    .describe('Ids of existing app role assignments, by the names of their groups, that the stack takes over.'),
  job: formed('the id of a synchronization job, of letters, digits, points, hyphens and underscores', /^[\w.-]+$/)
    .optional()
    .describe('Id of the synchronization job. Default: there is none, and it is made.'),
}).describe(
  'What exists in Entra and the first deploy takes over (import blocks). After that deploy this part can go.',
);

/** The enterprise application, as written, with its defaults. */
export type EntraAppFile = z.output<typeof entraAppSchema>;
