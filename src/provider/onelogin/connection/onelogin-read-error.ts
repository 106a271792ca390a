import { type AskedService, type FailureReason } from '../../requests/asked-service.js';
import { ReadError, type ReadFailure } from '../../requests/read-error.js';

/**
 * What can go wrong when OneLogin is read. The codes are stable; the messages are not.
 *
 * - `ONELOGIN_CREDENTIALS`: the credentials of the environment are incomplete or cannot be used. Nothing was sent.
 * - `ONELOGIN_SETTINGS`: the environment names another account than the access file, or an address or a proxy that is refused. Nothing was
 *   sent.
 * - `ONELOGIN_UNAUTHORIZED`: OneLogin does not accept the credentials.
 * - `ONELOGIN_FORBIDDEN`: 403: the scope of the API credentials is too narrow.
 * - `ONELOGIN_NOT_FOUND`: there is no such app, role or rule. `ONELOGIN_AMBIGUOUS`: there are several.
 * - `ONELOGIN_RATE_LIMITED`: 429 to the end of the retries, or for longer than may be waited.
 * - `ONELOGIN_UNREACHABLE`: no connection, no answer in time, or 5xx.
 * - `ONELOGIN_UNEXPECTED`: an answer of a form that cannot be read, or that is not complete.
 */
export const ONELOGIN_READ_ERROR_CODES = [
  'ONELOGIN_CREDENTIALS',
  'ONELOGIN_SETTINGS',
  'ONELOGIN_UNAUTHORIZED',
  'ONELOGIN_FORBIDDEN',
  'ONELOGIN_NOT_FOUND',
  'ONELOGIN_AMBIGUOUS',
  'ONELOGIN_RATE_LIMITED',
  'ONELOGIN_UNREACHABLE',
  'ONELOGIN_UNEXPECTED',
] as const;

export type OneLoginReadErrorCode = (typeof ONELOGIN_READ_ERROR_CODES)[number];

/** Any failure of reading OneLogin. The message is the problem and the remedy; the credentials are not in it. */
export class OneLoginReadError extends ReadError {
  override readonly name = 'OneLoginReadError';
  /** The ids of those of which it is not known which one is meant. Empty unless the code is `ONELOGIN_AMBIGUOUS`. */
  readonly candidates: readonly string[];

  constructor(
    readonly code: OneLoginReadErrorCode,
    failure: ReadFailure & { readonly candidates?: readonly string[] },
  ) {
    super(failure);
    this.candidates = failure.candidates ?? [];
  }

  override withSentence(sentence: string): OneLoginReadError {
    return new OneLoginReadError(this.code, { ...this, problem: `${this.problem} ${sentence}` });
  }
}

const CODES: Readonly<Record<FailureReason, OneLoginReadErrorCode>> = {
  settings: 'ONELOGIN_SETTINGS',
  unreachable: 'ONELOGIN_UNREACHABLE',
  unexpected: 'ONELOGIN_UNEXPECTED',
  'rate-limited': 'ONELOGIN_RATE_LIMITED',
};

/** OneLogin, as messages speak of it. */
export const ONELOGIN_SERVICE: AskedService<OneLoginReadError> = {
  name: 'OneLogin',
  address: 'onelogin.subdomain in the access file, and ONELOGIN_API_URL if it is set',
  trouble: 'OneLogin has a problem: see its status page, and run it again later.',
  passing: [500, 502, 503, 504],
  limited: 'this account',
  error: (reason, failure) => new OneLoginReadError(CODES[reason], failure),
};
