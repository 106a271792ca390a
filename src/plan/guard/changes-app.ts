import { type JudgedChange } from './guard-rule.js';

/**
 * Whether an update makes the resource belong to another app, or to one that is known only after the apply: the present app then
 * loses what it says. Okta's Terraform provider replaces most of these resources instead, which is an action of its own.
 */
export function changesApp({ action, before, after, provider: { plan } }: JudgedChange): boolean {
  return action === 'update' && plan.appId(before) !== plan.appId(after);
}
