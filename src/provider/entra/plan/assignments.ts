import { type PlannedGroup, type PlannedPerson, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt, type PlannedValue } from '../../plan-values.js';
import { membersOf, textOf } from '../../plain-values.js';
import { roleId } from './app-roles.js';

/** What `assignedGroups` reads of `azuread_app_role_assignment`. */
export const ASSIGNED_GROUPS_ATTRIBUTES = [
  'app_role_id',
  'principal_display_name',
  'principal_object_id',
  'principal_type',
  'resource_display_name',
] as const;

/** Those of them that may not be sensitive. */
const READ = ['app_role_id', 'principal_display_name', 'principal_object_id'] as const;

/** The role of an application that has none, by which everybody has it alike (provider's documentation, azuread_app_role_assignment). */
const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';

/** The group of `azuread_app_role_assignment`. */
export function assignedGroups(side: PlannedSide): readonly PlannedGroup[] | undefined {
  const { values, sensitive } = side;
  if (values === null) return [];
  if (READ.some((name) => hasMark(marksAt(sensitive, name)))) return undefined;
  return [
    {
      id: textOf(values.principal_object_id) ?? null,
      name: textOf(values.principal_display_name),
      ...roleOf(side),
      priority: undefined,
      otherProfile: '',
    },
  ];
}

/** The person of `azuread_app_role_assignment`. */
export function assignedPerson(side: PlannedSide): PlannedPerson {
  const { values } = side;
  return {
    id: textOf(values?.principal_object_id) ?? null,
    name: textOf(values?.principal_display_name) ?? null,
    ...roleOf(side),
    otherProfile: '',
  };
}

/** What the id of the group refers to, from the expressions of the configuration: the resource stands last. */
export function assignedGroupReferences({
  principal_object_id: principal,
}: Readonly<Record<string, unknown>>): readonly (string | undefined)[] {
  const { references } = membersOf(principal);
  return [Array.isArray(references) ? textOf(references.at(-1)) : undefined];
}

/** The value of the app role; its id where the plan does not show the app role; none where the role has no value. */
function roleOf({ values, unknown, roleNames }: PlannedSide): {
  readonly role: PlannedValue;
  readonly roleId?: string;
} {
  if (hasMark(marksAt(unknown, 'app_role_id'))) return { role: { shown: 'unknown' } };
  const id = roleId(values?.app_role_id);
  if (id === undefined) return { role: { shown: 'none' } };
  const role = id === DEFAULT_ACCESS ? '' : (roleNames?.get(id) ?? id);
  return { role: role === '' ? { shown: 'none' } : { shown: 'value', value: role }, roleId: id };
}
