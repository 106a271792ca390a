import { RequestError, type RequestErrorDetails } from '../../http/request-error.js';

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

/** What happened, and what to do. */
export interface GoogleReadFailure extends RequestErrorDetails {
  /** What happened, as sentences, with URL and status where Google was asked. Free of secrets. */
  readonly problem: string;
  /** What to do about it, as sentences. */
  readonly remedy: string;
}

/** Any failure of reading Google Workspace. The message is the problem and the remedy; the credentials are not in it. */
export class GoogleReadError extends RequestError {
  override readonly name = 'GoogleReadError';
  readonly problem: string;
  readonly remedy: string;

  constructor(
    readonly code: GoogleReadErrorCode,
    failure: GoogleReadFailure,
  ) {
    super(`${failure.problem} ${failure.remedy}`, failure);
    this.problem = failure.problem;
    this.remedy = failure.remedy;
  }

  override withSentence(sentence: string): GoogleReadError {
    return new GoogleReadError(this.code, { ...this, problem: `${this.problem} ${sentence}` });
  }
}
