import { type HttpRequest } from '../../../http/send.js';
import { commonMeaning, type RefusalContext, refusedAnswer, type RefusedAnswer } from '../../requests/refusal.js';
import { ENTRA_SERVICE, EntraReadError, type EntraReadErrorCode } from './entra-read-error.js';

/** What a refused answer means where its status alone does not say it. */
export interface Explanation {
  readonly code: EntraReadErrorCode;
  readonly remedy: string;
  readonly permissions?: readonly string[] | undefined;
}

/**
 * The error of a refused answer.
 *
 * @param words the server's own
 * @param explanation what it means where its status does not say it
 */
export function refusedAs(
  request: Pick<HttpRequest, 'method' | 'url'>,
  answer: RefusedAnswer,
  context: RefusalContext,
  words: readonly unknown[],
  explanation: () => Explanation,
): EntraReadError {
  const failure = refusedAnswer(ENTRA_SERVICE, request, answer, context, words);
  const common = commonMeaning(answer.status, ENTRA_SERVICE);
  if (common !== undefined) return ENTRA_SERVICE.error(common.reason, { ...failure, remedy: common.remedy });
  const { code, remedy, permissions } = explanation();
  return new EntraReadError(code, { ...failure, remedy, permissions });
}

/** What a request for a token carries in confidence: the secret or the signed assertion of a client. */
export function secretsOf({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>): readonly string[] {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const form = new URLSearchParams(isForm ? body : '');
  return [headers.authorization?.split(' ')[1], form.get('client_secret'), form.get('client_assertion')].filter(
    (secret): secret is string => typeof secret === 'string' && secret !== '',
  );
}
