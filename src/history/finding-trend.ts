import { type Severity } from '../access/finding-kind.js';

/** What a finding is by the newest run that could see it. `excepted`: still there, under an exception; `resolved`: not there any more. */
export const FINDING_STATUSES = ['open', 'excepted', 'resolved'] as const;

export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** The life of one finding. All times are those of runs. */
export interface FindingTrend {
  readonly account: string;
  /** The finding's own, the same in every run. */
  readonly id: string;
  readonly kind: string;
  /** As it was last seen. */
  readonly severity: Severity;
  /** As it was last seen. */
  readonly user: string;
  readonly status: FindingStatus;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** The first run that found it gone, of the last time that it went; null while it is there. */
  readonly resolvedAt: string | null;
  /** The last run at which it was worse than at the run that saw it before; null if it never was. */
  readonly worseAt: string | null;
  /** What made it worse then, each as a clause on what it was before: `severity was high`. */
  readonly worseBy: readonly string[];
  /** How often it came back after it was gone. */
  readonly reopened: number;
  /**
   * Days, to a tenth, for which it was open, all times together: from the run that saw it open to the one that did not, or
   * to the newest run that read its account. Time under an exception is none.
   */
  readonly daysOpen: number;
}
