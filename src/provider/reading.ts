import { type KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/**
 * What came of reading something: its value, the error that it failed with, or why it was not read at all. `unread` is
 * no error: it was left out for lack of something else, such as credentials.
 */
export type Reading<Value, Failure extends KlaviyoAccessError = KlaviyoAccessError> =
  | { readonly state: 'read'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: Failure }
  | { readonly state: 'unread'; readonly reason: string };

/** A value that was read. */
export function wasRead<Value>(value: Value): { readonly state: 'read'; readonly value: Value } {
  return { state: 'read', value };
}

/** Nothing was read, and why, as a sentence. */
export function unread(reason: string): { readonly state: 'unread'; readonly reason: string } {
  return { state: 'unread', reason };
}

/** Reads something; an error of the given kind becomes a failed reading, any other one goes through. */
export async function reading<Value, Failure extends KlaviyoAccessError>(
  read: () => Value | Promise<Value>,
  kind: abstract new (...args: never) => Failure,
): Promise<Reading<Value, Failure>> {
  try {
    return wasRead(await read());
  } catch (error) {
    if (error instanceof kind) return { state: 'failed', error };
    throw error;
  }
}

/** Why something that rests on a reading without a value cannot be checked, as a sentence. */
export function whyMissing(what: string, missing: Exclude<Reading<unknown>, { readonly state: 'read' }>): string {
  return missing.state === 'unread' ? missing.reason : `${what} could not be read.`;
}
