import { type IdentityProviderKind } from '../access/access-model.js';
import { OKTA_PLAN } from './okta/plan.js';
import { OKTA_WORDS } from './okta/words.js';
import { type PlanProvider } from './plan-subjects.js';

/**
 * What is known of each identity provider in a plan. It stands apart from `providers.ts` so that reading a plan loads no
 * connection to any provider.
 */
const BY_KIND: Readonly<Record<IdentityProviderKind, PlanProvider>> = {
  okta: { words: OKTA_WORDS, plan: OKTA_PLAN },
};

/** The identity providers whose resources a plan may hold. */
export const PLAN_PROVIDERS: readonly PlanProvider[] = Object.values(BY_KIND);
