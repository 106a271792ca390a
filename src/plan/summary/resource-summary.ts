import {
  type PlannedMembership,
  type PlannedSide,
  type PlanProvider,
  type PlanSubject,
} from '../../provider/plan-subjects.js';
import { hasMark, marksAt } from '../../provider/plan-values.js';
import { changeAddress, type ChangeJson, type PlanJson, type ResourceChangeJson } from '../plan-json.js';
import { changedSubjects } from '../resource-subject.js';
import { type RoleNames } from '../role-names.js';
import { groupReferences, type NamedGroup, namedGroups } from './assigned-groups.js';
import { groupAssignmentChanges } from './group-assignment-changes.js';
import { changeNotes } from './change-notes.js';
import { type GroupNames } from './group-names.js';
import {
  type ChangeAction,
  type GroupAssignmentChange,
  type MemberChange,
  type MemberChanges,
  type ResourceSummary,
  type RuleChange,
} from './plan-summary.js';
import { changesRoles, roleListChange } from './role-list-change.js';
import { shownAttributes } from './shown-attributes.js';

/** What the summary of a resource is made from, besides the resource. */
export interface SummaryContext {
  readonly plan: PlanJson;
  readonly providers: readonly PlanProvider[];
  readonly names: GroupNames;
  /** Logins, or what else a provider calls people, by their ids. */
  readonly people: ReadonlyMap<string, string>;
  /** The roles that assignments name by their ids. */
  readonly roles: RoleNames;
}

/** What would be done to one resource; undefined if nothing is. */
export function resourceSummary(resource: ResourceChangeJson, context: SummaryContext): ResourceSummary | undefined {
  const action = changeAction(resource);
  if (action === undefined) return undefined;
  const { change, type } = resource;
  const { before, after } = change;
  const [whole, ...parts] = changedSubjects({ type, before, after }, context.providers, context.people);
  const of = {
    provider: whole?.provider,
    subject: whole?.subject ?? 'other',
    parts: parts.map((part) => part.subject),
  } as const;
  return {
    address: changeAddress(resource),
    subject: of.subject,
    name: nameOf(change, of.provider?.plan.nameAttribute(type)),
    action,
    imported: isImported(change),
    movedFrom: resource.previous_address ?? null,
    // What is forgotten stays as it is, so nothing is said of it.
    ...(action === 'forget' ? NO_DETAILS : detailsOf(resource, action, of, context)),
  };
}

type Details = Pick<
  ResourceSummary,
  'roles' | 'groups' | 'unchangedGroups' | 'members' | 'rule' | 'hasRule' | 'notes' | 'attributes'
>;

const NO_DETAILS: Details = {
  roles: null,
  groups: [],
  unchangedGroups: null,
  members: null,
  rule: null,
  attributes: [],
};

/** What a summary asks of a resource: what it is about, and what its parts are about. */
interface Subjects {
  readonly subject: PlanSubject;
  readonly parts: readonly PlanSubject[];
  readonly provider: PlanProvider | undefined;
}

function detailsOf(
  resource: ResourceChangeJson,
  action: ChangeAction,
  { subject, parts, provider }: Subjects,
  context: SummaryContext,
): Details {
  if (provider === undefined)
    return { ...NO_DETAILS, attributes: shownAttributes(resource, action, new Set(), context.providers) };
  const { change } = resource;
  const sides = sidesOf(change, context);
  const isAbout = (part: PlanSubject): boolean => subject === part || (parts.includes(part) && !isGone(action));
  const hasRoles = subject === 'role attribute' || subject === 'app role';
  const roles = hasRoles ? roleListChange(change, provider.plan) : undefined;
  const isAssignment = subject === 'group assignments' || subject === 'group assignment';
  const groups = isAssignment ? groupsOf(resource, provider, context) : undefined;
  const changes = groups && groupChanges(groups, action, provider);
  const members = isAbout('group members') ? memberChanges(change, action, provider, context) : undefined;
  const notes = changeNotes(resource, { subject, provider, sides });
  const shown = new Set([
    ...(members ? provider.plan.membershipAttributes : []),
    ...(roles ? provider.plan.roleListAttributes : []),
    ...(groups ? provider.plan.assignedGroupsAttributes : []),
  ]);
  const attributes = shownAttributes(resource, action, shown, context.providers);
  const nothingElse = action === 'update' && changes?.length === 0 && attributes.length === 0;
  return {
    roles: roles !== undefined && changesRoles(roles) ? roles : null,
    groups: changes ?? [],
    unchangedGroups: groups && nothingElse ? groups.after.map(({ id, name, role }) => ({ id, name, role })) : null,
    members: members ?? null,
    rule: isAbout('rule') && action === 'update' ? ruleChange(sides, provider, context) : null,
    ...(subject !== 'rule' && isAbout('rule') && { hasRule: true as const }),
    ...(notes.length > 0 && { notes }),
    attributes,
  };
}

/** A group that is deleted takes its members and its rule with it, and that is said of the group. */
function isGone(action: ChangeAction): boolean {
  return action === 'destroy' || action === 'replace' || action === 'forget and create';
}

function sidesOf(
  change: ChangeJson,
  { roles }: SummaryContext,
): { readonly before: PlannedSide; readonly after: PlannedSide } {
  const { before, after, before_sensitive, after_sensitive, after_unknown } = change;
  return {
    before: { values: before, sensitive: before_sensitive, unknown: undefined, roleNames: roles.before },
    after: { values: after, sensitive: after_sensitive, unknown: after_unknown, roleNames: roles.after },
  };
}

function changeAction({ action, change, previous_address: previous }: ResourceChangeJson): ChangeAction | undefined {
  switch (action) {
    case 'create':
    case 'update':
    case 'replace':
    case 'forget':
    case 'forget and create':
      return action;
    case 'delete':
      return 'destroy';
    case 'read':
    case 'no-op':
      if (isImported(change)) return 'import';
      return previous === undefined ? undefined : 'move';
  }
}

function isImported({ importing }: ChangeJson): boolean {
  return importing !== undefined && importing !== null;
}

function nameOf(change: ChangeJson, attribute: string | undefined): string | null {
  if (attribute === undefined) return null;
  const marks = [change.before_sensitive, change.after_sensitive];
  const name = (change.after ?? change.before)?.[attribute];
  return typeof name === 'string' && !marks.some((of) => hasMark(marksAt(of, attribute))) ? name : null;
}

interface BothSides {
  readonly before: readonly NamedGroup[];
  readonly after: readonly NamedGroup[];
}

/** The groups of both sides; undefined where those of one cannot be read. */
function groupsOf(
  { address, change }: ResourceChangeJson,
  provider: PlanProvider,
  context: SummaryContext,
): BothSides | undefined {
  const { plan, names } = context;
  const { before, after } = sidesOf(change, context);
  const present = change.before === null ? [] : namedGroups(before, provider, names, []);
  const planned =
    change.after === null ? [] : namedGroups(after, provider, names, groupReferences(plan, address, provider));
  return present && planned && { before: present, after: planned };
}

/** A replacement takes every group off before it assigns the same ones. */
function groupChanges(
  { before, after }: BothSides,
  action: ChangeAction,
  { plan }: PlanProvider,
): readonly GroupAssignmentChange[] {
  const changes =
    action === 'replace'
      ? [...groupAssignmentChanges(before, []), ...groupAssignmentChanges([], after)]
      : groupAssignmentChanges(before, after);
  return plan.roleRuleLoss === undefined ? changes : changes.map((change) => ({ ...change, by: 'role rule' as const }));
}

/** Undefined where the members of one side cannot be read, or nobody comes or leaves. */
function memberChanges(
  { before, after, before_sensitive, after_sensitive, after_unknown }: ChangeJson,
  action: ChangeAction,
  { plan }: PlanProvider,
  { names, people }: SummaryContext,
): MemberChanges | undefined {
  const marks = [before_sensitive, after_sensitive];
  if (plan.membershipAttributes.some((name) => marks.some((of) => hasMark(marksAt(of, name))))) return undefined;
  const present = plan.memberships({ values: before, sensitive: before_sensitive, unknown: undefined });
  const planned = plan.memberships({ values: after, sensitive: after_sensitive, unknown: after_unknown });
  if (present === undefined || planned === undefined) return undefined;
  const missing = (
    from: readonly PlannedMembership[],
    others: readonly PlannedMembership[],
  ): readonly MemberChange[] => {
    const keys = new Set(others.map(({ person, group }) => JSON.stringify([person, group])));
    return from
      .filter(({ person, group }) => action === 'replace' || !keys.has(JSON.stringify([person, group])))
      .map(({ person, group }) => ({ person: people.get(person) ?? person, group: names.byId.get(group) ?? group }));
  };
  const changes = { added: missing(planned, present), removed: missing(present, planned) };
  return changes.added.length + changes.removed.length === 0 ? undefined : changes;
}

/** Null where it moves nobody, such as a new name. */
function ruleChange(
  { before, after }: { readonly before: PlannedSide; readonly after: PlannedSide },
  { plan }: PlanProvider,
  { people }: SummaryContext,
): RuleChange | null {
  const { switched, letIn, shutOut, decidesOtherwise, takesOut } = plan.ruleChange(before, after);
  if (switched === undefined && letIn.length + shutOut.length === 0 && !decidesOtherwise) return null;
  const named = (ids: readonly string[]): readonly string[] => ids.map((id) => people.get(id) ?? id);
  return {
    switched: switched ?? null,
    letIn: named(letIn),
    shutOut: named(shutOut),
    decidesOtherwise,
    ...(takesOut && { takesOut }),
  };
}
