/** An answer of Google that refuses a request. Thrown by the routes, sent by the server. */
export class GoogleError extends Error {
  constructor(
    readonly status: number,
    readonly body: Readonly<Record<string, unknown>>,
    message: string,
  ) {
    super(message);
    this.name = 'GoogleError';
  }
}

/** The body of a refusal of the API (developers.google.com, Admin SDK, "Troubleshoot error codes"). */
function refusal(code: number, reason: string, message: string): GoogleError {
  const errors = [{ message, domain: 'global', reason }];
  return new GoogleError(code, { error: { code, message, errors } }, message);
}

/** 400 for a parameter that will not do. */
export function badRequest(message = 'Bad Request'): GoogleError {
  return refusal(400, 'badRequest', message);
}

/** 401 for a token that is not valid. */
export function unauthorized(): GoogleError {
  return refusal(401, 'authError', 'Invalid Credentials');
}

/** 403 for an administrator who may not read that. */
export function forbidden(): GoogleError {
  return refusal(403, 'forbidden', 'Not Authorized to access this resource/api');
}

/** 403 of a call of Google Cloud for which a permission is missing (google.aip.dev, AIP-193 "Errors"). */
export function denied(message: string): GoogleError {
  return new GoogleError(403, { error: { code: 403, message, status: 'PERMISSION_DENIED' } }, message);
}

/** 403 for a token without a scope that the call takes. */
export function insufficientScopes(): GoogleError {
  return refusal(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
}

/** 403 for too many calls: so the Directory API says it (developers.google.com, "Directory API: Limits and Quotas"). */
export function quotaExceeded(): GoogleError {
  return refusal(403, 'quotaExceeded', 'Quota exceeded for quota metric of the service admin.googleapis.com.');
}

/** 404 of a group, or of a call that the simulator does not have. */
export function notFound(what: string): GoogleError {
  return refusal(404, 'notFound', `Resource Not Found: ${what}`);
}

/** 429, which other APIs of Google answer in the same case. */
export function tooManyRequests(): GoogleError {
  return refusal(429, 'rateLimitExceeded', 'Rate Limit Exceeded');
}

/** 503. */
export function unavailable(): GoogleError {
  return refusal(503, 'backendError', 'Service unavailable. Please try again');
}

/** A refusal of the token endpoint (RFC 6749, section 5.2). */
export function signInRefused(status: number, error: string, description: string): GoogleError {
  return new GoogleError(status, { error, error_description: description }, description);
}
