import { foldedName } from '../../../text/folded-name.js';
import { type OktaGroupAssignment } from '../app/okta-app-state.js';
import { quoted } from '../../../text/quoted.js';
import { textFault } from '../../../text/text-fault.js';
import { type AdoptNote, info, warning } from '../../adoption.js';

/** A group and its role, as the access file assigns them. */
export interface AdoptedAssignment {
  readonly role: string;
  readonly group: string;
}

export interface AdoptedAssignments {
  /** In order of priority. */
  readonly assignments: readonly AdoptedAssignment[];
  readonly notes: readonly AdoptNote[];
}

/**
 * The groups of an app as the access file assigns them. A group that has no role, or one that cannot be declared, is left
 * out with a warning rather than given a role that nobody chose.
 *
 * @param live - in the order of their priorities
 * @param roles - ids of the roles that may be assigned
 */
export function adoptedAssignments(live: readonly OktaGroupAssignment[], roles: readonly string[]): AdoptedAssignments {
  const assignments: AdoptedAssignment[] = [];
  const notes: AdoptNote[] = [];
  for (const { groupName: group, role, priority } of live) {
    const reason = whyLeftOut(group, role, roles, assignments);
    if (reason !== undefined || role === null) {
      notes.push(warning(`The group ${quoted(group)} is left out: ${reason} ${UNASSIGNED}`));
      continue;
    }
    assignments.push({ role, group });
    if (priority !== assignments.length) notes.push(info(renumbered(group, priority, assignments.length)));
  }
  return { assignments, notes };
}

const UNASSIGNED =
  'The first plan takes the app from it, and with it from its members. Give it a role in Okta and adopt again, or add it ' +
  'to assignments.';

function whyLeftOut(
  group: string,
  role: string | null,
  roles: readonly string[],
  before: readonly AdoptedAssignment[],
): string | undefined {
  if (role === null || role === '') return 'its assignment gives no role.';
  if (!roles.includes(role)) return `it gives the role ${quoted(role)}, which cannot be assigned.`;
  if (group.trim() !== group || group === '') return 'its name begins or ends with a blank.';
  const fault = textFault(group);
  if (fault !== undefined) return `an access file takes names ${fault}.`;
  const same = before.find((one) => foldedName(one.group) === foldedName(group));
  if (same?.group === group) return 'another group of the app has the same name.';
  if (same !== undefined) return `the group ${quoted(same.group)} of the app has nearly the same name.`;
  return undefined;
}

function renumbered(group: string, priority: number | undefined, place: number): string {
  const from = priority === undefined ? 'none' : String(priority);
  return (
    `The priority of the group ${quoted(group)} is ${from} and becomes ${place}, its place in the list. The order ` +
    'stays the same; the first plan updates okta_app_group_assignments.assignments.'
  );
}
