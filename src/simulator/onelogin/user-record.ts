import { applyMappings, applyRules, forget } from './effects.js';
import { notFound, validationFailed } from './errors.js';
import { type Json } from './json-value.js';
import { type OneLoginUser, type UserProperties, type World } from './world.js';

/** The statuses of a user (developers.onelogin.com, "User Resource"; the provider's SDK). 6 is not used. Only active people can sign in. */
export const STATUS = {
  unactivated: 0,
  active: 1,
  suspended: 2,
  locked: 3,
  'password-expired': 4,
  'awaiting-password-reset': 5,
  'password-pending': 7,
  'security-questions-required': 8,
} as const;

export type StatusName = keyof typeof STATUS;

/** A state of 1 is "approved"; the simulator knows no other. */
const APPROVED = 1;

/** A user as somebody makes one. */
export interface NewUser {
  readonly email: string;
  /** Default: the e-mail address. Null: none. */
  readonly username?: string | null | undefined;
  readonly firstname?: string | undefined;
  readonly lastname?: string | undefined;
  /** Default `active`. */
  readonly status?: StatusName | undefined;
  /** Further properties, by the API's names, such as `department`. */
  readonly properties?: Readonly<Json> | undefined;
  readonly customAttributes?: Readonly<Record<string, string>> | undefined;
}

/** Makes a user; mappings apply to them at once. @throws OneLoginError 422 if the e-mail address or the username is taken */
export function createUser(world: World, user: NewUser): OneLoginUser {
  const { email, username = email, firstname = null, lastname = null, status = 'active' } = user;
  for (const name of [email, username]) {
    if (name !== null && userNamed(world, name) !== undefined) {
      throw validationFailed([{ field: 'username', message: `There is a user "${name}" already.` }]);
    }
  }
  const blank = Object.fromEntries(world.customAttributes.map((name) => [name, null]));
  const at = world.timestamp();
  const made: OneLoginUser = {
    id: world.nextId(),
    createdAt: at,
    updatedAt: at,
    properties: {
      ...user.properties,
      email,
      username,
      firstname,
      lastname,
      status: STATUS[status],
      custom_attributes: { ...blank, ...user.customAttributes },
    },
  };
  world.users.set(made.id, made);
  updated(world, made);
  return made;
}

/** Changes properties of a user, by the API's names; mappings and rules run for them. */
export function changeUser(world: World, user: OneLoginUser, change: Readonly<Partial<UserProperties>>): void {
  const custom = { ...user.properties.custom_attributes, ...change.custom_attributes };
  user.properties = { ...user.properties, ...change, custom_attributes: custom };
  user.updatedAt = world.timestamp();
  updated(world, user);
}

/** Deletes a user, with their roles. Who they were in an app is forgotten only when the app is done with them. */
export function deleteUser(world: World, { id }: OneLoginUser): void {
  world.users.delete(id);
  for (const role of world.roles.values()) {
    role.users.delete(id);
    role.admins.delete(id);
  }
  forget(world, id);
}

/** What OneLogin does for somebody who was made or changed. */
function updated(world: World, user: OneLoginUser): void {
  applyMappings(world, user);
  applyRules(world, user);
}

/** The user with this username or e-mail address, in whichever case. */
export function userNamed({ users }: World, name: string): OneLoginUser | undefined {
  const wanted = name.toLowerCase();
  return [...users.values()].find(({ properties: { username, email } }) =>
    [username, email].some((one) => one?.toLowerCase() === wanted),
  );
}

/** The user under an id. @throws OneLoginError 404 */
export function userById(world: World, id: string | undefined): OneLoginUser {
  const user = world.users.get(Number(id));
  if (user === undefined) throw notFound();
  return user;
}

/** Properties that the list gives; what else there is only a single user's answer gives, or `fields` (developers.onelogin.com, "List Users"). */
const LISTED = [
  'activated_at',
  'distinguished_name',
  'external_id',
  'directory_id',
  'invitation_sent_at',
  'member_of',
  'invalid_login_attempts',
  'last_login',
  'locked_until',
  'phone',
  'group_id',
  'password_changed_at',
  'samaccountname',
];

/** Properties that only a single user's answer gives. */
const FURTHER = [
  'comment',
  'company',
  'department',
  'title',
  'manager_ad_id',
  'manager_user_id',
  'preferred_locale_code',
  'trusted_idp_id',
  'userprincipalname',
];

/** A user as `GET /api/2/users/{id}` shows them. */
export function userView(world: World, { id, createdAt, updatedAt, properties }: OneLoginUser): Json {
  const blank = Object.fromEntries([...LISTED, ...FURTHER].map((name) => [name, null]));
  return {
    ...blank,
    ...properties,
    id,
    state: APPROVED,
    created_at: createdAt,
    updated_at: updatedAt,
    role_ids: [...world.roles.values()].filter(({ users }) => users.has(id)).map((role) => role.id),
  };
}

/** The names of what a list of users gives unless `fields` asks for others. */
export const LIST_FIELDS: readonly string[] = [
  ...LISTED,
  'id',
  'email',
  'username',
  'firstname',
  'lastname',
  'status',
  'state',
  'created_at',
  'updated_at',
];
