import { type ConsoleStepId } from './okta/app/console-steps.js';

/** The steps of Klaviyo's guide that a deploy does. The ids are stable. */
export const DEPLOY_STEP_IDS = ['app', 'application-user-name', 'role-attribute', 'groups', 'provisioning'] as const;

export type RunbookStepId = ConsoleStepId | (typeof DEPLOY_STEP_IDS)[number] | 'leave-off';

/**
 * How a step stands. `cannot be checked`: no API returns it. `not checked`: it could be checked, but Okta was not asked or did not
 * answer. Neither is ever taken for done.
 */
export const STEP_STATUSES = ['done', 'to do', 'cannot be checked', 'not checked'] as const;

export type StepStatus = (typeof STEP_STATUSES)[number];

export interface StepState {
  readonly status: StepStatus;
  /** Why, as sentences. May hold text from outside. */
  readonly reason: string;
}

/** Something to be typed, pasted or compared. */
export interface StepField {
  readonly name: string;
  readonly value: string;
}

/** One step of Klaviyo's guide, with the account's own values. */
export interface RunbookStep {
  readonly id: RunbookStepId;
  /** Where: a page of Klaviyo's or Okta's console. */
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
