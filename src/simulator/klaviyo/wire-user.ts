import { readRole, writeRole } from './role-form.js';
import { refusing } from './scim-error.js';
import { type Email, type RoleForm, type SimulatedUser } from './simulated-account.js';
import { CORE_USER, KlaviyoUser } from './user-schema.js';

/** What a client asserts of a user in POST, PUT or PATCH, with the role read from whichever form it came in. */
export interface UserInput {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Undefined where the client does not say. */
  readonly active: boolean | undefined;
  readonly role: string | undefined;
  /** Undefined where the client gives none. */
  readonly emails: readonly Email[] | undefined;
  readonly externalId: string | undefined;
}

/** The wire attributes after scimmy has checked their types. */
interface CheckedUser {
  readonly userName: string;
  readonly name?: { readonly givenName?: string; readonly familyName?: string };
  readonly active?: boolean;
  readonly emails?: readonly Partial<Email>[];
  readonly role?: string;
  readonly roles?: unknown;
  readonly externalId?: string;
}

/**
 * A user as GET returns them. `meta` has no timestamps, since Klaviyo documents no date on a user (and a simulator with
 * a clock would not answer the same in every run).
 */
export function wireUser(user: SimulatedUser, form: RoleForm): object {
  return {
    schemas: [CORE_USER],
    id: user.id,
    ...(user.externalId === undefined ? {} : { externalId: user.externalId }),
    userName: user.userName,
    name: { givenName: user.givenName, familyName: user.familyName },
    ...(user.active === undefined ? {} : { active: user.active }),
    emails: user.emails,
    ...writeRole(user, form),
  };
}

/** A user as a PATCH is applied to them: the role always as `role`, whatever the account answers in. */
export function patchableUser(user: SimulatedUser): KlaviyoUser {
  return new KlaviyoUser(wireUser({ ...user, rawRoles: undefined }, 'role'), 'out');
}

/** Reads the body of a POST or PUT, or the result of a PATCH. Throws a SCIM error (400) if it does not fit the schema. */
export function readUser(body: object): UserInput {
  const checked = refusing('invalidValue', () => new KlaviyoUser(body, 'in'));
  const user = JSON.parse(JSON.stringify(checked)) as CheckedUser;
  const emails = user.emails?.flatMap(({ value, ...rest }) => (value === undefined ? [] : [{ value, ...rest }]));
  return {
    userName: user.userName,
    givenName: user.name?.givenName ?? '',
    familyName: user.name?.familyName ?? '',
    active: user.active,
    role: readRole(user.role, user.roles),
    emails: emails?.length === 0 ? undefined : emails,
    externalId: user.externalId,
  };
}
