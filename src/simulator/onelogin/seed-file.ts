import { z } from 'zod';
import { OneLoginError } from './errors.js';
import { idSource } from './ids.js';
import { NameError } from './named.js';
import { SCOPES } from './scopes.js';
import { type OneLoginSeed, addSeed, seededAttributes, seededConnectors } from './seed.js';
import { STATUS, type StatusName } from './user-record.js';
import { REMOVALS, emptyWorld } from './world.js';
import { parseSeedText, readSeedText, repeated } from '../seed-text.js';

const name = z.string().trim().min(1, 'must not be blank');
const email = z.email('must be an e-mail address');

const user = z.strictObject({
  email,
  username: name.nullable().optional(),
  firstname: z.string().optional(),
  lastname: z.string().optional(),
  status: z.enum(Object.keys(STATUS) as [StatusName]).optional(),
  properties: z.record(name, z.unknown()).optional(),
  customAttributes: z.record(name, z.string()).optional(),
});

const rule = z.strictObject({
  name,
  enabled: z.boolean().optional(),
  match: z.enum(['all', 'any']).optional(),
  conditions: z.array(z.strictObject({ source: name, operator: name.optional(), value: name })),
  actions: z.array(z.strictObject({ action: name, value: name })).min(1, 'must name an action'),
});

const flags = z.strictObject({
  create: z.boolean().optional(),
  update: z.boolean().optional(),
  delete: z.boolean().optional(),
});

const app = z.strictObject({
  name,
  connector: z.union([name, z.int().transform(String)]).optional(),
  description: z.string().optional(),
  roles: z.array(name).optional(),
  parameters: z.record(name, z.record(name, z.unknown())).optional(),
  rules: z.array(rule).optional(),
  provisioning: z
    .strictObject({
      enabled: z.boolean().optional(),
      baseUrl: name.optional(),
      bearerToken: name.optional(),
      apiEnabled: z.boolean().optional(),
      jsonTemplate: name.optional(),
      removal: z.enum(REMOVALS).optional(),
      approvals: flags.optional(),
    })
    .optional(),
});

const seedShape = z.strictObject({
  clients: z.array(z.strictObject({ clientId: name, clientSecret: name, scope: z.enum(SCOPES).optional() })).optional(),
  provisioningOverApi: z.boolean().optional(),
  customAttributes: z.array(name).optional(),
  connectors: z
    .array(
      z.strictObject({
        id: z.int().min(1, 'must be a number from 1'),
        name,
        allowsNewParameters: z.boolean().optional(),
        parameters: z.record(name, name).optional(),
        configurationKeys: z.array(name).optional(),
      }),
    )
    .optional(),
  users: z.array(user).optional(),
  roles: z
    .array(z.strictObject({ name, users: z.array(name).optional(), admins: z.array(name).optional() }))
    .optional(),
  apps: z.array(app).optional(),
  mappings: z.array(rule).optional(),
});

/**
 * Reads what a simulated account is to hold from a YAML file: `clients`, `provisioningOverApi`, `customAttributes`, `connectors`, `users`, `roles`,
 * `apps`, `mappings`, in the shape of `OneLoginSeed`.
 *
 * @throws SeedFileError if it is not YAML, does not have that shape, or names users, roles or connectors that it does not hold
 * @throws SimulatorError if the file cannot be read
 */
export async function readSeedFile(path: string): Promise<OneLoginSeed> {
  return parseSeed(await readSeedText(path), path);
}

/** As `readSeedFile`, of a text. `path` is for messages. @throws SeedFileError */
export function parseSeed(text: string, path: string): OneLoginSeed {
  return parseSeedText(text, path, seedShape, [twice, refusals]);
}

/** Names that stand for two things. OneLogin itself allows two roles or apps of one name; a seed that names them could not say which. */
function twice(seed: OneLoginSeed): readonly string[] {
  const lists = {
    users: (seed.users ?? []).map((one) => one.email),
    roles: (seed.roles ?? []).map((one) => one.name),
    apps: (seed.apps ?? []).map((one) => one.name),
  };
  return Object.entries(lists).flatMap(([list, names]) =>
    repeated(names).map((one) => `${list}: "${one}" is there twice.`),
  );
}

/** What the simulated OneLogin itself does not take, such as a condition that there is not, or a name that nobody has. */
function refusals(seed: OneLoginSeed): readonly string[] {
  const world = emptyWorld({
    nextId: idSource(),
    now: () => new Date(0),
    provisioningOverApi: true,
    customAttributes: seededAttributes(seed),
    connectors: seededConnectors(seed),
  });
  try {
    addSeed(world, seed);
    return [];
  } catch (error) {
    if (error instanceof OneLoginError || error instanceof NameError) return [error.message];
    throw error;
  }
}
