import { type PlanProvider } from './plan-subjects.js';
import { PROVIDERS } from './providers.js';

/** The identity providers that `guardPlan` and `summarizePlan` take: those whose resources a plan may hold. */
export const PLAN_PROVIDERS: readonly PlanProvider[] = Object.values(PROVIDERS);
