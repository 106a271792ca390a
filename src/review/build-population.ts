import { createHash } from 'node:crypto';
import { type Account } from '../access/access-model.js';
import { PRIVILEGED } from '../access/policy.js';
import { grantsOn } from '../access/grant.js';
import { powerInAccount } from '../access/power-in-account.js';
import { assignableRoles } from '../access/role.js';
import { type ReviewSettings } from '../access/review-settings.js';
import { type CheckedAccount } from '../check/check-account.js';
import { type ReportSources } from '../drift/drift-report.js';
import { findingsByKey } from '../drift/everybody.js';
import { type Finding } from '../drift/finding.js';
import { assignedState, declaredState, provisionedState } from '../drift/make-finding.js';
import { byCodeUnits } from '../drift/order.js';
import { activeRecords, type Person } from '../drift/person.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import {
  type AssignedReviewer,
  type Population,
  POPULATION_VERSION,
  type PopulationAccount,
  type RemovedRow,
  type ReviewedException,
  type ReviewedGrant,
  type ReviewIdentity,
  type ReviewRow,
  type RowBefore,
} from './population.js';
import { mustNameSomebody, type ReadActivity, signInOf, usedSince } from './activity/read-activity.js';
import { ReviewError } from './review-error.js';
import { isNoReviewer, type NoReviewer, reviewers, type Reviewers, type ReviewSubject } from './reviewers.js';
import { isPrivileged, rowFlags } from './row-flags.js';
import { rolesOf } from './roles-of.js';
import { outcomeOf, type ReviewState, type RowState } from './review-state.js';
import { rowWhy } from './row-why.js';

/** An account that was read for a review. */
export interface ReadAccount {
  readonly checked: CheckedAccount;
  /** ISO 8601 in UTC. */
  readonly readAt: string;
}

/** What a population is made from. */
export interface PopulationInput {
  readonly review: ReviewIdentity;
  readonly settings: ReviewSettings;
  readonly sources: ReportSources;
  readonly accounts: readonly ReadAccount[];
  readonly directory: Pick<DirectorySnapshot, 'users'>;
  /** The review before, as it stood. Default: there was none, so that nothing is new or changed. */
  readonly previous?: Pick<ReviewState, 'rows'> | undefined;
  /** What the activity logs say, by account. Default: none was given. */
  readonly activity?: ReadonlyMap<string, ReadActivity> | undefined;
}

/**
 * Everybody whom a station knows, with what a reviewer needs to decide.
 *
 * @throws ReviewError if there is nobody to decide on somebody; it names everyone
 */
export function buildPopulation(input: PopulationInput): Population {
  const { review, sources, accounts, settings, directory, previous, activity } = input;
  const before = previous && new Map([...previous.rows].map(([row, state]) => [row, rowBefore(state)] as const));
  const who = reviewers(settings, directory);
  const missing: NoReviewer[] = [];
  const rows = accounts.flatMap(({ checked }) => {
    const findings = findingsByKey(checked.drift.findings);
    return [...checked.people.values()]
      .toSorted((one, other) => byCodeUnits(one.key, other.key))
      .map((person) =>
        reviewRow({ input, account: checked.account, person, who, before, missing }, findings.get(person.key) ?? []),
      );
  });
  if (missing.length > 0) throw nobodyDecides(missing);
  const logs = accounts.flatMap(({ checked }) => activity?.get(checked.account.name)?.source ?? []);
  for (const log of logs) mustNameSomebody(log, rows);
  const there = new Set(rows.map(({ row }) => row));
  const read = new Set(accounts.map(({ checked }) => checked.account.name));
  return {
    version: POPULATION_VERSION,
    review,
    sources,
    ...(logs.length > 0 && { activityLogs: logs }),
    accounts: accounts.map((account) => populationAccount(account, review.openedAt.slice(0, 10))),
    rows,
    removed: [...(previous?.rows.values() ?? [])]
      // Of an account that was not read nothing is known.
      .filter(({ row }) => read.has(row.account) && !there.has(row.row))
      .map(removedRow),
  };
}

/** The id of a row: the same in every review of the account. */
export function rowId(account: string, key: UserKey): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([account, key]))
    .digest('hex')
    .slice(0, 12);
  return `r${digest}`;
}

function populationAccount({ checked, readAt }: ReadAccount, day: string): PopulationAccount {
  const { account } = checked;
  const { name, kind, scim, owner } = account;
  const roles = assignableRoles(account).map(({ id, title }) => ({ id, title, power: powerInAccount(account, id) }));
  return {
    ...{ name, kind, baseUrl: scim.baseUrl, owner, roles, ...readingOf({ checked, readAt }) },
    exceptions: exceptionsOn(day, account),
    grants: endingGrantsOn(day, account),
  };
}

/** What proves that an account was read whole, and when. */
export function readingOf({
  checked,
  readAt,
}: ReadAccount): Pick<PopulationAccount, 'stations' | 'listing' | 'readAt'> {
  const { totalResults, read, pages, sha256 } = checked.listing;
  return { stations: checked.drift.stations, listing: { totalResults, read, pages, sha256 }, readAt };
}

function exceptionsOn(day: string, { exceptions }: Account): readonly ReviewedException[] {
  return exceptions
    .filter(({ expires }) => expires >= day)
    .map(({ user, kinds, role, reason, expires, owner, ticket }) => ({
      ...{ user, kinds, reason, expires },
      ...(role !== undefined && { role }),
      ...(owner !== undefined && { owner }),
      ...(ticket !== undefined && { ticket }),
    }));
}

function endingGrantsOn(day: string, { assignments }: Account): readonly ReviewedGrant[] {
  return assignments.flatMap(({ role, membership }) =>
    membership?.kind !== 'declared'
      ? []
      : grantsOn(day, membership.members).flatMap(({ user, until, reason, ticket }) =>
          until === undefined
            ? []
            : [{ user, role, until, ...(reason !== undefined && { reason }), ...(ticket !== undefined && { ticket }) }],
        ),
  );
}

function rowBefore(state: RowState): RowBefore {
  const { role, active } = state.row;
  const outcome = outcomeOf(state);
  if (outcome === undefined) return { role, active };
  const { decision, newRole, reviewer } = outcome;
  return { role, active, decided: { decision, ...(newRole !== undefined && { newRole }), by: reviewer } };
}

function removedRow({ row: { account, userName, name, role } }: RowState): RemovedRow {
  return { account, userName, name, role };
}

interface RowSurroundings {
  readonly input: PopulationInput;
  readonly account: Account;
  readonly person: Person;
  readonly who: Reviewers;
  readonly before: ReadonlyMap<string, RowBefore> | undefined;
  /** Takes those on whom nobody may decide. */
  readonly missing: NoReviewer[];
}

function reviewRow(surroundings: RowSurroundings, findings: readonly Finding[]): ReviewRow {
  const { input, account, person, before } = surroundings;
  const { declared, assignments, records, key } = person;
  const row = rowId(account.name, key);
  const shown = activeRecords(person)[0] ?? records[0];
  const { userName } = shown ?? assignments[0] ?? declared!;
  const role = shown?.role ?? null;
  const active = activeRecords(person).length > 0;
  const roles = rolesOf(person);
  const activity = input.activity?.get(account.name);
  const lastSignIn = activity && signInOf(activity, key);
  const wasBefore = before?.get(row);
  const flags = rowFlags({
    ...{ account, person, roles, findings, role, active, lastSignIn },
    before: before && (wasBefore ?? null),
    usedSince: activity && usedSince(activity.source),
  });
  return {
    row,
    account: account.name,
    userName,
    name: nameOf(person),
    role,
    active,
    declared: declared === undefined ? null : declaredState(declared),
    assigned: assignments.map(assignedState),
    provisioned: records.map(provisionedState),
    why: rowWhy(person, findings, key === userKey(account.owner)),
    findings: findings.map(({ id, kind, severity, message, exception }) => ({
      id,
      kind,
      severity,
      message,
      exception,
    })),
    flags,
    ...(wasBefore && { before: wasBefore }),
    ...decidedBy(surroundings, { account, key, userName, role: role ?? roles[0] ?? null }, roles),
    ...(lastSignIn && { lastSignIn }),
  };
}

function nameOf({ declared, assignments, records }: Person): string {
  const known = [...records, ...assignments, ...(declared === undefined ? [] : [declared])];
  return (
    known.map(({ givenName, familyName }) => `${givenName} ${familyName}`.trim()).find((name) => name !== '') ?? ''
  );
}

function decidedBy(
  { input: { settings }, account, who, missing }: RowSurroundings,
  subject: ReviewSubject,
  roles: readonly (string | undefined)[],
): Pick<ReviewRow, 'reviewer' | 'secondReviewer'> {
  const first = who.first(subject);
  const reviewer = known(first, missing);
  if (!needsSecond(settings, account, roles)) return { reviewer };
  return { reviewer, secondReviewer: known(who.second(subject, reviewer), missing) };
}

function needsSecond(
  { secondReviewer }: ReviewSettings,
  account: Account,
  roles: readonly (string | undefined)[],
): boolean {
  if (secondReviewer === undefined) return false;
  const { roles: reviewed } = secondReviewer;
  return (
    // One that cannot be read may be any of them.
    roles.some((role) => role === undefined || reviewed.includes(role)) ||
    (reviewed.includes(PRIVILEGED) && isPrivileged(account, roles))
  );
}

/** The reviewer; where there is none, it is noted, so that all are named at once, and no population is made. */
function known(one: AssignedReviewer | NoReviewer, missing: NoReviewer[]): AssignedReviewer {
  if (!isNoReviewer(one)) return one;
  missing.push(one);
  return { reviewer: '', because: '' };
}

function nobodyDecides(missing: readonly NoReviewer[]): ReviewError {
  const shown = missing.slice(0, 20).map(({ account, userName, why }) => `- ${userName} (account ${account}): ${why}`);
  const rest = missing.length > shown.length ? [`- and ${missing.length - shown.length} more`] : [];
  return new ReviewError(
    `The review cannot be opened: nobody may decide on ${missing.length === 1 ? 'one person' : `${missing.length} people`}.\n` +
      `${[...shown, ...rest].join('\n')}\nCorrect \`reviews\` in the access file.`,
  );
}
