import { z } from 'zod';

import {
  AUTHORIZATION_SCHEMES,
  IDENTITY_PROVIDER_KINDS,
  ROLE_FORMS,
  UPDATE_METHODS,
  WHEN_UNMATCHED,
} from './access-model.js';
import { conditionSchema } from './condition-schema.js';
import { E_MAIL } from '../people/e-mail.js';
import { exceptionSchema, ROLE_EXAMPLES } from './exception-schema.js';
import { entraAdoptionSchema, entraAppSchema, entraProvisioningSchema } from './entra-schema.js';
import { groupSchema } from './group-schema.js';
import { oneLoginAdoptionSchema, oneLoginAppSchema, oneLoginProvisioningSchema } from './onelogin-schema.js';
import { adoptionSchema, appSchema } from './okta-schema.js';
import { membersSchema } from './membership-schema.js';
import { policySchema } from './policy-schema.js';
import { provisioningSchema } from './provisioning-schema.js';
import { ACCOUNT_KINDS, KNOWN_POWERS } from './role.js';
import { address, formed, line, list, mapping, oneOf, readable } from './schema-parts.js';
import { userNameFault } from '../people/user-name-fault.js';
import { baseUrlFault } from '../text/web-address.js';

/** Keys of which exactly one must stand in a mapping, in the order of the union's schemas, each with all that go with it. */
export type Alternatives = Readonly<Record<string, readonly string[]>>;

/** The mappings that have alternatives whatever the identity provider, by where they stand. */
export const ALTERNATIVES: ReadonlyMap<string, Alternatives> = new Map<string, Alternatives>([
  ['accounts.*.scim.accessKey', { env: ['env'], file: ['file'] }],
  ['accounts.*.assignments.*.group', { id: ['id', 'name'], type: ['name', 'type'] }],
  [
    'directory',
    {
      roster: ['roster', 'columns', 'format'],
      ...Object.fromEntries(IDENTITY_PROVIDER_KINDS.map((kind) => [kind, [kind]])),
      google: ['google'],
    },
  ],
]);

const EXPECTED_ACCESS_KEY = 'exactly one of { env: NAME } or { file: path }, never the key itself';
const LARGEST_PAGE_SIZE = 10_000;
const EXPECTED_PAGE_SIZE = `a whole number from 2 to ${LARGEST_PAGE_SIZE}`;
const EXPECTED_VARIABLE = 'the name of an environment variable, never the key itself';
const EXPECTED_FILE = 'the path of a file that holds the access key, never the key itself';

// A key of Klaviyo begins with pk_, and one is copied with its prefix: neither is a variable's name or a file's path.
const accessKeySchema = z
  .union(
    [
      mapping(EXPECTED_ACCESS_KEY, {
        env: formed(EXPECTED_VARIABLE, /^(?!pk_)[A-Za-z_][A-Za-z0-9_]*$/).describe(
          'Name of the environment variable that holds the access key.',
        ),
      }),
      mapping(EXPECTED_ACCESS_KEY, {
        file: formed(EXPECTED_FILE, /^(?!pk_|Klaviyo-API-Key)\S(?:.*\S)?$/).describe(
          'Path of a file that holds the access key, relative to the access file.',
        ),
      }),
    ],
    { error: EXPECTED_ACCESS_KEY },
  )
  .describe('Where the SCIM access key is read from. The key itself is never in this file.');

const scimSchema = mapping('a mapping with baseUrl and accessKey', {
  baseUrl: address(baseUrlFault).describe(
    'Base URL of the SCIM server, copied from Klaviyo > Settings > Security. https; plain http on loopback only.',
  ),
  accessKey: accessKeySchema,
  authorization: oneOf(AUTHORIZATION_SCHEMES)
    .default('Klaviyo-API-Key')
    .describe('How the access key is sent: the scheme of the Authorization header.'),
  pageSize: z
    .int({ error: EXPECTED_PAGE_SIZE })
    .min(2, { error: EXPECTED_PAGE_SIZE })
    .max(LARGEST_PAGE_SIZE, { error: EXPECTED_PAGE_SIZE })
    .optional()
    .describe('Users to ask for on a page of the list. Default 100, as many as Okta asks for.'),
  updateMethod: oneOf(UPDATE_METHODS)
    .default('patch')
    .describe(
      'How klaviyo-access itself changes a user: patch sends what changes, put the whole user. Without effect where the identity provider writes.',
    ),
  roleForm: oneOf(ROLE_FORMS)
    .default('role')
    .describe(
      'How klaviyo-access itself writes a role: role, a text, as Okta and OneLogin do, or roles, a list, as Entra does.',
    ),
}).describe("Klaviyo's SCIM server of this account.");

/** One of the account's own roles, as written. */
export const customRoleSchema = mapping('a custom role: a mapping with id and title', {
  id: line('a Custom SCIM ID')
    .regex(/^\S+$/, { error: 'a Custom SCIM ID without white space' })
    .describe("The role's Custom SCIM ID in Klaviyo: its value on the wire."),
  title: line("a role's title").describe("The role's title, for people."),
  like: oneOf(ROLE_EXAMPLES)
    .optional()
    .describe('A built-in role that may do as much, for the severities of findings. Default: it counts as full power.'),
  power: oneOf(KNOWN_POWERS)
    .optional()
    .describe(
      'In place of like: full administers users and settings, wide works across the account, narrow does one kind of work.',
    ),
}).superRefine(({ like, power }, context) => {
  if (like === undefined || power === undefined) return;
  context.addIssue({ code: 'custom', path: ['power'], message: 'like or power, not both' });
});

/** One assignment, as written. */
export const assignmentSchema = mapping('an assignment: a mapping with role, and group or everyone', {
  role: line("a role's id")
    .meta({ examples: ROLE_EXAMPLES })
    .describe("A built-in role of this kind of account, or the id of one of its customRoles. Never the owner's."),
  group: groupSchema.optional(),
  everyone: z
    .literal(true, { error: 'true; leave it out for the people of a group' })
    .optional()
    .describe('In place of group: everyone who is active in the directory.'),
  create: z
    .boolean({ error: 'true or false' })
    .optional()
    .describe(
      'true: the stack makes the group. false: it exists and is looked up. Default: false; true where when or members say ' +
        'who is in it.',
    ),
  when: conditionSchema
    .optional()
    .describe('Who is in the group, which the stack makes, by a condition on attributes and groups.'),
  members: membersSchema.optional(),
}).superRefine(({ group, everyone, create, when, members }, context) => {
  const refuse = (problem: string, expected: string, path: readonly string[] = []): void => {
    context.addIssue({ code: 'custom', path: [...path], message: expected, params: { problem } });
  };
  if ((group === undefined) === (everyone === undefined)) {
    refuse(
      group === undefined ? 'has none of group, everyone' : 'has group and everyone',
      'exactly one of group, everyone',
    );
  }
  const declares = when !== undefined || members !== undefined;
  if (everyone !== undefined && (declares || create !== undefined)) {
    refuse('has everyone beside create, when or members', "everyone alone, which is nobody's to make");
  }
  if (declares && create === false) {
    refuse(
      'is false beside when or members',
      'true, or nothing: who is in a group that others keep is not decided here',
      ['create'],
    );
  }
  if (declares && group !== undefined && typeof group !== 'string') {
    refuse('has an id or a type beside when or members', 'a name alone, since the stack makes the group', ['group']);
  }
});

/** The keys of an account that are read by its identity provider. */
export interface ProviderShape<
  App extends z.ZodType = z.ZodType,
  Provisioning extends z.ZodType = z.ZodType,
  Adopt extends z.ZodType = z.ZodType,
> {
  readonly app: App;
  readonly provisioning: Provisioning;
  readonly adopt: Adopt;
}

/** One account, as written, with what belongs to its identity provider. */
export function accountSchemaWith<App extends z.ZodType, Provisioning extends z.ZodType, Adopt extends z.ZodType>({
  app,
  provisioning,
  adopt,
}: ProviderShape<App, Provisioning, Adopt>) {
  return mapping('an account: a mapping with name, kind, scim, owner, app, assignments', {
    name: formed(
      'a name that begins with a letter and has letters, digits, "_" and "-" only',
      /^[a-zA-Z][a-zA-Z0-9_-]*$/,
    ).describe("The account's name, unique in this file; also the name of its stack."),
    kind: oneOf(ACCOUNT_KINDS).describe('A Klaviyo company is an account; a portfolio has users and roles of its own.'),
    identityProvider: oneOf(IDENTITY_PROVIDER_KINDS)
      .optional()
      .describe('Where the people of this account get the app from. Default: the one that this file names.'),
    scim: scimSchema,
    owner: formed('an e-mail address', E_MAIL)
      .superRefine(readable('an e-mail address', userNameFault))
      .describe("The owner's userName. The owner is never a target of a write."),
    app: app,
    provisioning: provisioning,
    customRoles: list('a list of custom roles', customRoleSchema)
      .default([])
      .describe('The roles that this account has defined itself.'),
    assignments: list('a list of assignments', assignmentSchema)
      .min(1, { error: 'at least one assignment of a role to a group' })
      .describe('Who gets which role, in order of priority: the first that a person matches decides.'),
    whenUnmatched: oneOf(WHEN_UNMATCHED)
      .default('deactivate')
      .describe(
        'What becomes of people who are active in the directory and in Klaviyo, and match no assignment: deactivate reports ' +
          'them as unexpected, keep leaves them.',
      ),
    exceptions: list('a list of exceptions', exceptionSchema)
      .default([])
      .describe('Expected differences, each with a reason and an end date.'),
    policy: policySchema
      .optional()
      .describe("How this account's findings are judged; what stands here overrides the policy of the file."),
    adopt: adopt,
  });
}

/** One account of Okta, of no identity provider, or that klaviyo-access provisions itself. */
export const accountSchema = accountSchemaWith({
  app: appSchema.optional(),
  provisioning: provisioningSchema,
  adopt: adoptionSchema.optional(),
});

/** One account of Entra. */
export const entraAccountSchema = accountSchemaWith({
  app: entraAppSchema,
  provisioning: entraProvisioningSchema,
  adopt: entraAdoptionSchema.optional(),
});

/** One account of OneLogin. */
export const oneLoginAccountSchema = accountSchemaWith({
  app: oneLoginAppSchema,
  provisioning: oneLoginProvisioningSchema,
  adopt: oneLoginAdoptionSchema.optional(),
});

/** An account of any of them, for editors. */
export const anyAccountSchema = accountSchemaWith({
  app: z
    .union([appSchema, entraAppSchema, oneLoginAppSchema])
    .optional()
    .describe('The app in the identity provider: of Okta, of Entra, or of OneLogin.'),
  provisioning: z
    .union([provisioningSchema, entraProvisioningSchema, oneLoginProvisioningSchema])
    .describe(
      'How people come into Klaviyo: through the identity provider, or by klaviyo-access itself (mode: direct).',
    ),
  adopt: z
    .union([adoptionSchema, entraAdoptionSchema, oneLoginAdoptionSchema])
    .optional()
    .describe(
      'What exists in the identity provider and the first deploy takes over. After that deploy this part can go.',
    ),
});

/** An account of Okta, of no identity provider, or provisioned directly, whose shape is right, with the defaults filled in. */
export type OktaAccountFile = z.output<typeof accountSchema>;

/** An account of Entra, likewise. */
export type EntraAccountFile = z.output<typeof entraAccountSchema>;

/** An account of OneLogin, likewise. */
export type OneLoginAccountFile = z.output<typeof oneLoginAccountSchema>;

/** What every account has, whatever its identity provider is. */
export type AccountFile = Omit<OktaAccountFile, keyof ProviderShape>;
