import { type RowStanding } from '../review-state.js';

/** The version of the form of `steps.json`. */
export const REMEDIATION_VERSION = 1;

/** The folder of what carries decisions out, in that of the review, and its files. */
export const REMEDIATION_FOLDER = 'remediation';

export const REMEDIATION_FILES = {
  patch: 'access.patch',
  plan: 'plan.json',
  steps: 'steps.md',
  json: 'steps.json',
} as const;

/** What carries the decisions of a review out, as of one reading of the accounts. Nothing of it has been done. */
export interface Remediation {
  readonly version: typeof REMEDIATION_VERSION;
  readonly review: { readonly id: string; readonly name: string };
  readonly accessFile: {
    /** As it was named. */
    readonly path: string;
    /** SHA-256 of the file for which this was made, and of the one with which the review was opened. */
    readonly sha256: string;
    readonly reviewedSha256: string;
    /** Whether there is a patch of it. */
    readonly isPatched: boolean;
  };
  /** Whether there is a plan of writes to Klaviyo. */
  readonly isPlanned: boolean;
  /** Why there is no plan in some accounts, as sentences that begin with the account. */
  readonly refusedPlans: readonly string[];
  /** One for each row that is to be revoked or changed, in the order of the population. */
  readonly people: readonly PersonRemedy[];
  /** The rows without a final decision, which nothing here touches: how many, by how they stand. */
  readonly left: Readonly<Partial<Record<RowStanding, number>>>;
}

/**
 * Whether something is to be done. `to-do`: the steps are; `done`: it is as decided already; `held`: nothing is advised, since it would take
 * the owner, the last people of full power, or access that nobody decided on.
 */
export const REMEDY_STATES = ['to-do', 'done', 'held'] as const;

export type RemedyState = (typeof REMEDY_STATES)[number];

/** What carries the decision on one person in one account out. */
export interface PersonRemedy {
  readonly row: string;
  readonly account: string;
  readonly userName: string;
  /** Empty where no station had one. */
  readonly name: string;
  readonly decision: 'revoke' | 'change-role';
  /** The role in Klaviyo on which was decided; null where there was none. */
  readonly role: string | null;
  /** With `change-role`. */
  readonly newRole?: string | undefined;
  /** Of the first reviewer. */
  readonly reason: string;
  /** E-mail addresses of those who decided so. */
  readonly reviewers: readonly string[];
  /** Why they had access when the review was opened, as a clause; null where nothing gave it. */
  readonly why: string | null;
  readonly state: RemedyState;
  /** With `held`, and where something else is to be known: sentences. */
  readonly notes: readonly string[];
  /** In the order in which they are done. */
  readonly steps: readonly RemedyStep[];
}

/** One thing that somebody does. */
export interface RemedyStep {
  /** Who: such as `administrator of Okta`. */
  readonly by: string;
  /** Where: a file with its line, or a page of a console. */
  readonly where: string;
  /** What, in sentences. */
  readonly what: string;
  /** The command that does it, for a shell. */
  readonly command?: string | undefined;
}
