import { type PlannedAttributes, type PlannedMembership, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { isListOf, isText } from './plain-values.js';

/** The attributes of `okta_group_rule` that decide who its members are. */
export const RULE_ATTRIBUTES = [
  'expression_type',
  'expression_value',
  'group_assignments',
  'status',
  'users_excluded',
] as const;

/**
 * Who is in which group by `okta_group_memberships` (the people of one group) or `okta_user_group_memberships` (the groups of
 * one person). Undefined where it cannot be read, or is known only after the apply.
 */
export function memberships({ values, unknown }: PlannedSide): readonly PlannedMembership[] | undefined {
  if (['users', 'groups', 'group_id', 'user_id'].some((name) => hasMark(marksAt(unknown, name)))) return undefined;
  if (values === null) return [];
  const people: unknown = values.users ?? [values.user_id];
  const groups: unknown = values.groups ?? [values.group_id];
  if (!isListOf(people, isText) || !isListOf(groups, isText)) return undefined;
  return groups.flatMap((group) => people.map((person) => ({ person, group })));
}

/** Whether the deletion of an `okta_group_rule` takes the people off whom it has made members. Okta's default is that they stay. */
export function ruleRemovesMembers(values: PlannedAttributes): boolean {
  return values?.remove_assigned_users === true;
}
