import { visible } from '../text/visible.js';
import {
  CERTIFICATE_ADVICE,
  isCertificateFault,
  isLostConnection,
  proxyRefusal,
  TIMEOUT_CODES,
} from '../http/connection-fault.js';
import { PublishError } from './publish-error.js';

function mayPass(code: string): boolean {
  return isLostConnection(code) || TIMEOUT_CODES.some((timeout) => timeout === code);
}

/**
 * A failure of the connection (an error of undici or of Node) as a {@link PublishError}. Of the failure only its code
 * and, redacted, its message are kept.
 *
 * @param asked who was asked what, as the beginning of a sentence
 */
export function connectionFailure(failure: unknown, asked: string, redact: (text: string) => string): PublishError {
  const code = (failure as NodeJS.ErrnoException).code ?? '';
  return new PublishError('PUBLISH_CONNECTION', `${asked} failed: ${reason(code, failure, redact)}.`, {
    retryable: mayPass(code),
  });
}

function reason(code: string, failure: unknown, redact: (text: string) => string): string {
  if (mayPass(code)) return `the connection was lost or did not come about (${code}); check the network`;
  if (code === 'ENOTFOUND')
    return 'the host has no address (ENOTFOUND); check the address and the name resolution here';
  if (isCertificateFault(code)) return `the server's TLS certificate was not accepted (${code}); ${CERTIFICATE_ADVICE}`;
  return proxyRefusal(failure) ?? `the request ended with "${visible(redact(String(failure)))}"`;
}
