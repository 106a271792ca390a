import { type Assignment } from '../../../access/access-model.js';
import { identityOf } from '../../../access/group-reference.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import { OktaReadError } from '../connection/okta-read-error.js';
import { findGroup } from './find-group.js';
import { type OktaGroup } from './okta-app-state.js';

/** An assignment with the group of Okta that it means, or with the error that it means none, or one of several. */
export type MeantGroup = { readonly assignment: Assignment } & (
  { readonly group: OktaGroup } | { readonly error: OktaReadError }
);

/**
 * Looks up the group of each assignment, as Terraform does in every plan. The groups of the app cannot show it: those are
 * the ones of the last deploy.
 *
 * @throws OktaReadError if Okta does not answer. That a group is not there, or not the only one, is a result.
 */
export async function readMeantGroups(
  okta: OktaConnection,
  assignments: readonly Assignment[],
): Promise<readonly MeantGroup[]> {
  const meant: MeantGroup[] = [];
  for (const assignment of assignments) meant.push(await meantGroup(okta, assignment));
  return meant;
}

async function meantGroup(okta: OktaConnection, assignment: Assignment): Promise<MeantGroup> {
  try {
    const group = await findGroup(okta, { group: assignment.group, identity: identityOf(assignment) });
    return { assignment, group };
  } catch (error) {
    if (!(error instanceof OktaReadError) || !NOT_ONE.includes(error.code)) throw error;
    return { assignment, error };
  }
}

const NOT_ONE = ['OKTA_NOT_FOUND', 'OKTA_AMBIGUOUS'];
