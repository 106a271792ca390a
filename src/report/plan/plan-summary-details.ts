import {
  type GroupAssignmentChange,
  type ResourceSummary,
  type RoleListChange,
  type TitledRole,
} from '../../plan/summary/plan-summary.js';
import { type AttributeChange, type ShownValue } from '../../plan/summary/shown-value.js';
import { cut, quotedWords, valueWords } from './plan-summary-values.js';

/** What becomes of a resource, a sentence each. */
export function detailWords(resource: ResourceSummary): readonly string[] {
  const { action, roles, groups, attributes } = resource;
  return [
    ...(action === 'forget' ? ['Terraform lets go of it; it stays as it is.'] : []),
    ...(roles === null ? [] : roleWords(roles)),
    ...groups.map(groupWords),
    ...(action === 'create' ? madeWords(attributes) : attributes.map(attributeWords)),
  ];
}

function roleWords({ added, removed, retitled, reordered }: RoleListChange): readonly string[] {
  return [
    ...(removed.length === 0 ? [] : [`${rolesNoun(removed)} taken away: ${removed.map(titledWords).join(', ')}.`]),
    ...(added.length === 0 ? [] : [`${rolesNoun(added)} added: ${added.map(titledWords).join(', ')}.`]),
    ...retitled.map(({ role, before, after }) => `Title of role ${role}: from ${quoted(before)} to ${quoted(after)}.`),
    ...(reordered ? ['The roles that stay stand in another order.'] : []),
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

function groupWords(group: GroupAssignmentChange): string {
  const { change, role, priority, otherProfile } = group;
  const others = otherProfile ? ['its profile in more than the role'] : [];
  if (change === 'changed') {
    const parts = [
      ...(isSame(role.before, role.after) ? [] : [`role from ${roleValue(role.before)} to ${roleValue(role.after)}`]),
      ...(isSame(priority.before, priority.after)
        ? []
        : [`priority from ${valueWords(priority.before)} to ${valueWords(priority.after)}`]),
      ...others,
    ];
    return `Group ${groupName(group)}: ${parts.join(', ')}.`;
  }
  const [verb, side] = change === 'added' ? ['added', 'after' as const] : ['taken off', 'before' as const];
  return `Group ${verb}: ${groupName(group)}, role ${roleValue(role[side])}, priority ${valueWords(priority[side])}.`;
}

function groupName({ id, name }: GroupAssignmentChange): string {
  if (id === null)
    return name === null ? 'one whose id is known after the apply' : `${name} (id known after the apply)`;
  return name === null ? id : `${name} (${id})`;
}

/** The provider keeps no profile of a group that was assigned by hand, so "none" says nothing about Okta. */
function roleValue(role: ShownValue): string {
  if (role.shown === 'none') return 'not known to Terraform';
  return role.shown === 'value' && typeof role.value === 'string' ? cut(role.value) : valueWords(role);
}

function isSame(before: ShownValue, after: ShownValue): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** What is made has values and no change. */
function madeWords(attributes: readonly AttributeChange[]): readonly string[] {
  const later = attributes.filter(({ after }) => after.shown === 'unknown').map(({ name }) => name);
  const known = attributes
    .filter(({ after }) => after.shown !== 'unknown')
    .map(({ name, after }) => `${name} ${valueWords(after)}`);
  return [
    ...(known.length === 0 ? [] : [`With ${known.join(', ')}.`]),
    ...(later.length === 0 ? [] : [`Known after the apply: ${later.join(', ')}.`]),
  ];
}

function attributeWords({ name, before, after, forcesReplacement }: AttributeChange): string {
  const what =
    after.shown === 'sensitive'
      ? `${name}: changes; its value is sensitive and not shown.`
      : `${name}: from ${valueWords(before)} to ${valueWords(after)}.`;
  return forcesReplacement ? `${what} This forces the replacement.` : what;
}
