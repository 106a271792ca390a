/** Failures of a connection that took too long (codes of Node and of undici 7). */
export const TIMEOUT_CODES = [
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
] as const;

const LOST_CODES: readonly string[] = [
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
];

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS|^ERR_SSL|^EPROTO$/;

/** Whether the code says that a connection was lost or did not come about, which may pass. */
export function isLostConnection(code: string): boolean {
  return LOST_CODES.includes(code);
}

/** Whether the code says that a TLS certificate was not accepted. */
export function isCertificateFault(code: string): boolean {
  return CERTIFICATE.test(code);
}

/** What to do about {@link isCertificateFault}, as a part of a sentence. */
export const CERTIFICATE_ADVICE =
  'if a proxy of your company stands between, name its certificate in NODE_EXTRA_CA_CERTS';

/**
 * Why a proxy did not let the connection through, as a part of a sentence; undefined where that is not what failed. undici 7
 * says the status in its message alone.
 */
export function proxyRefusal(failure: unknown): string | undefined {
  const status = /^Proxy response \((\d{3})\)/.exec((failure as Error).message)?.[1];
  if (status === undefined) return undefined;
  const advice =
    status === '407' ? 'name its user and password in HTTPS_PROXY' : 'check HTTPS_PROXY, or name the host in NO_PROXY';
  return `the proxy refused the connection with status ${status}; ${advice}`;
}
