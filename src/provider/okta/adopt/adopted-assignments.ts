import { quoted } from '../../../text/quoted.js';
import { type AdoptedGroup, byIdNote } from '../../adopt/group-names.js';
import { type AdoptNote, info, warning } from '../../adoption.js';
import { type RuleOfGroup, ruleOfGroup } from './adopted-rules.js';
import { groupsOf, type LiveApp } from './live-app.js';

/** A group and its role, as the access file assigns them; with who belongs, where a rule of Okta that is taken over says so. */
export type AdoptedAssignment = {
  readonly role: string;
  readonly group: AdoptedGroup['written'];
} & Partial<TakenRule['written']>;

/** A rule that the stack takes over. */
export type TakenRule = Extract<RuleOfGroup, { readonly kind: 'taken over' }>;

export interface AdoptedAssignments {
  /** In order of priority. */
  readonly assignments: readonly AdoptedAssignment[];
  /** The rules that are taken over, each with its group. */
  readonly rules: readonly { readonly groupId: string; readonly group: string; readonly taken: TakenRule }[];
  readonly notes: readonly AdoptNote[];
}

/**
 * The groups of an app as the access file assigns them. A group that has no role, or one that cannot be declared, is left
 * out with a warning rather than given a role that nobody chose.
 *
 * @param roles - ids of the roles that may be assigned
 * @param owner - of the account
 */
export function adoptedAssignments(live: LiveApp, roles: readonly string[], owner: string): AdoptedAssignments {
  const rules: AdoptedAssignments['rules'][number][] = [];
  const assignments: AdoptedAssignment[] = [];
  const notes: AdoptNote[] = [];
  const groups = groupsOf(live);
  for (const assigned of live.assignments) {
    const { groupId, groupName: group, role, priority } = assigned;
    const reason = whyLeftOut(role, roles);
    if (reason !== undefined || role === null) {
      notes.push(warning(`The group ${quoted(group)} is left out: ${reason} ${UNASSIGNED}`));
      continue;
    }
    const adopted = groups.get(groupId)!;
    const rule = ruleOfGroup(live, assigned, adopted, owner);
    const taken = rule?.kind === 'taken over' ? rule : undefined;
    assignments.push({ role, group: adopted.written, ...taken?.written });
    if (taken !== undefined) rules.push({ groupId, group, taken });
    if (rule?.kind === 'kept elsewhere') notes.push(warning(rule.reason));
    notes.push(...[byIdNote({ id: groupId, name: group }, adopted)].filter((note) => note !== undefined));
    if (priority !== assignments.length) notes.push(info(renumbered(group, priority, assignments.length)));
  }
  return { assignments, rules, notes };
}

const UNASSIGNED =
  'The first plan takes the app from it, and with it from its members. Give it a role in Okta and adopt again, or add it ' +
  'to assignments.';

function whyLeftOut(role: string | null, roles: readonly string[]): string | undefined {
  if (role === null || role === '') return 'its assignment gives no role.';
  return roles.includes(role) ? undefined : `it gives the role ${quoted(role)}, which cannot be assigned.`;
}

function renumbered(group: string, priority: number | undefined, place: number): string {
  const from = priority === undefined ? 'none' : String(priority);
  return (
    `The priority of the group ${quoted(group)} is ${from} and becomes ${place}, its place in the list. The order ` +
    'stays the same; the first plan updates okta_app_group_assignments.assignments.'
  );
}
