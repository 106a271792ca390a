import { readFile } from 'node:fs/promises';

import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

import { formFault } from '../../text/form-fault.js';
import { ACCOUNT_KINDS, BUILT_IN_ROLES, OWNER_ROLE } from '../../access/role.js';
import { userKey } from '../../people/user-key.js';
import { EXAMPLE_ACCESS_KEY } from './default-seed.js';
import { FAULT_KINDS } from './faults.js';
import { PAGINGS, PATCH_STATUSES, ROLE_FORMS, type SimulatedAccount } from './simulated-account.js';
import { SimulatorError } from '../simulator-error.js';

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const text = z.string().min(1, 'must not be empty');

const role = z.strictObject({ id: text, title: text });

const roleEntry = z.union([text, z.strictObject({ value: text, primary: z.boolean().optional() })], {
  error: 'must be a role id, or an object with "value" and perhaps "primary"',
});

const user = z.strictObject({
  id: text.regex(/^[\w.~-]*$/, 'may only have letters, digits and "-", ".", "_", "~" in it').optional(),
  userName: text,
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  role: text.optional(),
  rawRoles: z.array(roleEntry).optional(),
  active: z.boolean().nullable().optional(),
  hidden: z.boolean().optional(),
});

const atLeastOne = z.int().min(1, 'must be at least 1');

const fault = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  count: atLeastOne.optional(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  path: text.optional(),
});

/** A seed file: the account of {@link SimulatedAccount}, with the key named rather than written. */
const seedFile = z
  .strictObject({
    accessKey: z.strictObject({ env: text }).optional(),
    kind: z.enum(ACCOUNT_KINDS).default('account'),
    owner: text,
    customRoles: z.array(role).default([]),
    users: z.array(user),
    pageSizeLimit: atLeastOne.optional(),
    countLimit: atLeastOne.optional(),
    paging: z.enum(PAGINGS).optional(),
    roleRequired: z.boolean().optional(),
    roleForm: z.enum(ROLE_FORMS).optional(),
    putClears: z.boolean().optional(),
    patchIgnoresUnknown: z.boolean().optional(),
    patchStatus: z.literal(PATCH_STATUSES, `must be one of ${PATCH_STATUSES.join(', ')}`).optional(),
    faults: z.array(fault).optional(),
    rateLimitEvery: atLeastOne.optional(),
    slowAnswerMs: z.int().min(0, 'must be at least 0').optional(),
  })
  .check(({ value, issues }) => {
    const mistake = (path: (string | number)[], message: string) =>
      issues.push({ code: 'custom', path, message, input: value });
    if (!value.users.some(({ userName }) => userKey(userName) === userKey(value.owner))) {
      mistake(['owner'], 'is the userName of nobody in "users"; every account has an owner');
    }
    const builtIn = [...BUILT_IN_ROLES[value.kind].map(({ id }) => id), OWNER_ROLE[value.kind]];
    const roles = value.customRoles.map(({ id }) => id);
    for (const [index, id] of roles.entries()) {
      if (builtIn.includes(id)) mistake(['customRoles', index, 'id'], 'is a built-in role of this kind of account');
      else if (roles.indexOf(id) < index) mistake(['customRoles', index, 'id'], 'is the id of an earlier role');
    }
    const ids = value.users.map(({ id }) => id);
    for (const [index, id] of ids.entries()) {
      if (id !== undefined && ids.indexOf(id) < index) mistake(['users', index, 'id'], 'is the id of an earlier user');
    }
  });

/**
 * Reads the seed file of `klaviyo-access simulate klaviyo --seed-file FILE`: who is in the simulated account before the
 * first request. YAML, or JSON.
 *
 * ```yaml
 * accessKey: { env: EXAMPLE_KEY }   # default: example-access-key
 * kind: account                     # account (the default) | portfolio
 * owner: owner@example.com
 * customRoles:
 *   - { id: retention_lead, title: Retention lead }
 * users:
 *   - { userName: owner@example.com, givenName: Olive, familyName: Owner }   # gets the owner's role
 *   - { userName: ada@example.com, role: admin, rawRoles: [analyst] }        # two role forms that disagree
 * roleForm: role                    # role (the default) | roles-strings | roles-objects
 * pageSizeLimit: 100
 * countLimit: 50                    # a larger count is refused; default: none is
 * paging: page-number               # start-index (the default) | page-number
 * roleRequired: true                # default: false
 * putClears: true                   # default: false
 * patchIgnoresUnknown: true         # default: false
 * patchStatus: 501                  # 404, 405 or 501; default: PATCH is there
 * faults:                           # see FaultKind
 *   - { kind: rate-limit, count: 2, method: GET, path: /Users }
 * rateLimitEvery: 10                # default: never
 * slowAnswerMs: 5000
 * ```
 *
 * The people in it are people from before: they may be what the server itself would refuse to create, such as a user
 * with an unknown role, with none, with the userName of another in different case, or with no `active` (null), so that
 * drift can be shown. Only what the simulator cannot serve is refused: a shape that is wrong, an id given twice, an owner
 * who is not among the users.
 *
 * @throws SimulatorError if the file cannot be read or has mistakes; it names every one with its line and column
 */
export async function readSeedFile(path: string, environment: Environment): Promise<SimulatedAccount> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    throw new SimulatorError(`The seed file ${path} cannot be read: ${(error as Error).message}.`);
  }
  return parseSeedFile(content, path, environment);
}

/**
 * The account that a seed file's text describes; see {@link readSeedFile}.
 *
 * @param path - for messages
 */
export function parseSeedFile(content: string, path: string, environment: Environment): SimulatedAccount {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw mistakesIn(
      path,
      document.errors.map(({ message }) => message.trimEnd()),
    );
  }
  const parsed = seedFile.safeParse(document.toJS());
  if (!parsed.success) {
    const place = (keys: readonly PropertyKey[]): string => {
      for (let length = keys.length; length >= 0; length--) {
        const node = document.getIn(keys.slice(0, length), true);
        if (isNode(node) && node.range) {
          const { line, col } = lines.linePos(node.range[0]);
          return `${line}:${col} `;
        }
      }
      return '';
    };
    throw mistakesIn(
      path,
      parsed.error.issues.map((issue) => `${place(issue.path)}${formFault(issue, dotted(issue.path))}`),
    );
  }
  const { accessKey, ...account } = parsed.data;
  return {
    ...account,
    accessKey: accessKey === undefined ? EXAMPLE_ACCESS_KEY : keyFrom(accessKey.env, path, environment),
  };
}

function keyFrom(variable: string, path: string, environment: Environment): string {
  const key = environment[variable]?.trim();
  if (key === undefined || key === '') {
    throw mistakesIn(path, [`accessKey.env: the environment variable ${variable} is not set`]);
  }
  return key;
}

function mistakesIn(path: string, mistakes: readonly string[]): SimulatorError {
  const listed = mistakes.map((mistake) => `\n  ${mistake}`).join('');
  return new SimulatorError(`The seed file ${path} cannot be used:${listed}`);
}

/** `users[2].userName`, or `the file`. */
function dotted(path: readonly PropertyKey[]): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return name === '' ? 'the file' : name.replace(/^\./, '');
}
