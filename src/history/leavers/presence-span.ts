import { type Presence } from './leaver.js';

/** Runs one after the other that saw the same of somebody in an account. What was between two spans is not known. */
export interface PresenceSpan {
  readonly presence: Presence;
  /** The first and the last of the runs. */
  readonly from: string;
  readonly to: string;
  /** Whether all findings about it were excepted at the last run. */
  readonly excepted: boolean;
}

/** What one run saw of somebody in an account. */
export interface PresenceSighting {
  readonly presence: Presence;
  readonly excepted: boolean;
}

/** Adds what one more run saw to the spans of somebody in an account, which are in order of time. */
export function addSighting(spans: PresenceSpan[], at: string, { presence, excepted }: PresenceSighting): void {
  const last = spans.at(-1);
  if (last?.presence === presence) spans[spans.length - 1] = { ...last, to: at, excepted };
  else spans.push({ presence, from: at, to: at, excepted });
}
