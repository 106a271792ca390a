import { type PlannedAttributes, type PlannedMembership, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { isText, membersOf, textOf } from '../../plain-values.js';
import { idOf, idsOf } from './ids.js';

/** The list of people in `onelogin_roles`. */
export const MEMBERSHIP_ATTRIBUTES = ['users'] as const;

/**
 * Whether a change of a role sets who is in it. The Terraform provider never sends an empty list, so that nobody leaves where the
 * list goes (onelogin/onelogin 1.0.0, resource_onelogin_roles.go). A list that is known only after the apply does not stand in the plan.
 */
export function setsUsers(after: PlannedAttributes): boolean {
  if (after === null || !Object.hasOwn(after, 'name')) return false;
  return !Object.hasOwn(after, 'users') || isFilled(after.users);
}

export function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

/**
 * Who is in a role by `onelogin_roles`. Undefined where it cannot be read, is known only after the apply, or where the state does not
 * follow it (`skip_membership_refresh`): then people may be in the role whom no plan shows, and who leave it when the list is written.
 */
export function memberships({ values, unknown }: PlannedSide): readonly PlannedMembership[] | undefined {
  if (values === null) return [];
  if (hasMark(marksAt(unknown, 'users'))) return undefined;
  const { skip_membership_refresh: skipped } = values;
  if (Array.isArray(skipped) && skipped.includes('users')) return undefined;
  const group = hasMark(marksAt(unknown, 'id')) ? textOf(values.name) : (idOf(values.id) ?? textOf(values.name));
  const people = idsOf(values.users ?? null);
  if (group === undefined || people === undefined) return undefined;
  return people.map((person) => ({ person, group }));
}

/** The e-mail addresses of people by their ids: of `onelogin_users` and `onelogin_user`, looked up or made. */
export function personNames({
  type,
  values,
}: {
  readonly type: string;
  readonly values: PlannedAttributes;
}): readonly (readonly [id: string, name: string])[] {
  if (type !== 'onelogin_users' && type !== 'onelogin_user') return [];
  const found: unknown = values?.users;
  return (Array.isArray(found) ? found : [values]).flatMap((person) => {
    const { id, email } = membersOf(person);
    const number = idOf(id);
    return number !== undefined && isText(email) ? [[number, email] as const] : [];
  });
}

/** Why a role that is updated would no longer give its people an app, in sentences. An empty list is not sent: see `notes`. */
export function groupLoss(before: PlannedSide, after: PlannedSide): string | undefined {
  const held = idsOf(before.values?.apps ?? null) ?? [];
  if (held.length === 0) return undefined;
  if (hasMark(marksAt(after.unknown, 'apps'))) {
    return `which apps it gives is known only after the apply, and it gives ${held.join(', ')} now. ${KEEP}`;
  }
  const given = idsOf(after.values?.apps ?? null) ?? [];
  const lost = held.filter((id) => !given.includes(id));
  if (lost.length === 0 || given.length === 0) return undefined;
  const apps = lost.length === 1 ? `the app ${lost[0]}` : `the apps ${lost.join(', ')}`;
  return `it would no longer give ${apps}. ${KEEP}`;
}

const KEEP =
  'Everybody who is in it loses such an app, and where that is Klaviyo, they may be deactivated there. Name every app in apps that ' +
  'the role is to give, or leave the role out of Terraform and name it in the access file by its id.';
