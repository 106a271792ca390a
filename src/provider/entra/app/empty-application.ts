import { type Assignment } from '../../../access/access-model.js';
import { type EntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { type PlannedCreations } from '../../plan-subjects.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { type EntraApplication, type EntraRoleAssignment } from './entra-state.js';
import { isAssignedAs } from './is-assigned-as.js';

/**
 * How it is known that an application really reaches nobody, as a sentence without a full stop. An empty answer alone does not say it: it
 * may be incomplete, or the application may be another one. Each group that the access file assigns must be assigned to the application,
 * or the plan assigns it; that the assigned groups have no members was read.
 *
 * @throws EntraReadError if it is not known
 */
export function whyEmpty(
  { tenant }: Pick<GraphConnection, 'tenant'>,
  { assignments }: EntraAccount,
  application: EntraApplication,
  assigned: readonly EntraRoleAssignment[],
  planned: PlannedCreations | undefined,
): string {
  const unassigned = assignments.filter((declared) => !assigned.some((found) => isAssignedAs(declared, found)));
  if (unassigned.length > 0 && planned?.groupAssignments !== true) {
    throw groupsMissing(
      `Nobody is assigned to the enterprise application ${quoted(application.label)} (${application.id}) of the tenant ${tenant}`,
      unassigned,
    );
  }
  const later = unassigned.length === 0 ? '' : `the plan assigns ${named(unassigned.map(({ group }) => group))}`;
  const groups = assigned.filter(({ principalType }) => principalType === 'Group');
  if (groups.length === 0) return `no group is assigned to it, and ${later}`;
  const empty = `every group that is assigned to it is without people in Entra (${named(groups.map(({ principalName }) => principalName))})`;
  return later === '' ? empty : `${empty}, and ${later}`;
}

function groupsMissing(nobody: string, unassigned: readonly Assignment[]): EntraReadError {
  return new EntraReadError('ENTRA_UNEXPECTED', {
    problem: `${nobody}, and it lacks groups that the access file assigns: ${named(unassigned.map(({ group }) => group))}.`,
    remedy:
      'Who is assigned is not known, so nothing is compared. If they were never assigned, deploy the stack; in a pull request, pass the plan ' +
      'that assigns them (klaviyo-access drift --plan FILE). If they were, somebody took the application from them: look in Entra, under ' +
      'the enterprise application > Users and groups.',
  });
}

function named(groups: readonly string[]): string {
  return groups.map(quoted).join(', ');
}
