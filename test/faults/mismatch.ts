import { isDeepStrictEqual } from 'node:util';
import { type Outcome } from './fault-table.js';
import { ACCESS_KEY } from './person.js';
import { type Ending } from './run-fault.js';

/**
 * What is other than it has to be, as a sentence; undefined if nothing is. A listing has to be what the server held, at
 * one time or another while it was read.
 */
export function mismatch(ending: Ending, outcome: Outcome): string | undefined {
  if ('error' in ending) return wrongError(ending.error, outcome);
  const { listing, askedAgain, states } = ending;
  const truths = states.map((people) => people.map(({ actual }) => actual));
  if (!truths.some((truth) => isDeepStrictEqual(listing.users, truth)))
    return 'the listing is not what the server held';
  const was = askedAgain ? 'complete after retry' : 'complete';
  return was === outcome ? undefined : `it was ${was}`;
}

function wrongError(error: unknown, outcome: Outcome): string | undefined {
  const { code, message, stack } = error as { code?: string; message: string; stack?: string };
  if (`${message}${stack}`.includes(ACCESS_KEY)) return 'the error shows the access key';
  if (typeof outcome !== 'string' && code === outcome.code && message.includes(outcome.problem)) return undefined;
  return `it failed: ${code} ${message}`;
}
