import { type PlannedAttributes, type PlannedMembership, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { isListOf, isText, membersOf } from '../../plain-values.js';

/** The lists of people, or of groups, of which memberships are made. */
export const MEMBERSHIP_ATTRIBUTES = ['users', 'groups'] as const;

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

/** The logins of people by their ids: of `okta_users` and `okta_user`, looked up or made. */
export function personNames({
  type,
  values,
}: {
  readonly type: string;
  readonly values: PlannedAttributes;
}): readonly (readonly [id: string, name: string])[] {
  const people: unknown = type === 'okta_users' ? values?.users : type === 'okta_user' ? [values] : [];
  if (!Array.isArray(people)) return [];
  return people.flatMap((person) => {
    const { id, login } = membersOf(person);
    return isText(id) && isText(login) ? [[id, login] as const] : [];
  });
}
