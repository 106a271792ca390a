import { type FindingKind, type Severity } from '../access/finding-kind.js';
import { type AccountKind, type Role, type RolePower } from '../access/role.js';
import { type AppliedException, type PersonState } from '../drift/finding.js';
import { type ReportSources, type StationReading } from '../drift/drift-report.js';
import { type Station } from '../people/station.js';
import { type ReviewDecision } from './decision.js';
import { type ReviewFlag } from './flag.js';

/** The version of the population's form. */
export const POPULATION_VERSION = 1;

/** Everybody on whom a review decides, with the proof that nobody is left out. It never changes once the review is open. */
export interface Population {
  readonly version: typeof POPULATION_VERSION;
  readonly review: ReviewIdentity;
  /** Version of klaviyo-access, the access file, the roster and the commit. */
  readonly sources: ReportSources;
  /** The activity logs from which it says when people last signed in, one an account. Undefined: none was given, and no row says it. */
  readonly activityLogs?: readonly ActivityLogSource[] | undefined;
  readonly accounts: readonly PopulationAccount[];
  /** In order of the accounts, then of the people's keys. */
  readonly rows: readonly ReviewRow[];
  /** The people of the review before who are in no row. Empty where there was none. */
  readonly removed: readonly RemovedRow[];
}

/** A report of an account's activity log that was read for a review. */
export interface ActivityLogSource {
  readonly account: string;
  /** The file's name, without its folder. */
  readonly file: string;
  readonly sha256: string;
  /** The period that its lines cover, ISO 8601 in UTC: nothing is known of before and after. */
  readonly from: string;
  readonly until: string;
  /** Whether its times have no zone, so that they were read as UTC. */
  readonly withoutZone: boolean;
  /** Somebody who signed in last so many days before the log ends is `unused`. */
  readonly unusedAfterDays: number;
}

/** Which review it is. */
export interface ReviewIdentity {
  /** 16 hex digits, made when the review was opened. */
  readonly id: string;
  readonly name: string;
  /** When it was opened, ISO 8601 in UTC. Every account was read after that. */
  readonly openedAt: string;
  /** The last day for decisions (UTC), as YYYY-MM-DD. */
  readonly due: string;
  /** SHA-256 of the population of the review that this one is compared with. Undefined: none was named. */
  readonly previous?: string | undefined;
}

/** An account as it was read for a review, with what proves that its list of people is complete. */
export interface PopulationAccount {
  readonly name: string;
  readonly kind: AccountKind;
  readonly baseUrl: string;
  /** userName. Only they can hand the account over, so nobody revokes or changes their access. */
  readonly owner: string;
  /** The roles that a person can be given, the built-in ones first. */
  readonly roles: readonly ReviewedRole[];
  readonly stations: Readonly<Record<Station, StationReading>>;
  readonly listing: {
    readonly totalResults: number;
    readonly read: number;
    readonly pages: number;
    readonly sha256: string;
  };
  /** When it had been read, ISO 8601 in UTC. */
  readonly readAt: string;
  /** The exceptions of the access file that were in force, in its order. */
  readonly exceptions: readonly ReviewedException[];
  /** The members whose membership ends by itself and had not ended, in the order of the access file. */
  readonly grants: readonly ReviewedGrant[];
}

/** A role, with what is known of what it may do. */
export interface ReviewedRole extends Role {
  readonly power: RolePower;
}

/** An accepted difference, as the access file had it when the review was opened. */
export interface ReviewedException {
  readonly user: string;
  readonly kinds: readonly FindingKind[];
  /** The role for which alone it holds. Undefined: for any. */
  readonly role?: string | undefined;
  readonly reason: string;
  /** The last day on which it holds (UTC), as YYYY-MM-DD. */
  readonly expires: string;
  readonly owner?: string | undefined;
  readonly ticket?: string | undefined;
}

/** A membership that ends, likewise. */
export interface ReviewedGrant {
  readonly user: string;
  readonly role: string;
  /** The last day (UTC), as YYYY-MM-DD. */
  readonly until: string;
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
}

/** One person in one account: what a reviewer decides on. */
export interface ReviewRow {
  /** Stable: `r` and 12 hex digits of the account's name and the person's key. The letter keeps spreadsheets from reading a number. */
  readonly row: string;
  readonly account: string;
  /** As Klaviyo writes it; where they are not in Klaviyo, as the first station that has them does. */
  readonly userName: string;
  /** Given and family name; empty where no station has one. */
  readonly name: string;
  /** In Klaviyo; null where there is none, or it is not clear. */
  readonly role: string | null;
  /** Whether a record in Klaviyo gives them access. */
  readonly active: boolean;
  readonly declared: PersonState | null;
  /** More than one where the identity provider has several for one person. */
  readonly assigned: readonly PersonState[];
  /** More than one where Klaviyo has several records of one person. */
  readonly provisioned: readonly PersonState[];
  /** Why they have it: the assignment, rule, grant or exception, as a clause; null where nothing gives it. */
  readonly why: string | null;
  readonly findings: readonly ReviewFinding[];
  readonly flags: readonly ReviewFlag[];
  /** How they were in the review before; undefined where they were not in it, or there was none. */
  readonly before?: RowBefore | undefined;
  readonly reviewer: AssignedReviewer;
  /** Who decides a second time; undefined where one decision is enough. */
  readonly secondReviewer?: AssignedReviewer | undefined;
  /** What the activity log says, where one was given. */
  readonly lastSignIn?: SignIn | undefined;
}

/** A person in the review before. */
export interface RowBefore {
  readonly role: string | null;
  readonly active: boolean;
  /** What was decided on them; undefined where the row was left open. */
  readonly decided?:
    { readonly decision: ReviewDecision; readonly newRole?: string | undefined; readonly by: string } | undefined;
}

/** A finding of the drift check about the person. */
export interface ReviewFinding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly message: string;
  readonly exception: AppliedException | null;
}

/** Who decides on a row, and why they. */
export interface AssignedReviewer {
  /** E-mail address, as the access file or the directory writes it. */
  readonly reviewer: string;
  /** What named them, as a clause: `the manager of the person`, `the reviewer of the role admin`. */
  readonly because: string;
  /** Why somebody else, who was named first, does not decide; undefined where the first one does. */
  readonly insteadOf?: string | undefined;
}

/** When somebody was last seen to sign in. `never`: not within the period that the log covers. */
export type SignIn =
  | { readonly seen: 'at'; readonly at: string; readonly from: string; readonly until: string }
  | { readonly seen: 'never'; readonly from: string; readonly until: string };

/** Somebody of the review before who is gone. */
export interface RemovedRow {
  readonly account: string;
  readonly userName: string;
  readonly name: string;
  readonly role: string | null;
}
