import { type ProvisionedPerson } from '../people/listing.js';
import { type JsonObject } from './replaced-user.js';
import { type ScimError } from './scim-error.js';
import { type FailedWrite } from './scim-write.js';
import { type WrittenDifference } from './written-differences.js';

/** One user of a SCIM server as read alone. */
export interface ScimRecord {
  readonly person: ProvisionedPerson;
  /** What the server wrote, for a PUT to repeat. It goes into no message. */
  readonly json: JsonObject;
}

/**
 * What became of a write.
 *
 * - `done`: the server accepted it. `differences` is what the user, read from the answer or again after it, does not show as it
 *   should; empty if the write was done as asked. `record` is undefined of somebody who was deleted.
 * - `not-done`: the server did nothing: it refused the request, or never got it. Other people can be written.
 * - `unauthorized`: the server does not accept the access key (401), and did nothing. Every other write would end so too.
 * - `unknown`: no answer that says what happened. The person has to be read before anything else is done: see `settleWrite`.
 */
export type WriteOutcome =
  | {
      readonly kind: 'done';
      readonly record: ScimRecord | undefined;
      readonly differences: readonly WrittenDifference[];
    }
  | NotDone
  | { readonly kind: 'unauthorized'; readonly message: string }
  | UnknownOutcome;

/** A write of which nobody knows whether it was carried out. */
export interface UnknownOutcome {
  readonly kind: 'unknown';
  /** Undefined where there was no answer. */
  readonly status: number | undefined;
  readonly message: string;
}

/** A write that surely was not carried out. */
export interface NotDone {
  readonly kind: 'not-done';
  /** Undefined where nothing was sent: no connection came about, or the run was stopped before it was this write's turn. */
  readonly status: number | undefined;
  /** As SCIM names the refusal, such as `uniqueness` (RFC 7644, section 3.12). */
  readonly scimType: string | undefined;
  /** What the server said of it. */
  readonly detail: string | undefined;
  readonly message: string;
}

/** The outcome of a write that failed. */
export function failedOutcome({ error, isRefused }: FailedWrite): WriteOutcome {
  const { status, scimType, serverWords, message } = error;
  if (status === 401) return { kind: 'unauthorized', message };
  if (isRefused || error.unprocessed) return { kind: 'not-done', status, scimType, detail: serverWords, message };
  return { kind: 'unknown', status, message };
}

/** The outcome of a write that was never sent. */
export function notSent(message: string): NotDone {
  return { kind: 'not-done', status: undefined, scimType: undefined, detail: undefined, message };
}

/** The outcome of a write that was accepted, of which the user cannot be read. */
export function unreadable(
  accepted: { readonly asked: string; readonly status: number },
  error: ScimError,
): WriteOutcome {
  return {
    kind: 'unknown',
    status: accepted.status,
    message: `${accepted.asked} was accepted with status ${accepted.status}, but the user could not be read: ${error.message}`,
  };
}
