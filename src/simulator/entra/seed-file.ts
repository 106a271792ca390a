import { z } from 'zod';
import { GraphError } from './errors.js';
import { idSource } from './ids.js';
import { NameError } from './named.js';
import { PERMISSIONS } from './permissions.js';
import { DEFAULT_TENANT, type EntraSeed, addSeed } from './seed.js';
import { ROLE_CHOICES, emptyWorld } from './world.js';
import { parseSeedText, readSeedText, repeated } from '../seed-text.js';

const name = z.string().trim().min(1, 'must not be blank');
const id = z.guid('must be an id, such as 00000000-0000-0000-0000-0000000000aa');

const client = z.strictObject({
  clientId: id,
  objectId: id.optional(),
  secret: name.optional(),
  certificates: z.array(name).optional(),
  federated: z
    .array(
      z.strictObject({
        issuer: name,
        subject: name,
        audience: name.optional(),
        publicKey: z.union([name, z.record(name, z.unknown())]),
      }),
    )
    .optional(),
  permissions: z.array(z.enum(PERMISSIONS)),
});

const user = z.strictObject({
  // A guest's has signs that an e-mail address cannot have.
  userPrincipalName: z.string().regex(/^[^\s@]+@[^\s@]+$/, 'must look like an e-mail address'),
  displayName: name.optional(),
  givenName: z.string().optional(),
  surname: z.string().optional(),
  mail: z.email('must be an e-mail address').nullable().optional(),
  accountEnabled: z.boolean().optional(),
  deleted: z.boolean().optional(),
  properties: z.record(name, z.unknown()).optional(),
});

const group = z
  .strictObject({
    displayName: name.max(256, 'must not be longer than 256 characters'),
    description: z.string().optional(),
    members: z.array(name).optional(),
    membershipRule: name.optional(),
    securityEnabled: z.boolean().optional(),
  })
  .refine(({ members, membershipRule }) => members === undefined || membershipRule === undefined, {
    error: 'has members or a membershipRule, not both',
  });

const application = z.strictObject({
  displayName: name,
  roles: z.array(z.strictObject({ value: name, displayName: name.optional(), id: id.optional() })).optional(),
  assignments: z.array(z.strictObject({ principal: name, role: name.optional() })).optional(),
  secrets: z.array(z.strictObject({ key: name, value: name })).optional(),
  job: z
    .strictObject({
      state: z.enum(['new', 'running', 'paused']).optional(),
      roleTarget: name.optional(),
      groups: z.boolean().optional(),
      targets: z.array(name).optional(),
    })
    .optional(),
  appRoleAssignmentRequired: z.boolean().optional(),
});

const seedShape = z.strictObject({
  tenant: z
    .strictObject({
      id: id.optional(),
      displayName: name.optional(),
      domains: z.array(name).min(1, 'must name a domain').optional(),
    })
    .optional(),
  clients: z.array(client).optional(),
  roleChoice: z.enum(ROLE_CHOICES).optional(),
  users: z.array(user).optional(),
  groups: z.array(group).optional(),
  applications: z.array(application).optional(),
});

/**
 * Reads what a simulated tenant is to hold from a YAML file: `tenant`, `clients`, `roleChoice`, `users`, `groups`, `applications`, in the
 * shape of `EntraSeed`.
 *
 * @throws SeedFileError if it is not YAML, does not have that shape, or names users, groups or roles that it does not hold
 * @throws SimulatorError if the file cannot be read
 */
export async function readSeedFile(path: string): Promise<EntraSeed> {
  return parseSeed(await readSeedText(path), path);
}

/** As `readSeedFile`, of a text. `path` is for messages. @throws SeedFileError */
export function parseSeed(text: string, path: string): EntraSeed {
  return parseSeedText(text, path, seedShape, [twice, refusals]);
}

/** Names that stand for two things. Entra itself allows two groups or apps of one name; a seed that names them could not say which. */
function twice(seed: EntraSeed): readonly string[] {
  const lists = {
    users: (seed.users ?? []).map(({ userPrincipalName }) => userPrincipalName),
    groups: (seed.groups ?? []).map(({ displayName }) => displayName),
    applications: (seed.applications ?? []).map(({ displayName }) => displayName),
  };
  return Object.entries(lists).flatMap(([list, names]) =>
    repeated(names).map((one) => `${list}: "${one}" is there twice.`),
  );
}

/** What the simulated Entra itself does not take, such as a rule that cannot be read, or a name that nobody has. */
function refusals(seed: EntraSeed): readonly string[] {
  const tenant = { id: DEFAULT_TENANT, displayName: 'Acme', domains: ['example.com'] };
  try {
    addSeed(emptyWorld(tenant, { ids: idSource(), now: () => new Date(0), roleChoice: 'first' }), seed);
    return [];
  } catch (error) {
    if (error instanceof GraphError || error instanceof NameError) return [error.message];
    throw error;
  }
}
