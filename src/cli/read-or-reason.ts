import { type Reading } from '../drift/person-explanation.js';
import { type AssignedStation } from '../people/assigned-station.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { asSentence } from '../text/sentence.js';
import { type CliIo } from './cli-io.js';
import { type LoadedAccessFile } from './load-access-model.js';
import { type ProviderWays, providerWays } from './provider-access.js';

/*
 * For commands that go on with less: what could not be read is a reason that they say, and no error. Only errors of ours say why;
 * every other one is a bug, and ends the run.
 */

/** What is read; or why it cannot be. */
export async function readOrReason<Value>(read: () => Promise<Value>, io: CliIo): Promise<Reading<Value>> {
  try {
    return { read: true, value: await read() };
  } catch (error) {
    io.interrupted.throwIfAborted();
    return { read: false, reason: reasonOf(error) };
  }
}

/** Why something failed. @throws the error, if it is none of ours */
export function reasonOf(error: unknown): string {
  if (error instanceof KlaviyoAccessError) return error.message;
  throw error;
}

/** The ways to the identity providers. Credentials that are incomplete are a reason not to read one. */
export function waysOrReasons({ model }: LoadedAccessFile, io: CliIo): ProviderWays {
  return providerWays(model, io, false, (error) => ({
    available: false,
    reason: reasonOf(error).replace(/\.$/, ''),
  }));
}

/** A station that was read; or why it was not, whether reading failed or there was no way to it. */
export function assignedReading(
  reading: Reading<AssignedStation>,
): Reading<AssignedStation & { readonly available: true }> {
  if (!reading.read) return reading;
  const { value } = reading;
  return value.available ? { read: true, value } : { read: false, reason: asSentence(value.reason) };
}
