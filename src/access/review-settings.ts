import { type SourcePosition } from '../yaml/file-path.js';

/** Who reviews whom in an access review. */
export interface ReviewSettings {
  /** In order: the first one that a person matches names their reviewer. Empty: everybody goes to the fallback. */
  readonly reviewers: readonly ReviewerRule[];
  /** E-mail address of the reviewer of everybody for whom no rule names one, or names one who cannot review them. */
  readonly fallback: string;
  /** Who decides a second time, and on whom. Undefined: one decision is enough. */
  readonly secondReviewer?: SecondReviewer | undefined;
  /** Days from the opening of a review until every decision is due. Default {@link DEFAULT_DUE_DAYS}. */
  readonly dueDays: number;
  /** Days without a sign-in after which somebody is `unused`, by an activity log. Default {@link DEFAULT_UNUSED_AFTER_DAYS}. */
  readonly unusedAfterDays: number;
  /** Who answers what SCIM does not show, account by account; of every other account it is the owner. Default: none is named. */
  readonly attestations: readonly Attester[];
  /** What becomes of somebody who would decide on their own access. Default `reassign`. */
  readonly selfReview: SelfReview;
}

/** A rule that names a reviewer. Account and role narrow whom it is about; left out, it is about everybody. */
export interface ReviewerRule {
  readonly names:
    | { readonly by: 'reviewer'; readonly reviewer: string }
    /** The attribute of the directory that holds the e-mail address of the person's reviewer, such as `manager`. */
    | { readonly by: 'attribute'; readonly attribute: string };
  readonly account?: string | undefined;
  /** Id of a role in Klaviyo. */
  readonly role?: string | undefined;
  readonly at: SourcePosition;
}

/** The second pair of eyes. */
export interface SecondReviewer {
  /** E-mail address. */
  readonly reviewer: string;
  /** Ids of roles; `privileged` stands for every role of full power. Default: `privileged` alone. */
  readonly roles: readonly string[];
}

/** Who answers the questions of one account. */
export interface Attester {
  readonly account: string;
  /** E-mail address. */
  readonly reviewer: string;
}

export const DEFAULT_DUE_DAYS = 14;

/** A quarter of a year, as often as access is reviewed. */
export const DEFAULT_UNUSED_AFTER_DAYS = 90;

/** `reassign`: the fallback decides, or where that is the person, the account's owner. `forbid`: no review is opened, and it says for whom. */
export const SELF_REVIEWS = ['reassign', 'forbid'] as const;

export type SelfReview = (typeof SELF_REVIEWS)[number];
