import { type Account, type Assignment } from '../../access/access-model.js';
import { quoted } from '../../text/quoted.js';
import { assignedGroups } from '../assigned-groups.js';
import { type PlannedCreations } from '../plan-subjects.js';
import { type EntraGroup } from './app/entra-state.js';
import { findGroup } from './app/find-group.js';
import { EntraReadError } from './connection/entra-read-error.js';
import { type GraphConnection } from './connection/graph-connection.js';

/** What is known of an assigned group: which one it is, and where it is assigned. */
export interface AssignedGroup extends EntraGroup {
  readonly assignment: Assignment;
}

/**
 * Every assigned group once, by what the access file calls it; without those that are not there and that the plan creates.
 *
 * @throws EntraReadError if one is missing or not the only one of its name, or if one name means two groups
 */
export function assignedEntraGroups(
  entra: GraphConnection,
  accounts: readonly Account[],
  planned: PlannedCreations | undefined,
): Promise<ReadonlyMap<string, AssignedGroup>> {
  return assignedGroups<EntraGroup>(accounts, {
    find: (assignment) => groupOf(entra, assignment, planned),
    twoGroups,
    assignedTwice,
  });
}

/** Undefined if the group is not there, and the plan creates it. */
async function groupOf(
  entra: GraphConnection,
  assignment: Assignment,
  planned: PlannedCreations | undefined,
): Promise<EntraGroup | undefined> {
  const { group, create } = assignment;
  try {
    return await findGroup(entra, assignment);
  } catch (error) {
    if (!create || !(error instanceof EntraReadError) || error.code !== 'ENTRA_NOT_FOUND') throw error;
    if (planned?.groups.has(group) === true) return undefined;
    throw new EntraReadError('ENTRA_NOT_FOUND', {
      problem: `The tenant ${entra.tenant} has no group ${quoted(group)}, which the stack makes (create: true).`,
      remedy:
        'Deploy first: it does not exist before. In a pull request, pass the plan that creates it (klaviyo-access drift --plan ' +
        'FILE). If it was deployed, somebody renamed or deleted it in Entra.',
      status: error.status,
    });
  }
}

function twoGroups(name: string, one: EntraGroup, other: EntraGroup): EntraReadError {
  return new EntraReadError('ENTRA_AMBIGUOUS', {
    problem: `The access file gives two groups of Entra the name ${quoted(name)}: ${one.id} and ${other.id}.`,
    remedy: 'One name means one group in the file. Give one of the two by its id alone: group: { id: ... }.',
  });
}

function assignedTwice(account: string, one: string, other: string, id: string): EntraReadError {
  return new EntraReadError('ENTRA_AMBIGUOUS', {
    problem: `The account ${quoted(account)} assigns one group of Entra (${id}) twice: as ${quoted(one)} and as ${quoted(other)}.`,
    remedy:
      'Of several roles of a person Entra pushes one, and which is not defined. Remove one of the two assignments.',
  });
}
