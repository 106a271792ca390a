/**
 * How somebody left the directory. `inactive`: it lists them as inactive. `absent`: it does not have them any more. `no-member`: they are in
 * no assigned group any more, and the members of those are all that was read, so they may only have another job.
 */
export const LEAVING_WAYS = ['inactive', 'absent', 'no-member'] as const;

export type LeavingWay = (typeof LEAVING_WAYS)[number];

/**
 * What the newest run that could see it saw. `gone`: no active record in Klaviyo, and no assignment as far as that was read; `assigned`: no
 * active record, but the identity provider still gives them the app, so that they may come back; `there`: an active record.
 */
export const PRESENCES = ['gone', 'assigned', 'there'] as const;

export type Presence = (typeof PRESENCES)[number];

/**
 * How a removal stands against the target.
 *
 * - `overdue`: not seen gone, and the target is over;
 * - `open`: not seen gone, and the target is not over yet;
 * - `excepted`: not seen gone, under an exception of the access file;
 * - `late`: gone, surely after the target;
 * - `unproven`: gone, and the runs are too far apart to say whether within the target;
 * - `in-time`: gone, surely within the target;
 * - `returned`: they were still there when they were in the directory again.
 */
export const REMOVAL_VERDICTS = ['overdue', 'open', 'excepted', 'late', 'unproven', 'in-time', 'returned'] as const;

export type RemovalVerdict = (typeof REMOVAL_VERDICTS)[number];

/** Somebody who left the directory, once; who left twice is there twice. All times are those of runs, in ISO 8601. */
export interface Leaver {
  /** As it was written last. */
  readonly user: string;
  readonly how: LeavingWay;
  /** The last run that saw them active in the directory; null if no run before did, so that it is only known by when they had left. */
  readonly leftAfter: string | null;
  /** The first run that saw that they had left. */
  readonly leftBy: string;
  /** The first run that saw them in the directory again; null if none did. */
  readonly returnedBy: string | null;
  /** False of somebody who left before the period and was still in an account within it. */
  readonly leftInPeriod: boolean;
  /** The accounts that they were in when they left, or later; empty if they were in none. */
  readonly removals: readonly Removal[];
}

/** How somebody who left went from one account. */
export interface Removal {
  readonly account: string;
  /** Whether the access file names them as the account's owner, whom SCIM cannot take out. */
  readonly isOwner: boolean;
  readonly presence: Presence;
  /** The last run that saw them there, or assigned. */
  readonly lastSeen: string;
  /** The first run after it that saw them gone; null while none has. */
  readonly goneBy: string | null;
  /** Hours from leaving to being gone, or to the last run that saw them there: at least so many, by the runs. To a tenth, rounded down. */
  readonly atLeastHours: number;
  /** At most so many, rounded up; null if it is not known. */
  readonly atMostHours: number | null;
  readonly verdict: RemovalVerdict;
}

/** Somebody who is in an account, is not declared, and of whom no run can say whether they left. */
export interface UnclearPerson {
  readonly user: string;
  readonly account: string;
  /** `not-said`: the newest run does not say what the directory has of them. `never-seen`: no run has seen them in the directory. */
  readonly why: 'not-said' | 'never-seen';
}

/** An account, and how well the runs cover it. */
export interface LeaversAccount {
  readonly name: string;
  /** Hours within which somebody who left is to be gone: `policy.removalTarget`. */
  readonly targetHours: number;
  /** Of the whole history. */
  readonly runs: number;
  readonly firstRun: string | null;
  readonly lastRun: string | null;
  /** The first run that kept who was in the account; null if none did. Runs before it show those alone about whom there was a finding. */
  readonly peopleFrom: string | null;
  /** Where within the period no run read the account for longer than the target. */
  readonly gaps: readonly RunGap[];
}

/** A time without a run. Its ends are runs, or the ends of the period. */
export interface RunGap {
  readonly from: string;
  readonly to: string;
}

/** Who left the directory in a period, and when they were gone from the accounts, as plain data that JSON can hold. */
export interface Leavers {
  readonly version: 1;
  /** When it was made. An open removal is judged by it, and the period ends with it at the latest. */
  readonly capturedAt: string;
  /** The beginning of the period. */
  readonly since: string;
  /** Its end, which is not in it. */
  readonly until: string;
  /** The runs of these accounts in the whole history: what happened after the period still shows who is gone. */
  readonly runs: number;
  /** The first run that says what the directory had of the people; null if none does. Who left before it is not known. */
  readonly directoryFrom: string | null;
  /** The last run that says it. Of whom the directory does not have since, it is not known whether they left. */
  readonly directoryTo: string | null;
  /** The newest run of these accounts. */
  readonly lastRun: string;
  readonly accounts: readonly LeaversAccount[];
  /** Accounts that runs of the history read and that are not in this report. */
  readonly leftOut: readonly string[];
  /** In order of when they left, then of the userName. */
  readonly leavers: readonly Leaver[];
  readonly unclear: readonly UnclearPerson[];
}
