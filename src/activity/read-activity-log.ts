import { createHash } from 'node:crypto';
import { decodeRoster } from '../directory/decode-roster.js';
import { readTable, type TableLine } from '../directory/roster-table.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { foldedName } from '../text/folded-name.js';
import { quoted, shortened } from '../text/quoted.js';
import { activityColumns, type ColumnPlaces, likelyAccountColumn, type NamedColumns } from './activity-columns.js';
import { type ActivityLog, ActivityLogError } from './activity-log.js';
import { activityTime } from './activity-time.js';
import { isSignIn } from './sign-in-event.js';

export interface ReadActivityOptions {
  /** The file as it was named, for messages. */
  readonly file: string;
  /** Columns that are not to be recognised. Default: none. */
  readonly columns?: NamedColumns | undefined;
  /** When it is read: a log with a time to come is refused. */
  readonly now: Date;
}

/** A file with more mistakes is another file. */
const SHOWN_FAULTS = 5;

/** The clock that wrote the log may be ahead, or its zone behind, by a day at most. */
const AHEAD_MS = 86_400_000;

/**
 * Reads a report of Klaviyo's activity log, whole or not at all: a line that is passed over could be the sign-in of somebody who then
 * counts as one who never signs in.
 *
 * @throws ActivityLogError if a column is not clear, a line cannot be read, or nobody signs in
 */
export function readActivityLog(bytes: Uint8Array, options: ReadActivityOptions): ActivityLog {
  const reading = new LogReading(options);
  const decoded = decodeRoster(bytes);
  const faults =
    decoded.faults.length > 0 ? decoded.faults : readTable(decoded.text, (line) => reading.take(line)).faults;
  if (faults.length > 0) {
    throw refused(
      options.file,
      faults.map(({ line, message }) => `line ${line}: ${message}`),
    );
  }
  return { sha256: createHash('sha256').update(bytes).digest('hex'), ...reading.result() };
}

interface OpenPart {
  from: string;
  until: string;
  readonly lastSignIns: Map<UserKey, string>;
}

/** A log while it is read, line by line, so that one of a million lines takes little memory. */
class LogReading {
  readonly #options: ReadActivityOptions;
  readonly #parts = new Map<string | null, OpenPart>();
  readonly #passedOver = new Map<string, number>();
  readonly #faults: string[] = [];
  readonly #accounts = new Set<string>();
  #header: readonly string[] | undefined;
  #places: ColumnPlaces | undefined;
  #likelyAccount: number | undefined;
  #signIns = 0;
  #hasAddress = false;
  readonly #nameless: string[] = [];
  #withoutZone = false;

  constructor(options: ReadActivityOptions) {
    this.#options = options;
  }

  take({ line, cells }: TableLine): void {
    if (this.#places === undefined) {
      this.#header = cells;
      this.#places = activityColumns(cells, this.#options.columns ?? {}, this.#options.file);
      if (this.#places.account === undefined) this.#likelyAccount = likelyAccountColumn(cells);
      return;
    }
    const places = this.#places;
    const of = (place: number): string => cells[place]?.trim() ?? '';
    const time = activityTime(of(places.time));
    if (time === undefined)
      return this.#fault(line, `the time ${quoted(of(places.time))} cannot be read; ${WRITE_TIME}`);
    if (Date.parse(time.at) > this.#options.now.getTime() + AHEAD_MS) {
      return this.#fault(line, `the time ${quoted(of(places.time))} is to come`);
    }
    this.#withoutZone ||= !time.hasZone;
    if (this.#likelyAccount !== undefined) this.#accounts.add(foldedName(of(this.#likelyAccount)));
    const part = this.#partOf(places.account === undefined ? null : foldedName(of(places.account)), time.at);
    const event = of(places.event);
    const kind = isSignIn(event);
    if (kind === 'perhaps') this.#passedOver.set(shortened(event), (this.#passedOver.get(shortened(event)) ?? 0) + 1);
    if (kind === true) this.#takeSignIn(line, of(places.user), time.at, part);
  }

  #partOf(account: string | null, at: string): OpenPart {
    const known = this.#parts.get(account);
    if (known === undefined) {
      const made = { from: at, until: at, lastSignIns: new Map<UserKey, string>() };
      this.#parts.set(account, made);
      return made;
    }
    if (at < known.from) known.from = at;
    if (at > known.until) known.until = at;
    return known;
  }

  #takeSignIn(line: number, user: string, at: string, { lastSignIns }: OpenPart): void {
    if (user === '') return this.#fault(line, 'somebody signed in, and it does not say who');
    this.#signIns += 1;
    const address = addressIn(user);
    if (ADDRESS.test(address)) this.#hasAddress = true;
    else this.#nameless.push(`line ${line}: ${quoted(user)} signed in, and it does not say with which e-mail address`);
    const key = userKey(address);
    const before = lastSignIns.get(key);
    if (before === undefined || before < at) lastSignIns.set(key, at);
  }

  #fault(line: number, message: string): void {
    this.#faults.push(`line ${line}: ${message}`);
  }

  result(): Omit<ActivityLog, 'sha256'> {
    const { file } = this.#options;
    if (this.#faults.length > 0) throw refused(file, this.#faults);
    if (this.#places === undefined) throw new ActivityLogError(`The activity log ${quoted(file)} is empty.`);
    if (this.#accounts.size > 1) {
      throw new ActivityLogError(
        `The activity log ${quoted(file)} is of several accounts, by its column ${quoted(this.#header![this.#likelyAccount!])}. ` +
          'Name it: --activity-columns account=COLUMN. What stands in it must be the names of accounts in the access file. If it is something else, take it out.',
      );
    }
    if (this.#signIns === 0) throw this.#nobody();
    if (!this.#hasAddress) {
      throw new ActivityLogError(
        `The activity log ${quoted(file)} has no e-mail address in its column ${quoted(this.#header![this.#places.user])}, so nobody can ` +
          'be found in it. Name the column with the addresses: --activity-columns user=COLUMN.',
      );
    }
    // Each of them may be somebody who would then count as one who never signs in.
    if (this.#nameless.length > 0) throw refused(file, this.#nameless);
    return { withoutZone: this.#withoutZone, parts: this.#parts, passedOver: this.#passedOver };
  }

  #nobody(): ActivityLogError {
    const events = [...this.#passedOver.keys()].slice(0, SHOWN_FAULTS).map((event) => quoted(event));
    const instead =
      events.length === 0 ? '' : ` Perhaps one of these is meant, which is not counted: ${events.join(', ')}.`;
    return new ActivityLogError(
      `By the activity log ${quoted(this.#options.file)} nobody signs in: no line of its column ` +
        `${quoted(this.#header![this.#places!.event])} has "Logged In". It says nothing of who uses Klaviyo.${instead} Download the log with all ` +
        'events, or name the column of events: --activity-columns event=COLUMN.',
    );
  }
}

const WRITE_TIME = 'write it as 2026-11-01T10:00:00Z';

const ADDRESS = /^\S+@\S+$/u;

/** The address alone, where it stands in brackets behind a name. */
function addressIn(user: string): string {
  return /<([^<>\s]+@[^<>\s]+)>\s*$/u.exec(user)?.[1] ?? /\(([^()\s]+@[^()\s]+)\)\s*$/u.exec(user)?.[1] ?? user;
}

function refused(file: string, faults: readonly string[]): ActivityLogError {
  const shown = faults.slice(0, SHOWN_FAULTS).map((fault) => `- ${fault}`);
  const rest = faults.length > shown.length ? [`- and ${faults.length - shown.length} more`] : [];
  return new ActivityLogError(`The activity log ${quoted(file)} cannot be read:\n${[...shown, ...rest].join('\n')}`);
}
