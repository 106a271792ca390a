import {
  type AttributeChange,
  type ChangeAction,
  type GroupAssignmentChange,
  type MemberChange,
  type OutsideChange,
  type ResourceSummary,
  type RoleListChange,
  type UnchangedGroup,
} from '../../plan/summary/plan-summary.js';
import { type TitledRole } from '../../provider/plan-subjects.js';
import { type PlannedValue } from '../../provider/plan-values.js';
import { cut, quotedWords, valueWords } from './plan-summary-values.js';

/** What would change in a resource, in sentences. */
export function detailWords(resource: ResourceSummary | OutsideChange): readonly string[] {
  const { action, roles, groups, unchangedGroups, members, attributes } = resource;
  const details = [
    ...(FORGETTING[action] ?? []),
    ...(roles === null ? [] : roleWords(roles)),
    ...groups.map((group) => groupWords(group, 'alsoChanged' in resource)),
    ...(unchangedGroups === null ? [] : unchangedWords(unchangedGroups)),
    ...(members === null
      ? []
      : [...memberWords('Taken out of', members.removed), ...memberWords('Put into', members.added)]),
    ...(action === 'create'
      ? createdWords(attributes)
      : attributes.map((attribute) =>
          attributeWords(
            attribute,
            resource.subject === 'rule' || resource.hasRule === true ? LONGEST_EXPRESSION : undefined,
          ),
        )),
  ];
  return action === 'update' && details.length === 0 ? [NO_VALUE] : details;
}

/** How many people a sentence lists. */
const LISTED_PEOPLE = 50;

/** `Taken out of "klaviyo-admins": ada@example.com, grace@example.com.`, a sentence for each group. */
function memberWords(what: 'Taken out of' | 'Put into', changes: readonly MemberChange[]): readonly string[] {
  const groups = [...new Set(changes.map(({ group }) => group))];
  return groups.map((group) => {
    const people = changes.filter((change) => change.group === group).map(({ person }) => cut(person));
    const more = people.length > LISTED_PEOPLE ? `, and ${people.length - LISTED_PEOPLE} more` : '';
    return `${what} ${quotedWords(group)}: ${people.slice(0, LISTED_PEOPLE).join(', ')}${more}.`;
  });
}

/** Terraform updates a resource too where only the marks on its values change, such as those of sensitive ones. */
const NO_VALUE = 'The plan shows no value that changes.';

function unchangedWords(groups: readonly UnchangedGroup[]): readonly string[] {
  return [
    'Only the order of the groups changes, or the way in which their profiles are written. Each group keeps its role: ' +
      `${groups.map((group) => `${groupName(group)}, role ${roleValue(group.role)}`).join('; ')}.`,
  ];
}

const FORGETTING: Readonly<Partial<Record<ChangeAction, readonly string[]>>> = {
  forget: ['Terraform takes it out of its state. It stays as it is.'],
  'forget and create': [
    'Terraform takes the present one out of its state. That one stays as it is, and another is created.',
  ],
};

function roleWords({ added, removed, retitled, reordered }: RoleListChange): readonly string[] {
  return [
    ...(removed.length === 0 ? [] : [`${rolesNoun(removed)} removed: ${removed.map(titledWords).join(', ')}.`]),
    ...(added.length === 0 ? [] : [`${rolesNoun(added)} added: ${added.map(titledWords).join(', ')}.`]),
    ...retitled.map(({ role, before, after }) => `Title of role ${role}: from ${quoted(before)} to ${quoted(after)}.`),
    ...(reordered ? ['The roles that stay are in another order.'] : []),
  ];
}

function rolesNoun(roles: readonly unknown[]): string {
  return roles.length === 1 ? 'Role' : 'Roles';
}

function titledWords({ role, title }: TitledRole): string {
  return title === null ? role : `${role} (${quoted(title)})`;
}

function quoted(title: string | null): string {
  return title === null ? 'nothing' : quotedWords(title);
}

function groupWords(group: GroupAssignmentChange, found: boolean): string {
  const { change, role, priority, otherProfile, by } = group;
  const { place, other, added, removed } = by === 'role rule' ? ROLE_RULE : ASSIGNMENT;
  const others = otherProfile ? [other] : [];
  if (change === 'changed') {
    const parts = [
      ...(isSame(role.before, role.after)
        ? []
        : [`role from ${roleValue(role.before)} to ${wantedRole(role.after, found)}`]),
      ...(priority === null || isSame(priority.before, priority.after)
        ? []
        : [`${place} from ${valueWords(priority.before)} to ${valueWords(priority.after)}`]),
      ...others,
    ];
    return `Group ${groupName(group)}: ${parts.join(', ')}.`;
  }
  return change === 'added'
    ? `${added}: ${groupName(group)}, role ${wantedRole(role.after, found)}${placeWords(place, priority?.after)}.`
    : `${removed}: ${groupName(group)}, role ${roleValue(role.before)}${placeWords(place, priority?.before)}.`;
}

const ASSIGNMENT = {
  place: 'priority',
  other: 'its profile in more than the role',
  added: 'Group added',
  removed: 'Group taken off',
} as const;

const ROLE_RULE = {
  place: 'position',
  other: 'the parameter that the rule sets',
  added: 'Role set for the group',
  removed: 'Role no longer set for the group',
} as const;

function placeWords(place: string, value: PlannedValue | undefined): string {
  return value === undefined ? '' : `, ${place} ${valueWords(value)}`;
}

function groupName({ id, name }: Pick<GroupAssignmentChange, 'id' | 'name'>): string {
  if (id === null)
    return name === null ? 'one whose id is known after the apply' : `${name} (id known after the apply)`;
  return name === null ? id : `${name} (${id})`;
}

/** The state may hold no role of a group that was assigned by hand, so "none" says nothing about the identity provider. */
function roleValue(role: PlannedValue): string {
  if (role.shown === 'none') return 'not known to Terraform';
  return role.shown === 'value' && typeof role.value === 'string' ? cut(role.value) : valueWords(role);
}

/** The role that the deploy would write: where the plan has none, there is none then. What Terraform found is read from its state. */
function wantedRole(role: PlannedValue, found: boolean): string {
  return role.shown === 'none' && !found ? 'none' : roleValue(role);
}

function isSame(before: PlannedValue, after: PlannedValue): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** What is created has values and no changes. */
function createdWords(attributes: readonly AttributeChange[]): readonly string[] {
  const later = attributes.filter(({ after }) => after.shown === 'unknown').map(({ name }) => name);
  const known = attributes
    .filter(({ after }) => after.shown !== 'unknown')
    .map(({ name, after }) => `${name} ${valueWords(after)}`);
  return [
    ...(known.length === 0 ? [] : [`With ${known.join(', ')}.`]),
    ...(later.length === 0 ? [] : [`Known after the apply: ${later.join(', ')}.`]),
  ];
}

/** A rule's expression is read to its end: the difference can stand there. */
const LONGEST_EXPRESSION = 2_000;

function attributeWords({ name, before, after, forcesReplacement }: AttributeChange, most?: number): string {
  const what =
    after.shown === 'sensitive'
      ? `${name}: changes; its value is sensitive and not shown.`
      : `${name}: from ${valueWords(before, most)} to ${valueWords(after, most)}.`;
  return forcesReplacement ? `${what} This forces the replacement.` : what;
}
