import { type Assignment } from '../../../access/access-model.js';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { OneLoginReadError } from '../connection/onelogin-read-error.js';
import { type OneLoginLiveRole } from './onelogin-state.js';
import { findRole } from './read-roles.js';

/** An assignment with the role of OneLogin that it means, or with the error that it means none, or one of several. */
export type MeantRole = { readonly assignment: Assignment } & (
  { readonly role: OneLoginLiveRole } | { readonly error: OneLoginReadError }
);

const NOT_ONE = ['ONELOGIN_NOT_FOUND', 'ONELOGIN_AMBIGUOUS'];

/**
 * Looks up the role of OneLogin of each assignment.
 *
 * @throws OneLoginReadError if OneLogin does not answer. That a role is not there, or not the only one, is a result.
 */
export async function readMeantRoles(
  onelogin: OneLoginConnection,
  assignments: readonly Assignment[],
): Promise<readonly MeantRole[]> {
  const meant: MeantRole[] = [];
  for (const assignment of assignments) {
    try {
      meant.push({ assignment, role: await findRole(onelogin, assignment) });
    } catch (error) {
      if (!(error instanceof OneLoginReadError) || !NOT_ONE.includes(error.code)) throw error;
      meant.push({ assignment, error });
    }
  }
  return meant;
}
