import { DEFAULT_RETRY, type RetrySettings } from '../../http/retry.js';
import { REAL_TIMING, type Timing } from '../../http/timing.js';

/** How long and how often a provider is asked. */
export interface Patience extends RetrySettings, Timing {
  /** For one attempt, the body included, in milliseconds. Default 60,000. */
  readonly timeoutMs: number;
}

/** The defaults of {@link Patience}: five minutes outlast a limit by the minute. */
export const DEFAULT_PATIENCE: Patience = {
  attempts: 6,
  budgetMs: 300_000,
  firstWaitMs: 1_000,
  longestWaitMs: 20_000,
  rateLimitWaitsMs: DEFAULT_RETRY.rateLimitWaitsMs,
  timeoutMs: 60_000,
  ...REAL_TIMING,
};
