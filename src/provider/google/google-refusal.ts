import {
  commonMeaning,
  type Refusal,
  type RefusalContext,
  refusedAnswer,
  type RefusedAnswer,
  saidObject,
} from '../requests/refusal.js';
import { type HttpRequest } from '../../http/send.js';
import { GOOGLE_SERVICE, GoogleReadError, type GoogleReadErrorCode } from './google-read-error.js';
import { SCOPES } from './google-scopes.js';

/** What a refusal means where its status alone does not say it, and what to do about it. */
export type Meaning = readonly [code: GoogleReadErrorCode, remedy: string];

/**
 * Reasons of a 403 or 429 that a later request does not meet (developers.google.com, "Directory API: Limits and Quotas").
 * `dailyLimitExceeded` is not one: it lasts until the next day.
 */
const RATE_LIMITS = ['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded'];

const GRANT =
  `In the Admin console under Security > Access and data control > API controls > Manage Domain Wide Delegation, the client id of ` +
  `the service account needs exactly these scopes: ${SCOPES.join(',')}.`;

/**
 * Why the Directory API refuses a request: an object `error` with `code`, `message` and `errors`, each with a `reason`
 * (developers.google.com, Admin SDK, "Troubleshoot error codes").
 */
export const apiRefusal: Refusal = (request, answer, context) => {
  const { message, errors } = Object(saidObject(answer).error) as { message?: unknown; errors?: unknown };
  const reasons = (Array.isArray(errors) ? errors : []).map((one) =>
    String((Object(one) as { reason?: unknown }).reason),
  );
  const isRateLimit =
    answer.status === 429 || (answer.status === 403 && RATE_LIMITS.some((one) => reasons.includes(one)));
  const meaning = (): Meaning => apiMeaning(answer.status, reasons, String(message));
  return refused(request, answer, context, { meaning, words: [message, ...reasons], isRateLimit });
};

/** Why Google issues no token: an object with `error` and `error_description` (RFC 6749, section 5.2). */
export const tokenRefusal: Refusal = (request, answer, context) => {
  const { error, error_description: description } = saidObject(answer);
  return refused(request, answer, context, { meaning: () => tokenMeaning(error), words: [error, description] });
};

function apiMeaning(status: number, reasons: readonly string[], message: string): Meaning {
  if (status === 401)
    return ['GOOGLE_UNAUTHORIZED', 'Google does not accept its own token. The clock of this machine must be right.'];
  if (status === 403) return ['GOOGLE_FORBIDDEN', forbiddenRemedy(reasons, message)];
  if (status === 404) {
    const remedy =
      'Check the addresses of the groups in the access file, and directory.google.customer. What was made a moment ago may take some minutes to show.';
    return ['GOOGLE_NOT_FOUND', remedy];
  }
  return [
    'GOOGLE_UNEXPECTED',
    'Check directory.google.customer in the access file, and whether a proxy interferes; if not, report it.',
  ];
}

function forbiddenRemedy(reasons: readonly string[], message: string): string {
  if (reasons.includes('accessNotConfigured')) {
    return 'Enable the Admin SDK API in the Google Cloud project of the service account, under APIs & Services > Library.';
  }
  if (reasons.includes('insufficientPermissions') || /insufficient.*scope/i.test(message))
    return `A scope is missing. ${GRANT}`;
  return (
    'The administrator of directory.google.admin may not read that: they need a role with the privileges Users > Read and Groups > Read ' +
    'of the Admin API, and directory.google.customer must be their own. A group of another organisation cannot be read.'
  );
}

function tokenMeaning(error: unknown): Meaning {
  if (error === 'unauthorized_client' || error === 'access_denied') {
    return [
      'GOOGLE_UNAUTHORIZED',
      `The service account may not act for the administrator. ${GRANT} A change takes up to 24 hours.`,
    ];
  }
  return [
    'GOOGLE_UNAUTHORIZED',
    'Check that directory.google.admin is an active user of the customer, that the service account and its key were not deleted, and that ' +
      'the clock of this machine is right.',
  ];
}

/**
 * The error of a refused answer, in Google's own words where there are any.
 *
 * @param meaning what it means where neither its status says it nor that it was one request too many
 */
export function refused(
  request: Pick<HttpRequest, 'method' | 'url'>,
  answer: RefusedAnswer,
  context: RefusalContext,
  {
    words,
    meaning,
    isRateLimit = answer.status === 429,
  }: { readonly words: readonly unknown[]; readonly meaning: () => Meaning; readonly isRateLimit?: boolean },
): GoogleReadError {
  const failure = refusedAnswer(GOOGLE_SERVICE, request, answer, context, words, isRateLimit);
  const common = commonMeaning(isRateLimit ? 429 : answer.status, GOOGLE_SERVICE);
  if (common !== undefined) return GOOGLE_SERVICE.error(common.reason, { ...failure, remedy: common.remedy });
  const [code, remedy] = meaning();
  return new GoogleReadError(code, { ...failure, remedy });
}
