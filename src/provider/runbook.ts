/**
 * How a step stands. `cannot be checked`: no API returns it. `not checked`: it could be checked, but the identity provider was not asked or did not
 * answer. Neither is ever taken for done.
 */
export const STEP_STATUSES = ['done', 'to do', 'cannot be checked', 'not checked'] as const;

export type StepStatus = (typeof STEP_STATUSES)[number];

export interface StepState {
  readonly status: StepStatus;
  /** Why, as sentences. May hold text from outside. */
  readonly reason: string;
  /** Of a step to do: each difference as a sentence or two. Default: the reason alone. */
  readonly differences?: readonly string[];
}

/** Something to be typed, pasted or compared. */
export interface StepField {
  readonly name: string;
  readonly value: string;
  /** True: the value has several lines, which are pasted as a whole. Default: it is one line. */
  readonly isBlock?: boolean;
}

/** One step of Klaviyo's guide, with the account's own values. */
export interface RunbookStep {
  /** Of the provider's runbook; stable, and each once in an account. */
  readonly id: string;
  /** Where: a page of Klaviyo's console, or of the identity provider's. */
  readonly section: string;
  readonly text: string;
  /** `deploy`: Terraform does it. The step is there to be compared. */
  readonly by: 'person' | 'deploy';
  readonly fields: readonly StepField[];
  readonly state: StepState;
}

/** The guide for one account. */
export interface AccountRunbook {
  readonly account: string;
  /** Where the states come from, as sentences. */
  readonly source: string;
  readonly steps: readonly RunbookStep[];
}
