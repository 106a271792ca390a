import { visible } from '../report/visible-text.js';
import { PublishError } from './publish-error.js';

/** Failures of a connection that may pass. */
const PASSING = [
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
];

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS|^ERR_SSL|^EPROTO$/;

/**
 * A failure of the connection (an error of undici or of Node) as a {@link PublishError}. Of the failure only its code
 * and, redacted, its message are kept.
 *
 * @param asked who was asked what, as the beginning of a sentence
 */
export function connectionFailure(failure: unknown, asked: string, redact: (text: string) => string): PublishError {
  const code = (failure as NodeJS.ErrnoException).code ?? '';
  return new PublishError('PUBLISH_CONNECTION', `${asked} failed: ${reason(code, failure, redact)}.`, {
    retryable: PASSING.includes(code),
  });
}

function reason(code: string, failure: unknown, redact: (text: string) => string): string {
  if (PASSING.includes(code)) return `the connection was lost or did not come about (${code}); check the network`;
  if (code === 'ENOTFOUND')
    return 'the host has no address (ENOTFOUND); check the address and the name resolution here';
  if (CERTIFICATE.test(code)) {
    return (
      `the server's TLS certificate was not accepted (${code}); if a proxy of your company stands between, ` +
      'name its certificate in NODE_EXTRA_CA_CERTS'
    );
  }
  return `the request ended with "${visible(redact(String(failure)))}"`;
}
