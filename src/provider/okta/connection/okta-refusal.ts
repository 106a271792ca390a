import { type HttpRequest } from '../../../http/send.js';
import { commonMeaning, type Refusal, refusedAnswer, type RefusedAnswer, saidObject } from '../../requests/refusal.js';
import { OKTA_SERVICE, OktaReadError, type OktaReadErrorCode } from './okta-read-error.js';

/** What a refused answer says of itself; members are undefined where it does not. */
interface SaidWords {
  /** Okta's code, such as `E0000007`, or OAuth's, such as `invalid_client`. */
  readonly code: string | undefined;
  readonly words: string | undefined;
}

/** Why Okta's answer is refused (Okta's API reference, "Errors"; RFC 6749, section 5.2, and RFC 6750, section 3.1). */
export const oktaRefusal: Refusal<OktaReadError> = (request, answer, context) => {
  const said = saidWords(answer);
  const scopes = missingScopes(answer);
  const failure = refusedAnswer(OKTA_SERVICE, request, answer, context, [said.code, said.words]);
  const explained = explanation(answer, said, scopes);
  const common = explained === undefined ? commonMeaning(answer.status, OKTA_SERVICE) : undefined;
  if (common !== undefined) return OKTA_SERVICE.error(common.reason, { ...failure, remedy: common.remedy });
  const [code, remedy] = explained ?? notTaken(request.url);
  return new OktaReadError(code, { ...failure, remedy, ...(code === 'OKTA_MISSING_SCOPE' && { scopes }) });
};

/** What a request carries in confidence: a token, a proof of possession, a signed assertion. */
export function secretsOf({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>): readonly string[] {
  const assertion = new URLSearchParams(body ?? '').get('client_assertion');
  return [headers.authorization?.split(' ')[1], headers.dpop, assertion].filter(
    (secret): secret is string => typeof secret === 'string' && secret !== '',
  );
}

/** Whether the token endpoint asks for a proof of possession (DPoP), which this request came without. */
export function asksForProof({ text, status }: Pick<RefusedAnswer, 'text' | 'status'>): boolean {
  return status === 400 && ['invalid_dpop_proof', 'use_dpop_nonce'].includes(saidWords({ text }).code ?? '');
}

/**
 * Whether a server wants a nonce in the proof of possession: the token endpoint by an error of OAuth, the API by a
 * challenge (RFC 9449, sections 8 and 9). Without a nonce in its answer it is a refusal like another one.
 */
export function asksForNonce({ text, status, header }: RefusedAnswer): boolean {
  if (header('dpop-nonce') === undefined) return false;
  if (status === 401) return /\berror="use_dpop_nonce"/.test(header('www-authenticate') ?? '');
  return status === 400 && saidWords({ text }).code === 'use_dpop_nonce';
}

/** What a refusal means; undefined where Okta says no more than its status does. */
function explanation(
  { status, header }: RefusedAnswer,
  { code }: SaidWords,
  scopes: readonly string[],
): readonly [OktaReadErrorCode, string] | undefined {
  if (code === 'invalid_scope') {
    return ['OKTA_MISSING_SCOPE', `${GRANT} The scopes of OKTA_API_SCOPES must be among those granted.`];
  }
  if (code === 'invalid_dpop_proof' || header('www-authenticate')?.includes('error="invalid_dpop_proof"')) {
    return ['OKTA_UNAUTHORIZED', PROOF];
  }
  if (status === 401 || code === 'invalid_client') return ['OKTA_UNAUTHORIZED', UNAUTHORIZED];
  if (scopes.length > 0) return ['OKTA_MISSING_SCOPE', `${GRANT} It lacks ${scopes.join(' ')}.`];
  if (status === 403) return ['OKTA_FORBIDDEN', FORBIDDEN];
  if (status === 404) return ['OKTA_NOT_FOUND', NOT_FOUND];
  return undefined;
}

function notTaken({ pathname }: URL): readonly [OktaReadErrorCode, string] {
  const remedy = `Okta does not take this request of ${pathname}. Check ${OKTA_SERVICE.address}, and whether a proxy interferes.`;
  return ['OKTA_UNEXPECTED', remedy];
}

const GRANT =
  'Grant the scope to the OAuth client in Okta, under Applications > the API service app > Okta API Scopes, and name it ' +
  'in OKTA_API_SCOPES.';

const UNAUTHORIZED =
  'Okta does not accept the credentials. Check OKTA_ACCESS_TOKEN, OKTA_API_TOKEN, or OKTA_API_CLIENT_ID, ' +
  'OKTA_API_PRIVATE_KEY and OKTA_API_PRIVATE_KEY_ID, whichever is set. They must belong to this organisation and be ' +
  'active. An access token expires, usually after an hour: get a new one. The clock of this machine must be right.';

const PROOF =
  'Okta does not accept the proof of possession (DPoP). The clock here must be right, and a proxy must not change ' +
  'the requested address.';

const FORBIDDEN =
  'The credentials are known but may not read this. Give the API service app, or the person who made the token, an ' +
  "administrator role that may read apps and groups, in Okta under the app's Admin roles, or Security > Administrators.";

const NOT_FOUND =
  'This organisation has nothing under that address. Check the ids in the access file, and that okta.org names the ' +
  'right organisation. The schema of an app is also missing while the app is not active.';

function saidWords(answer: Pick<RefusedAnswer, 'text'>): SaidWords {
  const said = saidObject(answer);
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

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
