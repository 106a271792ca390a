import { type Departure } from './directory-life.js';
import { type Removal, type RemovalVerdict } from './leaver.js';
import { type PresenceSpan } from './presence-span.js';

const HOUR = 60 * 60 * 1000;

/** What a removal is judged by. */
export interface RemovalRule {
  readonly account: string;
  readonly isOwner: boolean;
  readonly targetHours: number;
  /** When the report is made. */
  readonly capturedAt: string;
}

/**
 * How somebody went from an account after they left; undefined if they had no access there when they left, and none later.
 *
 * @param spans - what the runs saw of them in the account, in order of time
 */
export function removalOf(
  departure: Departure,
  spans: readonly PresenceSpan[],
  { account, isOwner, targetHours, capturedAt }: RemovalRule,
): Removal | undefined {
  const { leftAfter, leftBy, lastOut, returnedBy } = departure;
  const end = returnedBy === null ? Infinity : time(returnedBy);
  const within = spans.filter(({ from }) => time(from) < end);
  const index = within.findLastIndex(({ presence }) => presence !== 'gone');
  const there = within[index];
  if (there === undefined) return undefined;
  const gone = within[index + 1];
  // Their access ended while they were still in the directory.
  if (gone !== undefined && leftAfter !== null && time(gone.from) <= time(leftAfter)) return undefined;
  const lastSeen = time(there.to) < end ? there.to : lastOut;
  const atLeast = Math.max(0, time(lastSeen) - time(leftBy));
  const atMost = gone === undefined || leftAfter === null ? null : time(gone.from) - time(leftAfter);
  const target = targetHours * HOUR;
  return {
    account,
    isOwner,
    presence: gone === undefined ? there.presence : 'gone',
    lastSeen,
    goneBy: gone?.from ?? null,
    atLeastHours: Math.floor((10 * atLeast) / HOUR) / 10,
    atMostHours: atMost === null ? null : Math.ceil((10 * atMost) / HOUR) / 10,
    verdict: verdict(),
  };

  function verdict(): RemovalVerdict {
    if (gone !== undefined) {
      if (atLeast > target) return 'late';
      return atMost !== null && atMost <= target ? 'in-time' : 'unproven';
    }
    if (returnedBy !== null) return 'returned';
    if (there!.excepted) return 'excepted';
    return time(capturedAt) - time(leftBy) > target ? 'overdue' : 'open';
  }
}

function time(at: string): number {
  return Date.parse(at);
}
