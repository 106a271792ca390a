import { type Account, type Assignment } from '../../access/access-model.js';
import { quoted } from '../../text/quoted.js';
import { assignedGroups } from '../assigned-groups.js';
import { type PlannedCreations } from '../plan-subjects.js';
import { type OneLoginLiveRole } from './app/onelogin-state.js';
import { findRole } from './app/read-roles.js';
import { type OneLoginConnection } from './connection/onelogin-connection.js';
import { OneLoginReadError } from './connection/onelogin-read-error.js';

/** A role of OneLogin that is assigned, and where. */
export interface AssignedRole extends OneLoginLiveRole {
  readonly assignment: Assignment;
}

/**
 * Every assigned role of OneLogin once, by what the access file calls it; without those that are not there and that the plan creates.
 *
 * @throws OneLoginReadError if one is missing or not the only one of its name, or if one name means two roles
 */
export function assignedOneLoginRoles(
  onelogin: OneLoginConnection,
  accounts: readonly Account[],
  planned: PlannedCreations | undefined,
): Promise<ReadonlyMap<string, AssignedRole>> {
  return assignedGroups<OneLoginLiveRole>(accounts, {
    find: (assignment) => roleOf(onelogin, assignment, planned),
    twoGroups,
    assignedTwice,
  });
}

/** Undefined if the role is not there, and the plan creates it. */
async function roleOf(
  onelogin: OneLoginConnection,
  assignment: Assignment,
  planned: PlannedCreations | undefined,
): Promise<OneLoginLiveRole | undefined> {
  const { group, create } = assignment;
  try {
    return await findRole(onelogin, assignment);
  } catch (error) {
    if (!create || !(error instanceof OneLoginReadError) || error.code !== 'ONELOGIN_NOT_FOUND') throw error;
    if (planned?.groups.has(group) === true) return undefined;
    throw new OneLoginReadError('ONELOGIN_NOT_FOUND', {
      problem: `${onelogin.address} has no role of OneLogin ${quoted(group)}, which the stack makes (create: true).`,
      remedy:
        'Deploy first: it does not exist before. In a pull request, pass the plan that creates it (klaviyo-access drift --plan FILE). If it was ' +
        'deployed, somebody renamed or deleted it in OneLogin.',
      status: error.status,
    });
  }
}

function twoGroups(name: string, one: OneLoginLiveRole, other: OneLoginLiveRole): OneLoginReadError {
  return new OneLoginReadError('ONELOGIN_AMBIGUOUS', {
    problem: `The access file gives two roles of OneLogin the name ${quoted(name)}: ${one.id} and ${other.id}.`,
    remedy: 'One name means one role in the file. Give one of the two by its id alone: group: { id: ... }.',
  });
}

function assignedTwice(account: string, one: string, other: string, id: string): OneLoginReadError {
  return new OneLoginReadError('ONELOGIN_AMBIGUOUS', {
    problem: `The account ${quoted(account)} assigns one role of OneLogin (${id}) twice: as ${quoted(one)} and as ${quoted(other)}.`,
    remedy: 'Its people get one Klaviyo role. Remove one of the two assignments.',
  });
}
