import { assignableRoles, OWNER_ROLE } from '../../access/role.js';
import { userKey } from '../../people/user-key.js';
import { scimError } from './scim-error.js';
import { type SimulatedAccount, type SimulatedUser } from './simulated-account.js';
import { type UserInput } from './wire-user.js';

const HAND_OVER = 'Only the owner can hand an account over, in Klaviyo itself.';

/** True for the record of the account's owner. */
export function isOwner(account: SimulatedAccount, user: { readonly userName: string }): boolean {
  return userKey(user.userName) === userKey(account.owner);
}

/** userName is required and is an e-mail (Klaviyo's SCIM guide); what is none is refused: 400 invalidValue. */
export function checkUserName(userName: string): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(userName)) {
    throw scimError(400, 'invalidValue', '"userName" must be an e-mail address.');
  }
}

/**
 * The role of a new user, or the new role of one who is there. Klaviyo's guides make the attribute required in the
 * identity provider and do not say whether the server insists on it. Okta's SCIM test, which every app in Okta's
 * catalogue has to pass, creates a user without one; so a missing role is taken, unless the account has `roleRequired`.
 * The status for a role that the account does not have is this simulator's choice. The owner role is not assignable
 * over SCIM (Klaviyo's SCIM guide). All are 400 invalidValue.
 */
export function checkAssignableRole(account: SimulatedAccount, role: string | undefined): void {
  if (role === undefined) {
    if (account.roleRequired === true) {
      throw scimError(400, 'invalidValue', '"role" is required.');
    }
    return;
  }
  if (Object.values(OWNER_ROLE).includes(role)) {
    throw scimError(400, 'invalidValue', `The role "${role}" cannot be assigned over SCIM. ${HAND_OVER}`);
  }
  const roles = assignableRoles({ kind: account.kind, customRoles: account.customRoles ?? [] }).map(({ id }) => id);
  if (!roles.includes(role)) {
    throw scimError(400, 'invalidValue', `This account has no role "${role}". Its roles are: ${roles.join(', ')}.`);
  }
}

/**
 * What may be changed of a user. The owner's role, userName and `active` are protected; the name is not. Klaviyo says
 * that the owner cannot be deleted or assigned over SCIM, not how the server refuses: here it is 403, "not permitted"
 * (RFC 7644, section 3.12). For others a changed role is checked; a role from before that stays as it is passes.
 *
 * @param input - what the client sent
 * @param after - the user that would come of it
 */
export function checkChange(
  account: SimulatedAccount,
  {
    before,
    input,
    after,
  }: { readonly before: SimulatedUser; readonly input: UserInput; readonly after: SimulatedUser },
): void {
  checkUserName(after.userName);
  if (!isOwner(account, before)) {
    if (input.role !== before.role) {
      checkAssignableRole(account, input.role);
    }
    return;
  }
  if (after.active !== true && after.active !== before.active) {
    throw scimError(403, undefined, `The owner cannot be deactivated over SCIM. ${HAND_OVER}`);
  }
  if (after.role !== before.role) {
    throw scimError(403, undefined, `The owner's role cannot be changed over SCIM. ${HAND_OVER}`);
  }
  if (!isOwner(account, after)) {
    throw scimError(403, undefined, `The owner's userName cannot be changed over SCIM. ${HAND_OVER}`);
  }
}

/** Refuses to delete the owner: 403. */
export function checkDeletable(account: SimulatedAccount, user: SimulatedUser): void {
  if (isOwner(account, user)) {
    throw scimError(403, undefined, `The owner cannot be deleted over SCIM. ${HAND_OVER}`);
  }
}
