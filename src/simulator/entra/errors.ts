/** An answer of Graph that refuses a request. Thrown by the routes, turned into Graph's error body by the server. */
export class GraphError extends Error {
  /**
   * @param status HTTP status.
   * @param code Graph's code, such as `Request_ResourceNotFound`.
   * @param message Graph's sentence.
   * @param headers Headers that go with the answer.
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'GraphError';
  }
}

/** The body of every refusal (learn.microsoft.com, "Microsoft Graph error responses and resource types"). */
export function errorBody({ code, message }: GraphError, requestId: string, at: Date): object {
  const innerError = {
    date: at.toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': requestId,
  };
  return { error: { code, message, innerError } };
}

/** 404 for an object of the directory that is not there. */
export function notFound(id: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** 404 of the synchronization service. The wording is not recorded anywhere. */
export function jobNotFound(id: string): GraphError {
  return new GraphError(404, 'JobNotFound', `The synchronization job '${id}' does not exist.`);
}

/** 404 for a call that the simulator does not have; the message says which, since Graph itself may have it. */
export function noSuchCall(method: string, path: string): GraphError {
  return new GraphError(
    404,
    'BadRequest',
    `Resource not found for the segment. The simulator has no ${method} ${path}.`,
  );
}

/** 400 with a sentence. */
export function badRequest(message: string, code = 'Request_BadRequest'): GraphError {
  return new GraphError(400, code, message);
}

/** 400 for a body that is not JSON. */
export function unreadableBody(): GraphError {
  return badRequest(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    'BadRequest',
  );
}

/** 400 for what only an advanced query may ask (learn.microsoft.com, "Advanced query capabilities on Microsoft Entra ID objects"). */
export function unsupportedQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message);
}

/** 401 for a token that nobody was given. */
export function invalidToken(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': 'Bearer' });
}

/** 403 for a token without the permission that a call takes. */
export function requestDenied(): GraphError {
  return new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

/** 409 for what is there already. */
export function conflict(message: string): GraphError {
  return new GraphError(409, 'Request_MultipleObjectsWithSameKeyValue', message);
}

/** 429 (learn.microsoft.com, "Microsoft Graph throttling guidance"). */
export function throttled(seconds: number): GraphError {
  return new GraphError(429, 'TooManyRequests', 'Too Many Requests', { 'Retry-After': String(seconds) });
}

/** 503, as a service of Graph that is not there for a moment. */
export function unavailable(): GraphError {
  return new GraphError(503, 'ServiceUnavailable', 'The service is temporarily unavailable.');
}
