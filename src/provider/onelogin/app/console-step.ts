import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { type StepField } from '../../runbook.js';

/** The steps that are left to a person, in the order in which they are done. The ids are stable. */
export const ONELOGIN_STEP_IDS = [
  'single-sign-on-values',
  'single-sign-on',
  'access-key',
  'connection',
  'user-name',
  'role-parameter',
  'role-access',
  'provisioning',
  'approvals',
  'removal',
  'reapply-mappings',
  'reapply-entitlements',
  'first-person',
] as const;

export type OneLoginStepId = (typeof ONELOGIN_STEP_IDS)[number];

/** By what one can tell whether a step was done. */
export type OneLoginStepEvidence =
  /** By the app, as `GET /api/2/apps/{id}` shows it: its parameters, `role_ids`, `provisioning`. */
  | { readonly from: 'app' }
  /** By nothing that an API returns; `reason` says so as a sentence. */
  | { readonly from: 'nothing'; readonly reason: string };

/** One thing that a person does by hand in a console: once, or after each deploy where its text says so. */
export interface OneLoginStep {
  readonly id: OneLoginStepId;
  /** Where: a page of Klaviyo or of OneLogin's administration. */
  readonly section: string;
  /** What to do there, with the account's own values. Never holds the access key itself. */
  readonly text: string;
  /** What is typed or pasted there. */
  readonly fields: readonly StepField[];
  readonly evidence: OneLoginStepEvidence;
}

/** The page of the account's app in OneLogin's administration. */
export function appPage({ identityProvider }: OneLoginAccount): string {
  return `OneLogin > Applications > ${identityProvider.app.label}`;
}
