import { type Account, type Assignment } from '../../access/access-model.js';
import { identityOf } from '../../access/group-reference.js';
import { quoted } from '../../text/quoted.js';
import { assignedGroups } from '../assigned-groups.js';
import { type PlannedCreations } from '../plan-subjects.js';
import { findGroup } from './app/find-group.js';
import { type OktaGroup } from './app/okta-app-state.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { OktaReadError } from './connection/okta-read-error.js';

/** What is known of an assigned group: which one it is, and where it is assigned. */
export interface AssignedGroup extends OktaGroup {
  readonly assignment: Assignment;
}

/** Every assigned group once, by what the access file calls it; without those that are not there and that the plan creates. */
export function assignedOktaGroups(
  okta: OktaConnection,
  accounts: readonly Account[],
  planned: PlannedCreations | undefined,
): Promise<ReadonlyMap<string, AssignedGroup>> {
  return assignedGroups<OktaGroup>(accounts, {
    find: (assignment) => groupOf(okta, assignment, planned),
    twoGroups,
    assignedTwice,
  });
}

/** Undefined if the group is not there, and the plan creates it. */
async function groupOf(
  okta: OktaConnection,
  assignment: Assignment,
  planned: PlannedCreations | undefined,
): Promise<OktaGroup | undefined> {
  const { group, create } = assignment;
  try {
    return await findGroup(okta, { group, identity: identityOf(assignment) });
  } catch (error) {
    if (!create || !(error instanceof OktaReadError) || error.code !== 'OKTA_NOT_FOUND') throw error;
    if (planned?.groups.has(group) === true) return undefined;
    throw new OktaReadError('OKTA_NOT_FOUND', {
      problem: `${okta.address} has no group ${quoted(group)}, which the stack makes (create: true).`,
      remedy:
        'Deploy first: it does not exist before. In a pull request, pass the plan that creates it (klaviyo-access drift --plan ' +
        'FILE). If it was deployed, somebody renamed or deleted it in Okta.',
      status: error.status,
    });
  }
}

function twoGroups(name: string, one: OktaGroup, other: OktaGroup): OktaReadError {
  return new OktaReadError('OKTA_AMBIGUOUS', {
    problem: `The access file gives two groups of Okta the name ${quoted(name)}: ${one.id} and ${other.id}.`,
    remedy: 'One name means one group in the file. Give one of the two by its id alone: group: { id: ... }.',
  });
}

function assignedTwice(account: string, one: string, other: string, id: string): OktaReadError {
  return new OktaReadError('OKTA_AMBIGUOUS', {
    problem: `The account ${quoted(account)} assigns one group of Okta (${id}) twice: as ${quoted(one)} and as ${quoted(other)}.`,
    remedy: 'Okta gives a group one role in an app. Remove one of the two assignments.',
  });
}
