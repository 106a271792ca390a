import { type Exception } from '../access/access-model.js';
import { type FindingKind } from '../access/finding-kind.js';
import { userKey } from '../people/user-key.js';
import { type Finding, type PersonState } from './finding.js';
import { KINDS } from './kinds.js';
import { byCodeUnits } from './order.js';

/** Whether an exception's last day is over. `today` is the day of the run in UTC, as YYYY-MM-DD. */
export function isExpired(exception: Exception, today: string): boolean {
  // Days written as YYYY-MM-DD stand in the order of time.
  return today > exception.expires;
}

/** What an exception must agree with a finding in, as the key of a map: the person and the kind. */
export function exceptionPlace(user: string, kind: FindingKind): string {
  return JSON.stringify([userKey(user), kind]);
}

/**
 * Whether a finding is of the role that an exception is for, so that the exception of a support agent covers no escalation
 * to admin. An exception without a role is for any; one with a role, for none where the person has no role.
 */
export function isOfRole({ role }: Exception, finding: Finding): boolean {
  if (role === undefined) return true;
  const roles = rolesThere(finding);
  return roles.length > 0 && roles.every((there) => there === role);
}

/**
 * The role at the station where the finding arose, else at the other one. An unexpected person who is assigned weighs
 * what the role at either station does, so both count.
 */
export function rolesThere({ kind, hop, assigned, provisioned }: Finding): readonly (string | null)[] {
  const inProvider = assigned === null ? [] : rolesInProvider(assigned);
  const inKlaviyo = provisioned === null ? [] : [provisioned.role];
  const [there, elsewhere] = hop === 'declared-assigned' ? [inProvider, inKlaviyo] : [inKlaviyo, inProvider];
  if (kindIsUndeclared(kind) && hop === 'declared-assigned' && provisioned?.active === true)
    return [...inProvider, ...inKlaviyo];
  return there.length > 0 ? there : elsewhere;
}

function rolesInProvider({ role, possibleRoles, mayLackRole = false }: PersonState): readonly (string | null)[] {
  if (possibleRoles === undefined) return [role];
  return mayLackRole ? [...possibleRoles, null] : possibleRoles;
}

/** The kinds of findings about somebody who has access and is not declared. */
function kindIsUndeclared(kind: FindingKind): boolean {
  return kind === 'unexpected' || kind === 'leaver' || kind === 'expired-grant';
}

/**
 * The findings, each with the exception that covers it: one for the same person and kind, and the role if it names one,
 * whose last day is not over. Of several the one that holds longest. A finding keeps its severity. Findings about
 * exceptions cannot be excepted.
 */
export function applyExceptions(
  exceptions: readonly Exception[],
  findings: readonly Finding[],
  today: string,
): readonly Finding[] {
  const covering = coveringOf(exceptions.filter((exception) => !isExpired(exception, today)));
  return findings.map((finding) => {
    const exception = covering(finding);
    if (exception === undefined || KINDS[finding.kind].subject === 'access file') return finding;
    const { reason, expires, owner, ticket } = exception;
    return { ...finding, exception: { reason, expires, ...(owner && { owner }), ...(ticket && { ticket }) } };
  });
}

/**
 * The findings that count, each with the exception named that covered it until its last day. That a difference counts again is
 * then one finding, without a second one about the exception (see `expiredExceptions`).
 */
export function nameEndedExceptions(
  exceptions: readonly Exception[],
  findings: readonly Finding[],
  today: string,
): readonly Finding[] {
  const covering = coveringOf(exceptions.filter((exception) => isExpired(exception, today)));
  return findings.map((finding) => {
    const ended = finding.exception === null ? covering(finding) : undefined;
    if (ended === undefined) return finding;
    const sentence = `Its exception ended on ${ended.expires} (line ${ended.at.line} of the access file).`;
    return { ...finding, message: `${finding.message} ${sentence}` };
  });
}

/** Finds the exception of a finding: one for the person, the kind and the role. Of several the one that ends last. */
function coveringOf(exceptions: readonly Exception[]): (finding: Finding) => Exception | undefined {
  const byPlace = new Map<string, Exception[]>();
  for (const exception of exceptions.toSorted(longestFirst)) {
    for (const kind of exception.kinds) {
      const place = exceptionPlace(exception.user, kind);
      byPlace.set(place, [...(byPlace.get(place) ?? []), exception]);
    }
  }
  if (byPlace.size === 0) return () => undefined;
  return (finding) =>
    byPlace.get(exceptionPlace(finding.user, finding.kind))?.find((exception) => isOfRole(exception, finding));
}

/** By the last day; of two that end on one day by the reason, then by the line, so that the order of the list does not matter. */
function longestFirst(one: Exception, other: Exception): number {
  return (
    byCodeUnits(other.expires, one.expires) || byCodeUnits(one.reason, other.reason) || one.at.line - other.at.line
  );
}
