/** An answer of Okta that refuses a request. Thrown by the routes, turned into Okta's error body by the server. */
export class OktaApiError extends Error {
  /**
   * @param status HTTP status.
   * @param errorCode Okta's code, such as `E0000007`.
   * @param errorSummary Okta's sentence.
   * @param causes Further sentences; Okta calls them `errorCauses`.
   * @param headers Headers that go with the answer.
   */
  constructor(
    readonly status: number,
    readonly errorCode: string,
    readonly errorSummary: string,
    readonly causes: readonly string[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(causes.length === 0 ? errorSummary : `${errorSummary} (${causes.join('; ')})`);
    this.name = 'OktaApiError';
  }
}

/** The body of every refusal (Okta's API reference, "Okta error codes and descriptions"). */
export function errorBody(error: OktaApiError, errorId: string): object {
  return {
    errorCode: error.errorCode,
    errorSummary: error.errorSummary,
    errorLink: error.errorCode,
    errorId,
    errorCauses: error.causes.map((errorSummary) => ({ errorSummary })),
  };
}

/** 404. `kind` is Okta's own word for what was looked for: `AppInstance`, `UserGroup`, `User`. */
export function notFound(id: string, kind: string): OktaApiError {
  return new OktaApiError(404, 'E0000007', `Not found: Resource not found: ${id} (${kind})`);
}

/** 405 for a call that the simulator does not have; the cause says which, since Okta itself may have it. */
export function noSuchCall(method: string, path: string): OktaApiError {
  const summary = 'The endpoint does not support the provided HTTP method';
  return new OktaApiError(405, 'E0000022', summary, [`The simulator has no ${method} ${path}.`]);
}

/** 400, with what is wrong in the causes. */
export function validationFailed(field: string, ...causes: string[]): OktaApiError {
  return new OktaApiError(400, 'E0000001', `Api validation failed: ${field}`, causes);
}

/** 400 for a body that is not JSON. */
export function unreadableBody(): OktaApiError {
  return new OktaApiError(400, 'E0000003', 'The request body was not well-formed.');
}

/** 400 for a search or filter expression that cannot be read. */
export function invalidSearch(cause: string): OktaApiError {
  return new OktaApiError(400, 'E0000031', 'Invalid search criteria.', [cause]);
}

/** 401 for a token that nobody was given. */
export function invalidToken(): OktaApiError {
  return new OktaApiError(401, 'E0000011', 'Invalid token provided');
}

/**
 * 401 for a proof of possession that does not hold, or that lacks the nonce (RFC 9449, sections 7.1 and 9). The challenge is
 * written as Okta's was seen to be (okta/okta-sdk-nodejs issue 453).
 */
export function invalidProof(code: string, description: string, nonce: string): OktaApiError {
  const challenge = `DPoP algs="RS256 RS384 RS512 ES256 ES384 ES512", error="${code}", error_description="${description}"`;
  return new OktaApiError(401, 'E0000011', 'Invalid token provided', [], {
    'WWW-Authenticate': challenge,
    ...(code === 'use_dpop_nonce' && { 'DPoP-Nonce': nonce }),
  });
}

/** 403 for a request without any authorization. */
export function invalidSession(): OktaApiError {
  return new OktaApiError(403, 'E0000005', 'Invalid session');
}

/** 403, with the reason in the causes. */
export function accessDenied(causes: readonly string[], headers: Readonly<Record<string, string>> = {}): OktaApiError {
  const summary = 'You do not have permission to perform the requested action';
  return new OktaApiError(403, 'E0000006', summary, causes, headers);
}

/** 423, as recorded. */
export function locked(): OktaApiError {
  const summary = 'Policy priorities are being reconciled. Please try again later.';
  return new OktaApiError(423, 'E0000239', summary);
}

/** 429. */
export function rateLimited(): OktaApiError {
  const summary = 'API call exceeded rate limit due to too many requests.';
  return new OktaApiError(429, 'E0000047', summary, [], { 'X-Rate-Limit-Remaining': '0' });
}

/** 501 for what Okta does not do. */
export function unsupportedOperation(): OktaApiError {
  return new OktaApiError(501, 'E0000060', 'Unsupported operation.');
}

/** 500, as recorded. */
export function internalError(): OktaApiError {
  return new OktaApiError(500, 'E0000009', 'Internal Server Error');
}
