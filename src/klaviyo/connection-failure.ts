import { errors } from 'undici';
import {
  CERTIFICATE_ADVICE,
  isCertificateFault,
  isLostConnection,
  proxyRefusal,
  type TIMEOUT_CODES,
} from '../http/connection-fault.js';
import { errorCode } from './error-code.js';
import { quotedSentence } from '../text/quoted.js';
import { ScimError, type ScimErrorCode } from './scim-error.js';

/** Where a request was when it failed. */
export type Phase = 'head' | 'body';

type Explanation = readonly [code: ScimErrorCode, what: string, retryable: boolean];

const TIMEOUTS: ReadonlyMap<string, string> = new Map<(typeof TIMEOUT_CODES)[number], string>([
  ['UND_ERR_CONNECT_TIMEOUT', 'no connection came about in time'],
  ['ETIMEDOUT', 'no connection came about in time'],
  ['UND_ERR_HEADERS_TIMEOUT', 'the server accepted the connection but did not begin to answer in time'],
  ['UND_ERR_BODY_TIMEOUT', 'the server stopped in the middle of its answer'],
]);

/**
 * A failure of the connection (an error of undici or of Node) as a {@link ScimError}. Of the failure only its code and,
 * redacted, its message are kept: such errors can carry raw bytes of the answer.
 */
export function connectionFailure(
  failure: unknown,
  phase: Phase,
  url: string,
  redact: (text: string) => string,
): ScimError {
  const code = errorCode(failure) ?? '';
  const [scimCode, what, retryable] = explained(code, failure, phase, redact);
  const ending = code === '' ? '' : ` (${code})`;
  return new ScimError(scimCode, `GET ${url} failed: ${what}${ending}.`, { url, retryable });
}

function explained(code: string, failure: unknown, phase: Phase, redact: (text: string) => string): Explanation {
  const timeout = TIMEOUTS.get(code);
  if (timeout !== undefined) return ['SCIM_TIMEOUT', `${timeout}; check the network and the base URL`, true];
  // Before the body it is a connection lost, within it an answer cut short.
  if (isLostConnection(code)) {
    return phase === 'body'
      ? ['SCIM_TRUNCATED', 'the connection was lost amid the answer', true]
      : ['SCIM_CONNECTION', 'the connection to the server failed; check the network and the base URL', true];
  }
  if (code === 'ENOTFOUND') {
    return ['SCIM_CONNECTION', 'the host has no address; check the base URL and the name resolution here', false];
  }
  if (isCertificateFault(code)) {
    return ['SCIM_CONNECTION', `the server's TLS certificate was not accepted; ${CERTIFICATE_ADVICE}`, false];
  }
  if (failure instanceof errors.HTTPParserError || code === 'UND_ERR_HEADERS_OVERFLOW') {
    return ['SCIM_WIRE', 'the answer is not proper HTTP; check the base URL and for a proxy between', false];
  }
  const ended = proxyRefusal(failure) ?? `the request ended with ${quotedSentence(redact(String(failure)))}`;
  return ['SCIM_CONNECTION', ended, false];
}
