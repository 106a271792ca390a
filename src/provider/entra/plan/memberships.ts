import { type PlannedAttributes, type PlannedMembership, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { isListOf, isText, membersOf, textOf } from '../../plain-values.js';

/** The lists of people, and the one person, of which memberships are made. */
export const MEMBERSHIP_ATTRIBUTES = ['members', 'member_object_id'] as const;

/**
 * Who is in which group by `azuread_group` (its list of members) or `azuread_group_member` (one person). Undefined where it cannot be
 * read, or is known only after the apply.
 */
export function memberships({ values, unknown }: PlannedSide): readonly PlannedMembership[] | undefined {
  const isOpen = (name: string): boolean => hasMark(marksAt(unknown, name));
  if (['members', 'member_object_id', 'group_object_id'].some(isOpen)) return undefined;
  if (values === null) return [];
  const group = textOf(isOpen('object_id') ? values.display_name : (values.group_object_id ?? values.object_id));
  const people: unknown = values.members ?? (isText(values.member_object_id) ? [values.member_object_id] : []);
  if (group === undefined || !isListOf(people, isText)) return undefined;
  return people.map((person) => ({ person, group }));
}

/** The user principal names of people by their ids: of `azuread_users` and `azuread_user`, looked up or made. */
export function personNames({
  type,
  values,
}: {
  readonly type: string;
  readonly values: PlannedAttributes;
}): readonly (readonly [id: string, name: string])[] {
  const people: unknown = type === 'azuread_users' ? values?.users : type === 'azuread_user' ? [values] : [];
  if (!Array.isArray(people)) return [];
  return people.flatMap((person) => {
    const { object_id: id, user_principal_name: name } = membersOf(person);
    return isText(id) && isText(name) ? [[id, name] as const] : [];
  });
}
