import { type AskedService, type FailureReason } from '../../requests/asked-service.js';
import { ReadError, type ReadFailure } from '../../requests/read-error.js';

/**
 * What can go wrong when Microsoft Entra ID is read or written to. The codes are stable; the messages are not.
 *
 * - `ENTRA_CREDENTIALS`: the credentials of the environment are incomplete or cannot be used. Nothing was sent.
 * - `ENTRA_SETTINGS`: the environment names another tenant or cloud than the access file, or an address that is refused.
 * - `ENTRA_UNAUTHORIZED`: Entra does not accept the credentials.
 * - `ENTRA_MISSING_PERMISSION`: the application lacks a permission of Microsoft Graph; `permissions` names it.
 * - `ENTRA_FORBIDDEN`: 403 for another reason, such as a licence that the tenant does not have.
 * - `ENTRA_NOT_FOUND`: there is no such application, group or job. `ENTRA_AMBIGUOUS`: there are several.
 * - `ENTRA_RATE_LIMITED`: 429 to the end of the retries, or for longer than may be waited.
 * - `ENTRA_UNREACHABLE`: no connection, no answer in time, or 5xx.
 * - `ENTRA_UNEXPECTED`: an answer of a form that cannot be read, or that is not complete.
 */
export const ENTRA_READ_ERROR_CODES = [
  'ENTRA_CREDENTIALS',
  'ENTRA_SETTINGS',
  'ENTRA_UNAUTHORIZED',
  'ENTRA_MISSING_PERMISSION',
  'ENTRA_FORBIDDEN',
  'ENTRA_NOT_FOUND',
  'ENTRA_AMBIGUOUS',
  'ENTRA_RATE_LIMITED',
  'ENTRA_UNREACHABLE',
  'ENTRA_UNEXPECTED',
] as const;

export type EntraReadErrorCode = (typeof ENTRA_READ_ERROR_CODES)[number];

/** What happened, and what to do. */
export interface EntraReadFailure extends ReadFailure {
  /** The permissions of which one is missing; only with `ENTRA_MISSING_PERMISSION`. */
  readonly permissions?: readonly string[] | undefined;
}

/** Any failure of reading Entra, or of writing to it. The message is the problem and the remedy; the credentials are not in it. */
export class EntraReadError extends ReadError {
  override readonly name = 'EntraReadError';
  readonly permissions: readonly string[];

  constructor(
    readonly code: EntraReadErrorCode,
    failure: EntraReadFailure,
  ) {
    super(failure);
    this.permissions = failure.permissions ?? [];
  }

  override withSentence(sentence: string): EntraReadError {
    return new EntraReadError(this.code, { ...this, problem: `${this.problem} ${sentence}` });
  }
}

const CODES: Readonly<Record<FailureReason, EntraReadErrorCode>> = {
  settings: 'ENTRA_SETTINGS',
  unreachable: 'ENTRA_UNREACHABLE',
  unexpected: 'ENTRA_UNEXPECTED',
  'rate-limited': 'ENTRA_RATE_LIMITED',
};

/**
 * Entra, as messages speak of it. Graph says how long to wait after too many requests, usually less than a minute and sometimes some minutes
 * (Microsoft Graph, "Throttling guidance").
 */
export const ENTRA_SERVICE: AskedService<EntraReadError> = {
  name: 'Microsoft',
  address: 'entra.environment in the access file, and ARM_METADATA_HOSTNAME if it is set',
  trouble: "Microsoft has a problem: see the service health in Entra's admin center, and run it again later.",
  passing: [502, 503, 504],
  limited: 'this tenant',
  error: (reason, failure) => new EntraReadError(CODES[reason], failure),
};
