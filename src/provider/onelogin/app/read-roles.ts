import { z } from 'zod';
import { type Assignment } from '../../../access/access-model.js';
import { type GroupReference } from '../../../access/group-reference.js';
import { quoted } from '../../../text/quoted.js';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { OneLoginReadError } from '../connection/onelogin-read-error.js';
import { type OneLoginLiveRole } from './onelogin-state.js';

/** developers.onelogin.com, "List Roles", "Get Role". */
const wireRole = z.object({ id: z.number(), name: z.string(), apps: z.array(z.number()).nullish() });

/** "Max page limit is 650" ("List Roles"). */
export const LARGEST_ROLE_PAGE = 650;

/** A role of OneLogin by its id. @throws OneLoginReadError `ONELOGIN_NOT_FOUND` and any other */
export async function readRole(onelogin: OneLoginConnection, id: string): Promise<OneLoginLiveRole> {
  try {
    return liveRole(await onelogin.get(`/roles/${encodeURIComponent(id)}`, wireRole));
  } catch (error) {
    if (!(error instanceof OneLoginReadError) || error.code !== 'ONELOGIN_NOT_FOUND') throw error;
    throw new OneLoginReadError('ONELOGIN_NOT_FOUND', {
      problem: `${onelogin.address} has no role of OneLogin with the id ${quoted(id)}.`,
      remedy:
        'Correct the id in the access file: it is the number in the address of the role in OneLogin, after /roles/.',
      status: error.status,
    });
  }
}

/** All roles of OneLogin, in its order. @throws OneLoginReadError if they cannot be read to the last one */
export async function readRoles(onelogin: OneLoginConnection): Promise<readonly OneLoginLiveRole[]> {
  return (await onelogin.getAll(`/roles?limit=${LARGEST_ROLE_PAGE}`, wireRole)).map(liveRole);
}

/**
 * The role of OneLogin that a reference means: the one with its id, or the only one with exactly its name. Which of two is meant is never guessed.
 *
 * @throws OneLoginReadError `ONELOGIN_NOT_FOUND` or `ONELOGIN_AMBIGUOUS`, naming the candidates, and any other
 */
export async function findRole(
  onelogin: OneLoginConnection,
  { group, identity, create = false }: GroupReference & Partial<Pick<Assignment, 'create'>>,
): Promise<OneLoginLiveRole> {
  if (identity?.by === 'id') return roleById(onelogin, identity);
  const all = await readRoles(onelogin);
  const exact = all.filter(({ name }) => name === group);
  const [one, ...others] = exact;
  if (one !== undefined && others.length === 0) return one;
  if (one === undefined) {
    const alike = all.filter(({ name }) => name.toLowerCase() === group.toLowerCase());
    throw new OneLoginReadError('ONELOGIN_NOT_FOUND', {
      problem: `${onelogin.address} has no role of OneLogin named exactly ${quoted(group)}${alike.length === 0 ? '' : `; there is ${listed(alike)}`}.`,
      remedy: 'Write the name in the access file as OneLogin has it.',
    });
  }
  throw severalRoles(onelogin, group, exact, create);
}

/**
 * Several roles of OneLogin have one name.
 *
 * @param create - whether the stack makes the role. Then its id must not be written into the access file: the stack would delete what it has made.
 */
export function severalRoles(
  { address }: Pick<OneLoginConnection, 'address'>,
  name: string,
  roles: readonly OneLoginLiveRole[],
  create: boolean,
): OneLoginReadError {
  const forms = roles.map(({ id }) => `group: { id: ${id}, name: ${quoted(name)} }`).join(' or ');
  const remedy = create
    ? 'The stack makes the role. If it was deployed, the output role_ids has the id of the one that it made: rename the others in OneLogin. If not, ' +
      `use another name for the group, or name the role that is meant by its id, without create, when and members: ${forms}.`
    : `Name the one that is meant by its id in the access file: ${forms}.`;
  return new OneLoginReadError('ONELOGIN_AMBIGUOUS', {
    problem: `${address} has several roles of OneLogin named exactly ${quoted(name)}: ${listed(roles)}.`,
    remedy,
    candidates: roles.map(({ id }) => id),
  });
}

async function roleById(
  onelogin: OneLoginConnection,
  { id, name }: Extract<GroupReference['identity'], { by: 'id' }>,
): Promise<OneLoginLiveRole> {
  const role = await readRole(onelogin, id);
  if (name === undefined || role.name === name) return role;
  throw new OneLoginReadError('ONELOGIN_NOT_FOUND', {
    problem: `The role of OneLogin with the id ${quoted(id)} is named ${quoted(role.name)}, not ${quoted(name)}.`,
    remedy: 'If it was renamed, write that name in the access file. If not, correct the id.',
  });
}

function liveRole({ id, name, apps }: z.output<typeof wireRole>): OneLoginLiveRole {
  return { id: String(id), name, appIds: (apps ?? []).map(String) };
}

function listed(roles: readonly OneLoginLiveRole[]): string {
  return roles.map(({ id, name }) => `${quoted(name)} (${id})`).join(', ');
}
