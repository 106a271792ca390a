import { type AskedService, type FailureReason } from '../../requests/asked-service.js';
import { ReadError, type ReadFailure } from '../../requests/read-error.js';

/**
 * What can go wrong when Okta is read. The codes are stable; the messages are not.
 *
 * - `OKTA_CREDENTIALS`: the credentials of the environment are incomplete or cannot be used. Nothing was sent.
 * - `OKTA_SETTINGS`: the address of Okta, or of the proxy to it, is refused. Nothing was sent.
 * - `OKTA_UNAUTHORIZED`: Okta does not accept the credentials.
 * - `OKTA_MISSING_SCOPE`: the credentials lack an OAuth scope; `scopes` names it.
 * - `OKTA_FORBIDDEN`: 403 for another reason, such as an administrator role that is missing.
 * - `OKTA_NOT_FOUND`: there is no such app, group or schema. `OKTA_AMBIGUOUS`: there are several.
 * - `OKTA_RATE_LIMITED`: 429 to the end of the retries, or for longer than may be waited.
 * - `OKTA_UNREACHABLE`: no connection, no answer in time, or 5xx.
 * - `OKTA_UNEXPECTED`: an answer of a form that cannot be read, or that is not complete.
 */
export const OKTA_READ_ERROR_CODES = [
  'OKTA_CREDENTIALS',
  'OKTA_SETTINGS',
  'OKTA_UNAUTHORIZED',
  'OKTA_MISSING_SCOPE',
  'OKTA_FORBIDDEN',
  'OKTA_NOT_FOUND',
  'OKTA_AMBIGUOUS',
  'OKTA_RATE_LIMITED',
  'OKTA_UNREACHABLE',
  'OKTA_UNEXPECTED',
] as const;

export type OktaReadErrorCode = (typeof OKTA_READ_ERROR_CODES)[number];

/** What happened, and what to do. */
export interface OktaReadFailure extends ReadFailure {
  /** The OAuth scopes that are missing; only with `OKTA_MISSING_SCOPE`, and empty where Okta does not name them. */
  readonly scopes?: readonly string[] | undefined;
}

/** Any failure of reading Okta. The message is the problem and the remedy; the credentials are not in it. */
export class OktaReadError extends ReadError {
  override readonly name = 'OktaReadError';
  readonly scopes: readonly string[];

  constructor(
    readonly code: OktaReadErrorCode,
    failure: OktaReadFailure,
  ) {
    super(failure);
    this.scopes = failure.scopes ?? [];
  }

  override withSentence(sentence: string): OktaReadError {
    return new OktaReadError(this.code, { ...this, problem: `${this.problem} ${sentence}` });
  }
}

const CODES: Readonly<Record<FailureReason, OktaReadErrorCode>> = {
  settings: 'OKTA_SETTINGS',
  unreachable: 'OKTA_UNREACHABLE',
  unexpected: 'OKTA_UNEXPECTED',
  'rate-limited': 'OKTA_RATE_LIMITED',
};

/** Okta, as messages speak of it. */
export const OKTA_SERVICE: AskedService<OktaReadError> = {
  name: 'Okta',
  address: 'okta.org and okta.domain in the access file',
  trouble: 'Okta has a problem: see status.okta.com, and run it again later.',
  passing: [502, 503, 504],
  limited: 'this organisation',
  error: (reason, failure) => new OktaReadError(CODES[reason], failure),
};
