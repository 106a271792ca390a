/** One record of the person who is taken out, as a listing has it. */
export interface LeaverRecord {
  readonly id: string;
  readonly userName: string;
  /** Whether they can sign in with it. A record that does not say it counts as active. */
  readonly active: boolean;
  /** Null: the record has none, or contradicts itself in it. */
  readonly role: string | null;
}

/** What one complete listing has of the person. */
export interface LeaverListing {
  /** When it was complete: ISO 8601 in UTC. */
  readonly at: string;
  /** Users of the whole account, and SHA-256 over all of them. */
  readonly totalResults: number;
  readonly sha256: string;
  readonly records: readonly LeaverRecord[];
}

/**
 * What became of one record.
 *
 * - `done`: it was switched off. `already`: it was off by the time. `not-done`: the server did nothing.
 * - `conflict`: something else was there than was listed, and nothing was written. `unknown`: nobody can say what the server did.
 * - `not-attempted`: the run was stopped before.
 */
export const RECORD_OUTCOMES = ['done', 'already', 'not-done', 'conflict', 'unknown', 'not-attempted'] as const;

export type RecordOutcome = (typeof RECORD_OUTCOMES)[number];

/** The write to one record. */
export interface RecordWrite {
  readonly id: string;
  readonly userName: string;
  readonly outcome: RecordOutcome;
  /** When it was begun and ended: ISO 8601 in UTC. */
  readonly began: string;
  readonly ended: string;
  /** What happened and what to do. Default: it went as planned. Free of secrets. */
  readonly message?: string;
}

/** One account of an offboarding. */
export interface OffboardedAccount {
  readonly account: string;
  readonly baseUrl: string;
  readonly before: LeaverListing;
  /** A write for each record that was active. */
  readonly writes: readonly RecordWrite[];
  /** Null: it was not listed again, since nothing was to be written, or since `whyNotListed`. */
  readonly after: LeaverListing | null;
  readonly whyNotListed?: string;
  /** Whether the last listing has no active record of them. Null: something was written, and it was not listed again. */
  readonly isOut: boolean | null;
}

/** How an offboarding ended; `in progress` stands in its evidence while it is at work, and stays there if it was killed. */
export const OFFBOARDING_RESULTS = ['in progress', 'out', 'not out'] as const;

export type OffboardingResult = (typeof OFFBOARDING_RESULTS)[number];

/** Who ran it, as far as is known. None of it is proved. */
export interface RunBy {
  /** `user.name` and `user.email` of git. */
  readonly gitName?: string;
  readonly gitEmail?: string;
  /** The name of the user in the operating system, and the machine. */
  readonly systemUser?: string;
  readonly host?: string;
  /** Who started the pipeline, and where its run is. */
  readonly pipelineUser?: string;
  readonly pipelineRun?: string;
}

/** The evidence of one person taken out of accounts. */
export interface Offboarding {
  readonly version: 1;
  /** The version of klaviyo-access. */
  readonly tool: string;
  readonly result: OffboardingResult;
  /** userName as it was asked for. */
  readonly user: string;
  readonly reason: string;
  readonly ticket: string | null;
  readonly runBy: RunBy;
  readonly accessFile: { readonly path: string; readonly sha256: string };
  /** Of the pipeline's checkout. Null: not known. */
  readonly commit: string | null;
  /** ISO 8601 in UTC. */
  readonly began: string;
  /** Null: it is at work, or was killed. */
  readonly ended: string | null;
  /** In the order of the access file. */
  readonly accounts: readonly OffboardedAccount[];
  /** Accounts of the access file that `--account` left out, which were not looked at. */
  readonly leftOut: readonly string[];
  /** Why they would come back, or why that is not known, as sentences. */
  readonly warnings: readonly string[];
}
