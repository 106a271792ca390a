import { z } from 'zod';
import { OktaApiError } from './errors.js';
import { idSource } from './ids.js';
import { type OktaSeed, addSeed } from './seed.js';
import { SIGN_ON_MODES } from './sign-on-modes.js';
import { ATTRIBUTE_TYPES } from './user-schema.js';
import { ENGINES, EVERYONE, GROUP_TYPES, USER_STATUSES, emptyWorld } from './world.js';
import { parseSeedText, readSeedText, repeated } from '../seed-text.js';

const name = z.string().trim().min(1, 'must not be blank');

/** The attributes of a user that have a key of their own. */
const NAMED = ['login', 'email', 'firstName', 'lastName'];

const user = z.strictObject({
  login: z.email('must be an e-mail address'),
  email: z.email('must be an e-mail address').optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  status: z.enum(USER_STATUSES).optional(),
  profile: z
    .record(name, z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]))
    .refine((profile) => !Object.keys(profile).some((key) => NAMED.includes(key)), {
      error: `must not repeat ${NAMED.join(', ')}, which stand beside it`,
    })
    .optional(),
});

const rule = z.strictObject({
  name: name.max(50, 'must not be longer than 50 characters'),
  expression: name,
  groups: z.array(name).min(1, 'must name a group'),
  excluded: z.array(name).optional(),
  status: z.enum(['ACTIVE', 'INACTIVE']).optional(),
});

const group = z.strictObject({
  name,
  description: z.string().optional(),
  type: z.enum(GROUP_TYPES).optional(),
  members: z.array(name).optional(),
});

const app = z.strictObject({
  label: name,
  signOnMode: z.enum(SIGN_ON_MODES).optional(),
  preconfigured: name.optional(),
  saml: z.strictObject({ ssoUrl: name, audience: name }).optional(),
  status: z.enum(['ACTIVE', 'INACTIVE']).optional(),
  provisioning: z
    .strictObject({
      create: z.boolean(),
      update: z.boolean(),
      deactivate: z.boolean(),
      import: z.boolean(),
      pushGroups: z.boolean(),
    })
    .partial()
    .optional(),
  roles: z.array(name).min(1, 'must name a role').optional(),
  assignments: z
    .array(
      z.strictObject({
        group: name,
        role: name.optional(),
        priority: z.int('must be a whole number').min(0, 'must be from 0 to 100').max(100, 'must be from 0 to 100'),
      }),
    )
    .optional(),
  users: z.array(z.strictObject({ login: name, role: name.optional() })).optional(),
});

const seedShape = z.strictObject({
  org: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, "must be the first part of the organisation's address, such as acme")
    .optional(),
  engine: z.enum(ENGINES).optional(),
  attributes: z.record(name, z.enum(ATTRIBUTE_TYPES)).optional(),
  users: z.array(user).optional(),
  groups: z.array(group).optional(),
  rules: z.array(rule).optional(),
  apps: z.array(app).optional(),
});

/**
 * Reads what a simulated Okta is to hold from a YAML file: `org`, `engine`, `attributes`, `users`, `groups`, `rules`, `apps`, in the shape of `OktaSeed`.
 *
 * @throws SeedFileError if it is not YAML, does not have that shape, or names users, groups or roles that it does not hold
 * @throws SimulatorError if the file cannot be read
 */
export async function readSeedFile(path: string): Promise<OktaSeed> {
  return parseSeed(await readSeedText(path), path);
}

/** As `readSeedFile`, of a text. `path` is for messages. @throws SeedFileError */
export function parseSeed(text: string, path: string): OktaSeed {
  return parseSeedText(text, path, seedShape, [contradictions, refusals]);
}

function contradictions(seed: OktaSeed): readonly string[] {
  const logins = (seed.users ?? []).map(({ login }) => login);
  const groups = (seed.groups ?? []).map((written) => written.name);
  const labels = (seed.apps ?? []).map(({ label }) => label);
  const mistakes = [
    ...repeated(logins).map((login) => `users: "${login}" is there twice.`),
    ...repeated(groups).map((written) => `groups: "${written}" is there twice.`),
    ...groups.filter(isEveryone).map((written) => `groups: Okta itself makes the group "${written}".`),
    ...repeated(labels).map((label) => `apps: "${label}" is there twice.`),
  ];
  for (const { name: of, members } of seed.groups ?? []) {
    mistakes.push(...unknown(members ?? [], logins).map((login) => `groups "${of}": there is no user "${login}".`));
  }
  for (const { name: of, groups: filled, excluded } of seed.rules ?? []) {
    mistakes.push(
      ...unknown(filled, groups).map((written) => `rules "${of}": there is no group "${written}".`),
      ...unknown(excluded ?? [], logins).map((login) => `rules "${of}": there is no user "${login}".`),
    );
  }
  for (const { label, saml, signOnMode = 'SAML_2_0', preconfigured } of seed.apps ?? []) {
    if (saml !== undefined && signOnMode !== 'SAML_2_0') {
      mistakes.push(`apps "${label}": saml is for apps that sign on with SAML_2_0, not with ${signOnMode}.`);
    }
    if (signOnMode === 'SAML_1_1' && preconfigured === undefined) {
      mistakes.push(
        `apps "${label}": only an app of Okta's catalogue signs on with SAML_1_1: name it (preconfigured).`,
      );
    }
  }
  for (const { label, assignments = [], users = [], roles = [] } of seed.apps ?? []) {
    const assigned = [...assignments, ...users].flatMap(({ role }) => (role === undefined ? [] : [role]));
    mistakes.push(
      ...unknown(
        assignments.map((assignment) => assignment.group),
        [...groups, EVERYONE],
      ).map((written) => `apps "${label}": there is no group "${written}".`),
      ...unknown(
        users.map(({ login }) => login),
        logins,
      ).map((login) => `apps "${label}": there is no user "${login}".`),
      ...unknown(assigned, roles).map((role) => `apps "${label}": "${role}" is not one of its roles.`),
    );
  }
  return mistakes;
}

/** What Okta itself does not take, such as an attribute that users do not have, or an expression that cannot be read. */
function refusals(seed: OktaSeed): readonly string[] {
  try {
    addSeed(emptyWorld({ org: 'acme', engine: 'identity', nextId: idSource(), now: () => new Date(0) }), seed);
    return [];
  } catch (error) {
    if (error instanceof OktaApiError) return [error.message];
    throw error;
  }
}

function isEveryone(written: string): boolean {
  return written.toLowerCase() === EVERYONE.toLowerCase();
}

function unknown(names: readonly string[], known: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((written) => !known.includes(written));
}
