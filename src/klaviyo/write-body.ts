import { type RoleForm } from '../access/access-model.js';
import { SCIM_ROLE } from '../access/scim-role.js';

/** A user to be created. */
export interface NewUser {
  /** An e-mail address, which becomes the work address, too. */
  readonly userName: string;
  /** Empty: none is sent. */
  readonly givenName: string;
  readonly familyName: string;
  readonly role: string;
  readonly active: boolean;
}

/** What is to change of a user. What is absent or undefined stays as it is. */
export interface UserChanges {
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly role?: string | undefined;
  readonly active?: boolean | undefined;
}

/** The schema of a PATCH (RFC 7644, section 3.5.2). */
const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/**
 * The body that creates a user (RFC 7644, section 3.3): the attributes that Klaviyo's guide names, of the core schema alone,
 * and no password.
 */
export function newUserBody(user: NewUser, roleForm: RoleForm): string {
  const { userName, givenName, familyName, role, active } = user;
  const name = { ...(givenName !== '' && { givenName }), ...(familyName !== '' && { familyName }) };
  return JSON.stringify({
    schemas: [SCIM_ROLE.namespace],
    userName,
    ...(Object.keys(name).length > 0 && { name }),
    emails: [{ value: userName, type: 'work', primary: true }],
    active,
    [roleForm]: roleValue(role, roleForm),
  });
}

/**
 * The body that changes a user (RFC 7644, section 3.5.2.3): a `replace` with a path for each attribute that changes, and none
 * for any other. `active` is a Boolean; Entra's text "False" is read by some servers as true.
 */
export function patchBody(changes: UserChanges, roleForm: RoleForm): string {
  const { givenName, familyName, role, active } = changes;
  const values: readonly (readonly [path: string, value: unknown])[] = [
    ['name.givenName', givenName],
    ['name.familyName', familyName],
    [roleForm, role === undefined ? undefined : roleValue(role, roleForm)],
    ['active', active],
  ];
  return JSON.stringify({
    schemas: [PATCH_OP],
    Operations: values
      .filter(([, value]) => value !== undefined)
      .map(([path, value]) => ({ op: 'replace', path, value })),
  });
}

/** A role as the member of its form holds it: a text, or a list of one object, which is the primary one. */
export function roleValue(role: string, form: RoleForm): unknown {
  return form === 'role' ? role : [{ value: role, primary: true }];
}
