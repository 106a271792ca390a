import { askedWaitMs } from '../../http/rate-limit.js';
import { type HttpAnswer, type HttpRequest } from '../../http/send.js';
import { quotedSentence } from '../../text/quoted.js';
import { GoogleReadError, type GoogleReadErrorCode } from './google-read-error.js';
import { SCOPES } from './google-scopes.js';

/** What an explanation needs to know besides request and answer. */
export interface RefusalContext {
  /** Strikes what the request carried in confidence out of a text. */
  readonly redact: (text: string) => string;
  /** The time of day, in milliseconds since 1970. */
  readonly now: number;
}

type Asked = Pick<HttpRequest, 'method' | 'url'>;
type Refused = Pick<HttpAnswer, 'status' | 'header' | 'text'>;
/** What a refusal means, and what to do about it. */
export type Meaning = readonly [code: GoogleReadErrorCode, remedy: string];

/** Why an answer is refused. */
export type Refusal = (request: Asked, answer: Refused, context: RefusalContext) => GoogleReadError;

/**
 * Reasons of a 403 or 429 that a later request does not meet (developers.google.com, "Directory API: Limits and Quotas").
 * `dailyLimitExceeded` is not one: it lasts until the next day.
 */
const RATE_LIMITS = ['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded'];

/** Secrets are looked for in so many characters of the server's words, which takes time: fewer are repeated. */
const MOST_SEARCHED = 4_096;

const GRANT =
  `In the Admin console under Security > Access and data control > API controls > Manage Domain Wide Delegation, the client id of ` +
  `the service account needs exactly these scopes: ${SCOPES.join(',')}.`;

/**
 * Why the Directory API refuses a request: an object `error` with `code`, `message` and `errors`, each with a `reason`
 * (developers.google.com, Admin SDK, "Troubleshoot error codes").
 */
export const apiRefusal: Refusal = (request, answer, context) => {
  const { message, errors } = Object(said(answer).error) as { message?: unknown; errors?: unknown };
  const reasons = (Array.isArray(errors) ? errors : []).map((one) =>
    String((Object(one) as { reason?: unknown }).reason),
  );
  const isRateLimit =
    answer.status === 429 || (answer.status === 403 && RATE_LIMITS.some((one) => reasons.includes(one)));
  const meaning = isRateLimit
    ? RATE_LIMITED
    : (meaningOfStatus(answer.status) ?? apiMeaning(answer.status, reasons, String(message)));
  return refused(request, answer, context, { meaning, words: [message, ...reasons], isRateLimit });
};

/** Why Google issues no token: an object with `error` and `error_description` (RFC 6749, section 5.2). */
export const tokenRefusal: Refusal = (request, answer, context) => {
  const { error, error_description: description } = said(answer);
  const isRateLimit = answer.status === 429;
  const meaning = isRateLimit ? RATE_LIMITED : (meaningOfStatus(answer.status) ?? tokenMeaning(error));
  return refused(request, answer, context, { meaning, words: [error, description], isRateLimit });
};

export const RATE_LIMITED: Meaning = [
  'GOOGLE_RATE_LIMITED',
  'Run it again later, or when fewer programs ask for this customer.',
];

/** What an answer means by its status alone; undefined where its body decides. */
export function meaningOfStatus(status: number): Meaning | undefined {
  if (status >= 500)
    return [
      'GOOGLE_UNREACHABLE',
      'Google has a problem: see the Google Workspace Status Dashboard, and run it again later.',
    ];
  if (status < 400) {
    return [
      'GOOGLE_UNEXPECTED',
      'Redirects are not followed, since the credentials would be sent along. Check whether a proxy answers.',
    ];
  }
  return undefined;
}

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

/** The error of a refusal, in the server's own words where there are any. */
export function refused(
  { method, url }: Asked,
  { status, header }: Refused,
  { redact, now }: RefusalContext,
  {
    meaning: [code, remedy],
    words,
    isRateLimit,
  }: { meaning: Meaning; words: readonly unknown[]; isRateLimit: boolean },
): GoogleReadError {
  const said = words.filter((word): word is string => typeof word === 'string' && word !== '').join(' ');
  const saying = said === '' ? '' : `, saying ${quotedSentence(redact(said.slice(0, MOST_SEARCHED)))}`;
  return new GoogleReadError(code, {
    problem: `${method} ${redact(url.href)} answered with status ${status}${saying}.`,
    remedy,
    status,
    retryable: isRateLimit || status >= 500,
    unprocessed: isRateLimit,
    rateLimited: isRateLimit,
    retryAfterMs: askedWaitMs(header, isRateLimit, now),
  });
}

/** An answer's JSON as an object; an empty one where it is a web page or nothing, in which there is nothing to quote. */
export function said({ text }: Refused): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
