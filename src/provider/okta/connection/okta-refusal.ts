import { shortenedSentence } from '../../../text/quoted.js';
import { type OktaSdkRequest } from './okta-sdk.js';
import { OktaReadError, type OktaReadErrorCode } from './okta-read-error.js';

/** An answer that is no success, with its body read. */
export interface RefusedAnswer {
  readonly request: OktaSdkRequest;
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
}

/** What a refused answer says of itself; members are undefined where it does not. */
interface SaidWords {
  /** Okta's code, such as `E0000007`, or OAuth's, such as `invalid_client`. */
  readonly code: string | undefined;
  readonly words: string | undefined;
}

/** Why Okta's answer is refused (Okta's API reference, "Errors"; RFC 6749, section 5.2, and RFC 6750, section 3.1). */
export function oktaRefusal(answer: RefusedAnswer): OktaReadError {
  const said = saidWords(answer.text);
  const scopes = missingScopes(answer);
  const [code, remedy] = explanation(answer, said, scopes);
  const words = [said.code, said.words].filter((word) => word !== undefined && word !== '').join(' ');
  const quoted = words === '' ? '' : `, saying "${shortenedSentence(struckOut(words, answer.request))}"`;
  return new OktaReadError(code, {
    problem: `${whatAnswered(answer.request, answer.status)}${quoted}.`,
    remedy,
    status: answer.status,
    ...(code === 'OKTA_MISSING_SCOPE' && { scopes }),
  });
}

/** The beginning of a sentence on an answer. */
export function whatAnswered({ url, method }: Pick<OktaSdkRequest, 'url' | 'method'>, status: number): string {
  return `${(method ?? 'get').toUpperCase()} ${url} answered with status ${status}`;
}

/** OAuth's error of a server that wants a nonce in the proof of possession (RFC 9449, section 8): no refusal. */
export function asksForNonce({ text, status }: Pick<RefusedAnswer, 'text' | 'status'>): boolean {
  return status === 400 && saidWords(text).code === 'use_dpop_nonce';
}

function explanation(
  { status, request }: RefusedAnswer,
  { code }: SaidWords,
  scopes: readonly string[],
): readonly [OktaReadErrorCode, string] {
  if (code === 'invalid_scope') {
    return ['OKTA_MISSING_SCOPE', `${GRANT} The scopes of OKTA_API_SCOPES must be among those granted.`];
  }
  if (status === 401 || code === 'invalid_client') return ['OKTA_UNAUTHORIZED', UNAUTHORIZED];
  if (scopes.length > 0) return ['OKTA_MISSING_SCOPE', `${GRANT} It lacks ${scopes.join(' ')}.`];
  if (status === 403) return ['OKTA_FORBIDDEN', FORBIDDEN];
  if (status === 404) return ['OKTA_NOT_FOUND', NOT_FOUND];
  if (status === 429) return ['OKTA_RATE_LIMITED', 'Run it again later, or when fewer programs ask this organisation.'];
  if (status >= 500) return ['OKTA_UNREACHABLE', 'Okta is in trouble: see status.okta.com, and run it again later.'];
  if (status < 400)
    return ['OKTA_UNEXPECTED', `${WRONG_PLACE} Redirects are not followed, since the credentials would go along.`];
  return ['OKTA_UNEXPECTED', `Okta does not take this request of ${new URL(request.url).pathname}. ${WRONG_PLACE}`];
}

const GRANT =
  'Grant the scope to the OAuth client in Okta, under Applications > the API service app > Okta API Scopes, and name it ' +
  'in OKTA_API_SCOPES.';

const UNAUTHORIZED =
  'Okta does not accept the credentials. Check OKTA_API_TOKEN, or OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY and ' +
  'OKTA_API_PRIVATE_KEY_ID: they must belong to this organisation, be active, and the clock here must be right.';

const FORBIDDEN =
  'The credentials are known but may not read this. Give the API service app, or the person who made the token, an ' +
  "administrator role that may read apps and groups, in Okta under the app's Admin roles, or Security > Administrators.";

const NOT_FOUND =
  'This organisation has nothing under that address. Check the ids in the access file, and that okta.org names the ' +
  'right organisation. The schema of an app is also missing while the app is not active.';

const WRONG_PLACE = 'Check okta.org and okta.domain in the access file, and for a proxy between.';

function saidWords(text: string): SaidWords {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // A web page or nothing: there is nothing in it to quote.
    return { code: undefined, words: undefined };
  }
  const said = Object(body) as Readonly<Record<string, unknown>>;
  const causes = (Array.isArray(said.errorCauses) ? said.errorCauses : []).map(
    (cause: unknown) => asText((Object(cause) as { errorSummary?: unknown }).errorSummary) ?? '',
  );
  const summary = asText(said.errorSummary) ?? asText(said.error_description);
  return {
    code: asText(said.errorCode) ?? asText(said.error),
    words: [summary ?? '', ...causes].filter((words) => words !== '').join(' '),
  };
}

/** The scopes that a 403 says are needed (RFC 6750, section 3). */
function missingScopes({ status, header }: RefusedAnswer): readonly string[] {
  const challenge = header('www-authenticate') ?? '';
  if (status !== 403 || !challenge.includes('error="insufficient_scope"')) return [];
  const named = /(?:^|[\s,])scope="([^"]*)"/.exec(challenge)?.[1] ?? '';
  return named.split(' ').filter((scope) => /^[\w.:-]+$/.test(scope));
}

/** A server's words without what the request carried in confidence, should they echo it. */
function struckOut(words: string, { headers, body }: OktaSdkRequest): string {
  const assertion = new URLSearchParams(body ?? '').get('client_assertion');
  const secrets = [headers.Authorization?.split(' ')[1], headers.DPoP, assertion];
  return secrets.reduce<string>((text, secret) => (secret ? text.replaceAll(secret, '[secret]') : text), words);
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
