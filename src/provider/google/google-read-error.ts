import { type AskedService, type FailureReason } from '../requests/asked-service.js';
import { ReadError, type ReadFailure } from '../requests/read-error.js';

/**
 * What can go wrong when Google Workspace is read. The codes are stable; the messages are not.
 *
 * - `GOOGLE_CREDENTIALS`: the credentials of the environment are missing, incomplete or cannot be used. Nothing was sent.
 * - `GOOGLE_UNAUTHORIZED`: Google gives no token for the service account in the administrator's name, or does not accept it.
 * - `GOOGLE_FORBIDDEN`: 403: a scope, a role of the administrator, or the Admin SDK API is missing.
 * - `GOOGLE_NOT_FOUND`: there is no such group or customer.
 * - `GOOGLE_OUTSIDE`: a group has a member who is not a user of the customer. `GOOGLE_AMBIGUOUS`: two users have one userName.
 * - `GOOGLE_RATE_LIMITED`: a rate limit to the end of the retries.
 * - `GOOGLE_UNREACHABLE`: no connection, no answer in time, or 5xx.
 * - `GOOGLE_UNEXPECTED`: an answer of a form that cannot be read, or that is not complete.
 */
export const GOOGLE_READ_ERROR_CODES = [
  'GOOGLE_CREDENTIALS',
  'GOOGLE_UNAUTHORIZED',
  'GOOGLE_FORBIDDEN',
  'GOOGLE_NOT_FOUND',
  'GOOGLE_OUTSIDE',
  'GOOGLE_AMBIGUOUS',
  'GOOGLE_RATE_LIMITED',
  'GOOGLE_UNREACHABLE',
  'GOOGLE_UNEXPECTED',
] as const;

export type GoogleReadErrorCode = (typeof GOOGLE_READ_ERROR_CODES)[number];

/** Any failure of reading Google Workspace. The message is the problem and the remedy; the credentials are not in it. */
export class GoogleReadError extends ReadError {
  override readonly name = 'GoogleReadError';

  constructor(
    readonly code: GoogleReadErrorCode,
    failure: ReadFailure,
  ) {
    super(failure);
  }

  override withSentence(sentence: string): GoogleReadError {
    return new GoogleReadError(this.code, { ...this, problem: `${this.problem} ${sentence}` });
  }
}

const CODES: Readonly<Record<FailureReason, GoogleReadErrorCode>> = {
  settings: 'GOOGLE_UNREACHABLE',
  unreachable: 'GOOGLE_UNREACHABLE',
  unexpected: 'GOOGLE_UNEXPECTED',
  'rate-limited': 'GOOGLE_RATE_LIMITED',
};

/**
 * Google, as messages speak of it. It asks for exponential waits and does not say how long a limit lasts (developers.google.com, "Directory
 * API: Limits and Quotas").
 */
export const GOOGLE_SERVICE: AskedService<GoogleReadError> = {
  name: 'Google',
  address: 'the connection to Google',
  trouble: 'Google has a problem: see the Google Workspace Status Dashboard, and run it again later.',
  passing: [500, 502, 503, 504],
  limited: 'this customer',
  error: (reason, failure) => new GoogleReadError(CODES[reason], failure),
};
