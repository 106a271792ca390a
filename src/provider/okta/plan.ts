import { SCIM_ROLE } from '../../access/scim-role.js';
import { type PlannedAttributes, type PlannedGroup, type PlanSubject, type PlanSubjects } from '../plan-subjects.js';
import { hasMark, marksAt, plannedValue } from '../plan-values.js';

/** What the resource types of okta/okta are about. Of the attributes of an app's users, only `role` is ours. */
const SUBJECTS: ReadonlyMap<string, PlanSubject> = new Map([
  ['okta_app_saml', 'app'],
  ['okta_app_group_assignments', 'group assignments'],
  ['okta_group', 'group'],
  ['okta_group_rule', 'rule'],
  ['okta_app_features', 'provisioning'],
  ['okta_app_connection', 'provisioning'],
]);

const NAME_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['okta_app_saml', 'label'],
  ['okta_group', 'name'],
  ['okta_group_rule', 'name'],
  ['okta_app_features', 'name'],
]);

/** The resources of the Terraform provider okta/okta (its documentation, version 6). */
export const OKTA_PLAN: PlanSubjects = {
  subjectOf({ type, values }) {
    if (type === 'okta_app_user_schema_property') return values?.index === SCIM_ROLE.name ? 'role attribute' : 'other';
    return SUBJECTS.get(type) ?? 'other';
  },
  nameAttribute: (type) => NAME_ATTRIBUTES.get(type),
  appFeatures: (values) => (Array.isArray(values?.features) ? values.features.filter(isText).sort() : []),
  appId: (values) => textOf(values?.app_id),
  groupId: (values) => textOf(values?.id),
  groupName: (values) => textOf(values?.name),
  roleListAttributes: ['enum', 'one_of'],
  roleValues,
  titledRoles(values) {
    const roles = roleValues(values);
    const titles: unknown = values?.one_of ?? [];
    if (roles === undefined || !isListOf(titles, isTitle)) return undefined;
    if (titles.some((title) => !roles.includes(title.const))) return undefined;
    return roles.map((role) => ({ role, title: titles.find((title) => title.const === role)?.title ?? null }));
  },
  assignedGroupsAttributes: ['group'],
  assignedGroups({ values, sensitive, unknown }) {
    const unknownGroups = marksAt(unknown, 'group');
    if (hasMark(marksAt(sensitive, 'group')) || unknownGroups === true) return undefined;
    const blocks: unknown = values?.group ?? [];
    if (!Array.isArray(blocks)) return undefined;
    return blocks.map((block, index) => assignedGroup(block, marksAt(unknownGroups, String(index))));
  },
  assignedGroupReferences: ({ group }) => (Array.isArray(group) ? group.map(referredResource) : []),
};

function roleValues(values: PlannedAttributes): readonly string[] | undefined {
  const roles: unknown = values?.enum ?? [];
  return isListOf(roles, isText) ? roles : undefined;
}

/** One `group` block of `okta_app_group_assignments`. */
function assignedGroup(block: unknown, unknown: unknown): PlannedGroup {
  const { id, priority, profile } = Object(block) as { id?: unknown; priority?: unknown; profile?: unknown };
  return {
    id: textOf(id) ?? null,
    priority: hasMark(marksAt(unknown, 'priority')) ? { shown: 'unknown' } : plannedValue(priority),
    ...(hasMark(marksAt(unknown, 'profile'))
      ? { role: { shown: 'unknown' }, otherProfile: '' }
      : profileParts(textOf(profile) ?? '')),
  };
}

/** A profile is JSON text. Of one that is not, all counts as something else than the role. */
function profileParts(profile: string): Pick<PlannedGroup, 'role' | 'otherProfile'> {
  const value = parsed(profile);
  if (typeof value !== 'object' || value === null) return { role: { shown: 'none' }, otherProfile: profile };
  const { role, ...rest } = value as Readonly<Record<string, unknown>>;
  const others = Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1));
  return { role: plannedValue(role), otherProfile: others.length === 0 ? '' : JSON.stringify(others) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Terraform lists `okta_group.x.id` and the resource itself, `okta_group.x`, last. */
function referredResource(block: unknown): string | undefined {
  const { id } = Object(block) as { id?: unknown };
  const { references } = Object(id) as { references?: unknown };
  return Array.isArray(references) ? textOf(references.at(-1)) : undefined;
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTitle(value: unknown): value is { readonly const: string; readonly title: string } {
  const { const: role, title } = Object(value) as { readonly const?: unknown; readonly title?: unknown };
  return isText(role) && isText(title);
}

function textOf(value: unknown): string | undefined {
  return isText(value) ? value : undefined;
}
