import { type UserKey } from '../people/user-key.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/**
 * A report of Klaviyo's activity log (Settings > Activity log), which the console downloads and no API reads. It records who signed in,
 * among other things, since 2025-11-11. Klaviyo does not document its columns.
 */
export interface ActivityLog {
  /** SHA-256 of the file, as lower-case hexadecimal. */
  readonly sha256: string;
  /** Whether its times have no zone, so that they were read as UTC. */
  readonly withoutZone: boolean;
  /** What it says of each account, by the folded word of its column of accounts; one part with the key null where none is read. */
  readonly parts: ReadonlyMap<string | null, ActivityPart>;
  /** Words of events that may be about signing in and were not counted, with how many lines have them. */
  readonly passedOver: ReadonlyMap<string, number>;
}

/** What a log says of one account. */
export interface ActivityPart {
  /** The period that its lines cover, ISO 8601 in UTC: nothing is known of before and after. */
  readonly from: string;
  readonly until: string;
  /** When people last signed in, ISO 8601 in UTC. Who is not here did not sign in within the period. */
  readonly lastSignIns: ReadonlyMap<UserKey, string>;
}

/** Whole days that a part covers. */
export function daysCovered({ from, until }: Pick<ActivityPart, 'from' | 'until'>): number {
  return Math.floor((Date.parse(until) - Date.parse(from)) / 86_400_000);
}

/** An activity log cannot be read. The message says where and what to do. */
export class ActivityLogError extends KlaviyoAccessError {
  override readonly name = 'ActivityLogError';
}
