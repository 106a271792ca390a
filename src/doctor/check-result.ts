import { type CheckOutcome } from '../provider/check-outcome.js';

/** What one check found of one subject of one account. */
export interface CheckResult extends CheckOutcome {
  /** Name of the account. */
  readonly account: string;
  /** The check's id. */
  readonly check: string;
}
