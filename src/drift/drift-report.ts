import { type FindingKind, type Severity } from '../access/finding-kind.js';
import { type AccountKind } from '../access/role.js';
import { type AccountState } from '../people/account-state.js';
import { type Station } from '../people/station.js';
import { type Everybody } from './listed-person.js';
import { type Finding } from './finding.js';

/** How old a report may be unless another age is asked for: a check that runs every day. */
export const DEFAULT_MAX_AGE_HOURS = 24;

/** The version of the report's form. */
export const DRIFT_REPORT_VERSION = 2;

/** What one drift run found, over all accounts that it read. The JSON report is this value as it stands. */
export interface DriftReport {
  readonly version: typeof DRIFT_REPORT_VERSION;
  /** When the run began, ISO 8601 in UTC. The only time in a report. */
  readonly capturedAt: string;
  readonly accounts: readonly AccountDrift[];
}

export interface AccountDrift {
  readonly name: string;
  readonly kind: AccountKind;
  /** Whether it is set up in its identity provider. If it is not `deployed`, the account is no all-clear, whatever was found. */
  readonly state: AccountState;
  readonly stations: Readonly<Record<Station, StationReading>>;
  readonly listing: { readonly totalResults: number; readonly read: number; readonly sha256: string };
  /** What the check was made with, where that is known. Nothing that was found depends on it. */
  readonly sources?: ReportSources | undefined;
  readonly summary: DriftSummary;
  /** How many active people hold each role at each station that was read; most first, then by role. */
  readonly roles: Readonly<Record<Station, readonly RoleCount[]>>;
  /** Heaviest first, then by kind and by the person's key. */
  readonly findings: readonly Finding[];
  /** Everybody whom a station knows, where the run was asked for it. */
  readonly everybody?: Everybody | undefined;
  /** What is to be known before the findings are read; usually empty. A notice never takes anything from them. */
  readonly notices: readonly Notice[];
}

/** What a check was made with: each digest is a SHA-256 of a file's bytes, as lower-case hexadecimal. */
export interface ReportSources {
  /** The version of klaviyo-access. */
  readonly version: string;
  /** The commit of the repository that the pipeline had checked out, where there was one. */
  readonly commit?: string | undefined;
  readonly accessFile: { readonly path: string; readonly sha256: string };
  /** Where the people come from a roster. */
  readonly roster?: { readonly sha256: string } | undefined;
}

/**
 * What a notice is about. `probable-configuration-fault`: so much differs that a fault of the configuration is more likely than
 * drift. `not-deployed` and `empty`: the state of the account, of which there is one notice wherever it is not `deployed`.
 */
export const NOTICE_KINDS = ['probable-configuration-fault', 'not-deployed', 'empty'] as const;

/** Something about the account as a whole. */
export interface Notice {
  readonly kind: (typeof NOTICE_KINDS)[number];
  /** With the figures, and the likely causes. */
  readonly message: string;
}

/** People of one role; null stands for those without one, and for those to whom the provider gives one of several. */
export interface RoleCount {
  readonly role: string | null;
  readonly people: number;
}

/** Whether a station was read, and from what; or why it was not. */
export type StationReading =
  | {
      readonly available: true;
      readonly source: string;
      readonly people: number;
      /** Of `assigned` alone: the name of the account's identity provider, where it is known. */
      readonly provider?: string | undefined;
    }
  | { readonly available: false; readonly reason: string; readonly provider?: string | undefined };

/** The figures of one account. Excepted findings are counted in `excepted` alone. */
export interface DriftSummary {
  /** Declared people, not counting the owner. */
  readonly declared: number;
  /** People whom the identity provider has assigned; null where it was not read. */
  readonly assigned: number | null;
  /** Records of the listing, switched-off ones included. */
  readonly provisioned: number;
  /** Declared people about whom there is no finding at all. */
  readonly inSync: number;
  /**
   * Declared people who are not in Klaviyo because the app is not deployed yet, and about whom there is no finding. 0 unless the
   * account is `not-deployed`.
   */
  readonly waiting: number;
  readonly excepted: number;
  readonly byKind: Readonly<Record<FindingKind, number>>;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}
