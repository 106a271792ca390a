import { type Assignment } from '../../../access/access-model.js';
import { type OktaAccount } from '../../../access/okta-account.js';
import { quoted } from '../../../text/quoted.js';
import { type PlannedCreations } from '../../plan-subjects.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import { OktaReadError } from '../connection/okta-read-error.js';
import { isAssignedAs } from './is-assigned-as.js';
import { type OktaAppState, type OktaGroupAssignment } from './okta-app-state.js';
import { readGroupAssignments } from './read-group-assignments.js';
import { readGroupMembers } from './read-group-members.js';

const NOT_KNOWN = 'Who is assigned is not known, so nothing is compared.';

/**
 * How it is known that an app without users really has nobody, as a sentence without a full stop. An empty list alone does not
 * say it: it may be incomplete, or the app may be another one. Every group that is assigned to the app must be empty, and each
 * group that the access file assigns must be assigned to the app, or the plan assigns it.
 *
 * @throws OktaReadError if it is not known
 */
export async function whyEmpty(
  okta: OktaConnection,
  { assignments }: OktaAccount,
  app: OktaAppState,
  planned: PlannedCreations | undefined,
): Promise<string> {
  const nobody = `Nobody is assigned to the app ${quoted(app.label)} (${app.id}) of ${okta.address}`;
  const assigned = await readGroupAssignments(okta, app.id);
  const unassigned = assignments.filter((declared) => !assigned.some((found) => isAssignedAs(declared, found)));
  if (unassigned.length > 0 && planned?.groupAssignments !== true) throw groupsMissing(nobody, unassigned);
  for (const group of assigned) {
    const members = await readGroupMembers(okta, group.groupId);
    if (members.length > 0) throw groupHasMembers(nobody, group, members.length);
  }
  const later = unassigned.length === 0 ? '' : `the plan assigns ${named(unassigned.map(({ group }) => group))}`;
  if (assigned.length === 0) return `no group is assigned to it, and ${later}`;
  const empty = `every group that is assigned to it is empty in Okta (${named(assigned.map(({ groupName }) => groupName))})`;
  return later === '' ? empty : `${empty}, and ${later}`;
}

function groupsMissing(nobody: string, unassigned: readonly Assignment[]): OktaReadError {
  const groups = named(unassigned.map(({ group }) => group));
  return new OktaReadError('OKTA_UNEXPECTED', {
    problem: `${nobody}, and it lacks groups that the access file assigns: ${groups}.`,
    remedy:
      `${NOT_KNOWN} If they were never assigned, deploy the stack; in a pull request, pass the plan that assigns them ` +
      '(klaviyo-access drift --plan FILE). If they were, somebody took the app from them: look in Okta, under the app > ' +
      'Assignments > Groups.',
  });
}

function groupHasMembers(nobody: string, { groupName }: OktaGroupAssignment, members: number): OktaReadError {
  return new OktaReadError('OKTA_UNEXPECTED', {
    problem: `${nobody}, but its group ${quoted(groupName)} has ${members === 1 ? '1 member' : `${members} members`}.`,
    remedy:
      `${NOT_KNOWN} Okta may be assigning the app to them still, or its answer was not complete. Run it again. If it stays ` +
      'like this, look in Okta, under the app > Assignments.',
  });
}

function named(groups: readonly string[]): string {
  return groups.map(quoted).join(', ');
}
