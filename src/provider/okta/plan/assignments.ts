import { parseJsonText } from '../../../text/json-text.js';
import { type PlannedGroup, type PlannedPerson, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, type Marks, marksAt, plannedValue } from '../../plan-values.js';
import { membersOf, textOf } from '../../plain-values.js';

/** What `assignedGroups` reads: the blocks of `okta_app_group_assignments`, or what `okta_app_group_assignment` is. */
export const ASSIGNED_GROUPS_ATTRIBUTES = ['group', 'group_id', 'priority', 'profile'] as const;

/** The groups of `okta_app_group_assignments`, or the one group of `okta_app_group_assignment`. */
export function assignedGroups(side: PlannedSide): readonly PlannedGroup[] | undefined {
  return isOfOneGroup(side) ? oneGroup(side) : groupsOfBlocks(side);
}

/** What the id of each group refers to, from the expressions of the configuration. */
export function assignedGroupReferences({
  group,
  group_id: one,
}: Readonly<Record<string, unknown>>): readonly (string | undefined)[] {
  if (one !== undefined) return [referredResource(one)];
  return Array.isArray(group) ? group.map((block) => referredResource(membersOf(block).id)) : [];
}

/** The person of `okta_app_user`. */
export function assignedPerson({ values, unknown }: PlannedSide): PlannedPerson {
  return {
    id: textOf(values?.user_id) ?? null,
    name: textOf(values?.username) ?? null,
    ...profileOf(values?.profile, marksAt(unknown, 'profile')),
  };
}

function isOfOneGroup({ values, unknown }: PlannedSide): boolean {
  return [values, unknown].some((side) => Object.hasOwn(membersOf(side), 'group_id'));
}

function oneGroup({ values, sensitive, unknown }: PlannedSide): readonly PlannedGroup[] | undefined {
  if (['group_id', 'profile'].some((name) => hasMark(marksAt(sensitive, name)))) return undefined;
  return [assignedGroup({ ...values, id: values?.group_id }, unknown)];
}

function groupsOfBlocks({ values, sensitive, unknown }: PlannedSide): readonly PlannedGroup[] | undefined {
  const unknownGroups = marksAt(unknown, 'group');
  if (hasMark(marksAt(sensitive, 'group')) || unknownGroups === true) return undefined;
  const blocks: unknown = values?.group ?? [];
  if (!Array.isArray(blocks)) return undefined;
  return blocks.map((block, index) => assignedGroup(block, marksAt(unknownGroups, String(index))));
}

function assignedGroup(block: unknown, unknown: Marks): PlannedGroup {
  const { id, priority, profile } = membersOf(block);
  return {
    id: textOf(id) ?? null,
    priority: hasMark(marksAt(unknown, 'priority')) ? { shown: 'unknown' } : plannedValue(priority),
    ...profileOf(profile, marksAt(unknown, 'profile')),
  };
}

type Profile = Pick<PlannedGroup, 'role' | 'otherProfile'>;

/** A profile is JSON text. Of one that is not, all counts as something else than the role. */
function profileOf(text: unknown, unknown: Marks): Profile {
  if (hasMark(unknown)) return { role: { shown: 'unknown' }, otherProfile: '' };
  const profile = textOf(text) ?? '';
  const parsed = parseJsonText(profile);
  const value = parsed.ok ? parsed.value : undefined;
  if (typeof value !== 'object' || value === null) return { role: { shown: 'none' }, otherProfile: profile };
  const { role, ...rest } = value as Readonly<Record<string, unknown>>;
  const others = Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1));
  return { role: plannedValue(role), otherProfile: others.length === 0 ? '' : JSON.stringify(others) };
}

/** Terraform lists `okta_group.x.id` and the resource itself, `okta_group.x`, last. */
function referredResource(expression: unknown): string | undefined {
  const { references } = membersOf(expression);
  return Array.isArray(references) ? textOf(references.at(-1)) : undefined;
}
