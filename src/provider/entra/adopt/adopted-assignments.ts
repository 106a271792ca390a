import { quoted } from '../../../text/quoted.js';
import { type AdoptedGroup, byIdNote } from '../../adopt/group-names.js';
import { type AdoptNote, info, warning } from '../../adoption.js';
import { type EntraRoleAssignment } from '../app/entra-state.js';
import { groupsOf, type LiveApplication, type LiveGroup } from './live-application.js';
import { type GroupRule, groupRules, type TakenRule } from './adopted-rules.js';

/** A group and its role, as the access file assigns them; with who belongs, where a rule of Entra that is taken over says so. */
export type AdoptedAssignment = { readonly role: string; readonly group: AdoptedGroup['written'] } & Partial<
  TakenRule['written']
>;

/** A group that the access file assigns. */
export interface DeclaredGroup {
  readonly live: LiveGroup;
  /** What the access file calls it. */
  readonly group: string;
  readonly role: string;
  readonly assignment: EntraRoleAssignment;
  readonly rule: GroupRule | undefined;
}

export interface AdoptedAssignments {
  readonly written: readonly AdoptedAssignment[];
  readonly groups: readonly DeclaredGroup[];
  readonly notes: readonly AdoptNote[];
}

/** What decides about the groups, besides the application. */
export interface AssignmentSettings {
  /** Ids of the roles that may be assigned, in their order. */
  readonly roles: readonly string[];
  readonly owner: string;
}

/**
 * The groups of an application as the access file assigns them, in the order of the roles and of the groups' names. A group that has no
 * role, several, or one that cannot be declared is left out with a warning rather than given a role that nobody chose.
 */
export function adoptedAssignments(live: LiveApplication, settings: AssignmentSettings): AdoptedAssignments {
  const names = groupsOf(live);
  const notes: AdoptNote[] = [];
  const found: Omit<DeclaredGroup, 'rule'>[] = [];
  for (const group of live.groups.values()) {
    const given = givenRoles(live, group);
    const reason = whyLeftOut(given, settings.roles);
    const [declared] = declarable(given, settings.roles);
    if (reason !== undefined || declared === undefined) {
      notes.push(warning(`The group ${quoted(group.name)} is left out: ${reason} ${KEPT}`));
      continue;
    }
    const name = names.get(group.id)!;
    found.push({ live: group, group: name.group, role: declared.value!, assignment: declared.assignment });
    notes.push(...groupNotes(group, name, given));
  }
  const place = ({ role }: { readonly role: string }): number => settings.roles.indexOf(role);
  // The groups are sorted by their names already, and equal places keep their order.
  const sorted = found.sort((one, other) => place(one) - place(other));
  const rules = groupRules(live, sorted, names, settings.owner);
  const groups = sorted.map((one): DeclaredGroup => ({ ...one, rule: rules.get(one.live.id) }));
  return {
    written: groups.map(({ role, live: { id }, rule }) => ({
      role,
      group: names.get(id)!.written,
      ...(rule?.kind === 'taken over' && rule.written),
    })),
    groups,
    notes: [
      ...notes,
      ...groups.flatMap(({ rule }) => (rule?.kind === 'kept elsewhere' ? [warning(rule.reason)] : [])),
      ...live.assignments.filter(({ principalType }) => principalType === 'ServicePrincipal').map(applicationNote),
    ],
  };
}

/** What a group has: an app role with its value, if it has one. */
interface GivenRole {
  readonly assignment: EntraRoleAssignment;
  readonly value: string | null;
  readonly name: string;
}

function givenRoles({ assignments, application }: LiveApplication, { id }: LiveGroup): readonly GivenRole[] {
  const roles = new Map(application.roles.map((role) => [role.id, role]));
  return assignments
    .filter(({ principalId }) => principalId === id)
    .map((assignment) => {
      const role = roles.get(assignment.roleId);
      return { assignment, value: role?.value ?? null, name: role?.name ?? '' };
    });
}

function declarable(given: readonly GivenRole[], roles: readonly string[]): readonly GivenRole[] {
  return given.filter(({ value }) => value !== null && roles.includes(value));
}

/** A plan knows of what it declares alone: what is left out stays. */
const KEPT =
  'Its members keep the app in Entra, no plan sees that, and the drift check reports them. Give it one app role of Klaviyo in Entra, under ' +
  'Users and groups, and adopt again.';

function whyLeftOut(given: readonly GivenRole[], roles: readonly string[]): string | undefined {
  const there = declarable(given, roles);
  if (there.length === 1) return undefined;
  if (there.length > 1) {
    return `it has several roles (${there.map(({ value }) => quoted(value)).join(', ')}), of which Entra pushes one, and nobody can say which.`;
  }
  const undeclared = given.flatMap(({ value }) => value ?? []);
  if (undeclared.length > 0)
    return `it has the role ${undeclared.map(quoted).join(' and ')}, which cannot be assigned.`;
  const names = given.map(({ name }) => name).filter((name) => name !== '');
  return names.length === 0
    ? 'it is assigned without a role.'
    : `it has the role ${names.map(quoted).join(' and ')} of the template, which has no value, so its members have no role in Klaviyo.`;
}

function groupNotes(group: LiveGroup, name: AdoptedGroup, given: readonly GivenRole[]): readonly AdoptNote[] {
  const others = given.length - 1;
  return [
    ...[byIdNote(group, name)].filter((note) => note !== undefined),
    ...(others === 0
      ? []
      : [
          warning(
            `The group ${quoted(group.name)} is assigned with other roles too (${given.map(({ name: role }) => quoted(role)).join(', ')}). Of ` +
              'several, Entra pushes one, and nobody can say which. Remove the others in Entra, under Users and groups; no plan sees them.',
          ),
        ]),
    ...(group.nested.length === 0
      ? []
      : [
          info(
            `In the group ${quoted(group.name)} there ${group.nested.length === 1 ? 'is a group' : 'are groups'}: ` +
              `${group.nested.map((nested) => quoted(nested.name)).join(', ')}. Entra gives the app to direct members alone, so their members have ` +
              'nothing of it and are not in the roster.',
          ),
        ]),
    ...(group.keeping.isSecurityEnabled
      ? []
      : [
          warning(
            `The group ${quoted(group.name)} is not security-enabled, and the plan fails for that: roles are given to security groups. Give the ` +
              'role to another group in Entra, and adopt again.',
          ),
        ]),
  ];
}

function applicationNote({ principalName }: EntraRoleAssignment): AdoptNote {
  return info(`The application ${quoted(principalName)} has the app too, which is nobody in Klaviyo. No plan sees it.`);
}
