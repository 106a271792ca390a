import { randomBytes } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { type AccessModel } from '../../access/access-model.js';
import { type ReviewSettings } from '../../access/review-settings.js';
import { askedAttestations } from '../../review/asked-attestations.js';
import { type ReadActivity, strangersIn } from '../../review/activity/read-activity.js';
import { buildPopulation } from '../../review/build-population.js';
import { type Population, type ReviewIdentity } from '../../review/population.js';
import {
  createReview,
  populationDigest,
  readReview,
  requireNoReview,
  type Review,
} from '../../review/review-folder.js';
import { userKey } from '../../people/user-key.js';
import { count } from '../../report/drift/report-words.js';
import { reviewerFiles } from '../../report/review/reviewer-files.js';
import { type ReviewedPeople, reviewerParts } from '../../report/review/reviewer-part.js';
import { shellWord } from '../../text/shell-quoted.js';
import { visible, visibleText } from '../../text/visible.js';
import { type AccountActivity, activityLogs, type ActivityOptions } from '../activity-logs.js';
import { CliError } from '../cli-error.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { loadAccessModel } from '../load-access-model.js';
import { selectAccounts } from '../select-accounts.js';
import { readAccounts } from './read-accounts.js';

export interface ReviewOpenOptions extends ActivityOptions {
  readonly config: string;
  /** Names of accounts; none means all. */
  readonly account: readonly string[];
  /** The folder of the review. */
  readonly out: string;
  /** The last day for decisions, as YYYY-MM-DD. Default: as many days from today as the access file says. */
  readonly due?: string;
  /** Default: the name of the folder. */
  readonly name?: string;
  /** The folder of the review before, with which this one is compared. Default: with none. */
  readonly previous?: string;
}

/** `klaviyo-access review open`: reads the stations of the accounts, complete or not at all, and makes the folder of a review. */
export async function reviewOpen(options: ReviewOpenOptions, io: CliIo): Promise<ExitCode> {
  const folder = resolve(io.cwd, options.out);
  const loaded = await loadAccessModel(options.config, io);
  const { model, today } = loaded;
  const settings = settingsOf(model);
  const accounts = selectAccounts(model, options.account);
  // Before anything is read, so that a wrong path does not cost a run.
  await requireNoReview(folder);
  const previous = options.previous === undefined ? undefined : await readReview(resolve(io.cwd, options.previous));
  const activity = await activityLogs(
    options,
    accounts.map(({ name }) => name),
    settings.unusedAfterDays,
    io,
  );
  const review = identity(options, settings, previous, today, io);
  const { accounts: read, snapshot, sources } = await readAccounts(loaded, accounts, io);
  const logs = readActivity(activity, settings);
  const population = buildPopulation({
    ...{ review, settings, directory: snapshot, previous: previous?.state },
    sources,
    accounts: read,
    activity: logs,
  });
  noteUnread(population, io);
  for (const log of logs.values()) noteStrangers(log, population, io);
  const attestations = askedAttestations(settings, accounts, snapshot);
  const reviewed = { population, populationSha256: populationDigest(population), attestations };
  await createReview(folder, { population, settings, attestations, others: reviewerFiles(reviewed) }, io.now());
  io.stdout.write(visibleText(opened(options.out, reviewed)));
  return EXIT.clean;
}

function readActivity(
  logs: ReadonlyMap<string, AccountActivity>,
  { unusedAfterDays }: ReviewSettings,
): ReadonlyMap<string, ReadActivity> {
  return new Map(
    [...logs].map(([name, { lastSignIns, ...source }]) => [
      name,
      { source: { ...source, unusedAfterDays }, lastSignIns },
    ]),
  );
}

/** An account without an identity provider has nothing there to be read. */
function noteUnread({ accounts }: Population, io: CliIo): void {
  for (const { name, stations } of accounts) {
    const { assigned } = stations;
    if (assigned.available || assigned.provider === undefined) continue;
    const note = `${name}: ${assigned.provider} was not read, so that who is assigned there alone is not in the review: ${assigned.reason}.`;
    io.stderr.write(`${visible(note)}\n`);
  }
}

function noteStrangers(log: ReadActivity, { rows }: Population, io: CliIo): void {
  const strangers = strangersIn(log, rows);
  if (strangers === 0) return;
  const of = log.lastSignIns.size;
  io.stderr.write(
    `Of ${of} people who signed in by the activity log of ${log.source.account}, ${strangers} ${strangers === 1 ? 'is' : 'are'} not in the account. ` +
      'They have left, or the log is of another account: then `never-seen` says nothing.\n',
  );
}

/** @throws CliError if the access file does not say who reviews */
function settingsOf({ reviews, path }: AccessModel): ReviewSettings {
  if (reviews !== undefined) return reviews;
  throw new CliError(
    `${path} does not say who reviews. Add \`reviews\` to it, at least: reviews: { fallback: security@example.com }.`,
  );
}

function identity(
  { out, due, name = basename(resolve(out)) }: ReviewOpenOptions,
  { dueDays }: ReviewSettings,
  previous: Review | undefined,
  today: string,
  io: CliIo,
): ReviewIdentity {
  if (due !== undefined && due < today)
    throw new CliError(`--due is ${due}, which is over. Name a day from ${today} on.`);
  return {
    id: randomBytes(8).toString('hex'),
    name,
    openedAt: io.now().toISOString(),
    due: due ?? daysAfter(today, dueDays),
    ...(previous && { previous: previous.populationSha256 }),
  };
}

function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00.000Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function opened(out: string, reviewed: ReviewedPeople): string {
  const { review, accounts, rows } = reviewed.population;
  const people = new Set(rows.map(({ userName }) => userKey(userName))).size;
  const whom = count(people, 'person', 'people').concat(people === rows.length ? '' : ` with ${rows.length} accesses`);
  const of = accounts.length === 1 ? 'one account' : `${accounts.length} accounts`;
  const reviewers = count(reviewerParts(reviewed).size, 'reviewer');
  return (
    `Opened the review ${review.name} in ${out}: ${whom} in ${of}, to be decided on until ${review.due}.\n` +
    `The files for ${reviewers} are in ${out}/reviewers. \`klaviyo-access review remind ${shellWord(out)}\` prints a mail for each.\n`
  );
}
