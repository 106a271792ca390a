import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type ActivityLog, type ActivityPart, daysCovered } from '../activity/activity-log.js';
import { namedColumns, namedLogs, partsByAccount } from '../activity/named-logs.js';
import { readActivityLog } from '../activity/read-activity-log.js';
import { fileFault } from '../text/file-fault.js';
import { quoted } from '../text/quoted.js';
import { visible } from '../text/visible.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';

/** The flags of commands that read activity logs. */
export interface ActivityOptions {
  /** [ACCOUNT=]FILE. None: no log is read. */
  readonly activityLog: readonly string[];
  /** user=COLUMN,event=COLUMN,time=COLUMN,account=COLUMN, each where it is not recognised. */
  readonly activityColumns?: string;
}

/** What a log says of an account, with the file that it stands in. */
export interface AccountActivity extends ActivityPart, Pick<ActivityLog, 'sha256' | 'withoutZone'> {
  readonly account: string;
  /** The file's name, without its folder. */
  readonly file: string;
}

/** After so many days without a line, what happened since matters. */
const FRESH_DAYS = 7;

/**
 * Reads the activity logs that are named, and prints of each which period it covers and what it does not say.
 *
 * @param accounts - names of the accounts that are looked at
 * @throws ActivityLogError; CliError if a file cannot be read
 */
export async function activityLogs(
  { activityLog, activityColumns }: ActivityOptions,
  accounts: readonly string[],
  unusedAfterDays: number,
  io: CliIo,
): Promise<ReadonlyMap<string, AccountActivity>> {
  const byAccount = new Map<string, AccountActivity>();
  if (activityLog.length === 0) {
    if (activityColumns === undefined) return byAccount;
    throw new CliError('--activity-columns names columns of an activity log. Name the log with --activity-log.');
  }
  const columns = activityColumns === undefined ? {} : namedColumns(activityColumns);
  for (const named of namedLogs(activityLog, accounts)) {
    const bytes = await bytesOf(named.file, io);
    const log = readActivityLog(bytes, { file: named.file, columns, now: io.now() });
    for (const [account, part] of partsByAccount(log, named, accounts)) {
      if (byAccount.has(account)) throw new CliError(`The account ${account} has several activity logs. Name one.`);
      const { sha256, withoutZone } = log;
      byAccount.set(account, { account, file: basename(named.file), sha256, withoutZone, ...part });
    }
    for (const note of passedOverNotes(named.file, log)) io.stderr.write(`${visible(note)}\n`);
  }
  for (const activity of byAccount.values()) {
    for (const note of periodNotes(activity, unusedAfterDays, io.now())) io.stderr.write(`${visible(note)}\n`);
  }
  for (const account of accounts) {
    if (!byAccount.has(account))
      io.stderr.write(`No activity log is of the account ${account}: nothing is said of who signs in there.\n`);
  }
  return byAccount;
}

function passedOverNotes(file: string, { passedOver }: ActivityLog): readonly string[] {
  if (passedOver.size === 0) return [];
  const events = [...passedOver].map(([event, lines]) => `${quoted(event)} (${lines})`);
  return [
    `These events of the activity log ${quoted(file)} may be about signing in and are not counted: ${events.slice(0, 5).join(', ')}` +
      `${events.length > 5 ? ` and ${events.length - 5} more` : ''}. "Logged In" is.`,
  ];
}

function periodNotes(activity: AccountActivity, unusedAfterDays: number, now: Date): readonly string[] {
  const { account, from, until, lastSignIns, withoutZone } = activity;
  const ended = daysCovered({ from: until, until: now.toISOString() });
  const days = daysCovered(activity);
  return [
    `The activity log of ${account} covers ${from} to ${until} (UTC). ${many(lastSignIns.size)} signed in.`,
    ...(withoutZone ? ['Its times have no zone. They were read as UTC.'] : []),
    ...(ended > FRESH_DAYS ? [`It ended ${ended} days ago: who signed in since is not known.`] : []),
    ...(days < unusedAfterDays
      ? [`It covers ${days} days, fewer than the ${unusedAfterDays} after which an access counts as unused.`]
      : []),
  ];
}

function many(people: number): string {
  return people === 1 ? '1 person' : `${people} people`;
}

async function bytesOf(file: string, io: CliIo): Promise<Uint8Array> {
  try {
    return await readFile(resolve(io.cwd, file));
  } catch (error) {
    throw new CliError(
      `Cannot read the activity log ${visible(file)}: ${fileFault(error)}. Check the path; before = stands the name of an account that is read.`,
    );
  }
}
