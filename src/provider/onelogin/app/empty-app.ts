import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { quoted } from '../../../text/quoted.js';
import { type PlannedCreations } from '../../plan-subjects.js';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { OneLoginReadError } from '../connection/onelogin-read-error.js';
import { isAssignedAs } from './is-assigned-as.js';
import { type OneLoginLiveApp } from './onelogin-state.js';
import { type GivingRole } from './read-giving-roles.js';

/**
 * How it is known that an app really has nobody, as a sentence without a full stop. An empty list alone does not say it: it may be incomplete, or the
 * app may be another one. Each role of OneLogin that the access file assigns must give the app, or the plan gives it; that no active person is in one
 * was read.
 *
 * @throws OneLoginReadError if it is not known
 */
export function whyEmpty(
  { address }: Pick<OneLoginConnection, 'address'>,
  { assignments }: OneLoginAccount,
  app: OneLoginLiveApp,
  giving: readonly GivingRole[],
  planned: PlannedCreations | undefined,
): string {
  const without = assignments.filter((declared) => !giving.some((role) => isAssignedAs(declared, role)));
  const unplanned = without.filter(({ group }) => planned?.groupAssignments !== true && !planned?.groups.has(group));
  if (unplanned.length > 0) {
    throw new OneLoginReadError('ONELOGIN_UNEXPECTED', {
      problem:
        `Nobody has the app ${quoted(app.name)} (${app.id}) of ${address}, and roles of OneLogin that the access file assigns do not give it: ` +
        `${named(unplanned)}.`,
      remedy:
        'Who is assigned is not known, so nothing is compared. If the roles never gave it, deploy the stack, and check those that it does not make under ' +
        'the app > Access; in a pull request, pass the plan that does it (klaviyo-access drift --plan FILE).',
    });
  }
  const later = without.length === 0 ? '' : `the plan gives it to ${named(without)}`;
  if (giving.length === 0) return `no role of OneLogin gives it, and ${later}`;
  const empty = `no active person is in a role of OneLogin that gives it (${giving.map(({ name }) => quoted(name)).join(', ')})`;
  return later === '' ? empty : `${empty}, and ${later}`;
}

function named(assignments: readonly { readonly group: string }[]): string {
  return assignments.map(({ group }) => quoted(group)).join(', ');
}
