import { OKTA_PLAN } from './okta/plan.js';
import { OKTA_WORDS } from './okta/words.js';
import { type PlanProvider } from './plan-subjects.js';

/** The identity providers whose resources a plan may hold. */
export const PLAN_PROVIDERS: readonly PlanProvider[] = [{ words: OKTA_WORDS, plan: OKTA_PLAN }];
