import { type Json } from './json-value.js';

/** An answer of OneLogin's API that refuses a request. Thrown by the routes, sent by the server. */
export class OneLoginError extends Error {
  constructor(
    readonly status: number,
    readonly body: Json,
  ) {
    super(sentenceOf(body));
    this.name = 'OneLoginError';
  }
}

/** What is wrong with one field of a body. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

/** The body of most refusals of version 2 (developers.onelogin.com, any page below /api-docs/2). */
function refusal(statusCode: number, name: string, message: string): OneLoginError {
  return new OneLoginError(statusCode, { message, statusCode, name });
}

/** 400, as for an unknown key of the configuration (issue 9 of onelogin/terraform-provider-onelogin). */
export function badRequest(message: string): OneLoginError {
  return refusal(400, 'BadRequestError', message);
}

/** 401 for a token that is not valid. */
export function unauthorized(): OneLoginError {
  return refusal(401, 'UnauthorizedError', 'Unauthorized');
}

/** 403 for credentials whose scope is too narrow. No page shows this answer: status and sentence are assumed. */
export function forbidden(): OneLoginError {
  return refusal(403, 'ForbiddenError', 'Insufficient Permission');
}

/** 404 of the API of roles (developers.onelogin.com, "Get Role Users"). */
export function notFoundWithId(): OneLoginError {
  return refusal(404, 'NotFoundError', 'The resource with the given id could not be found');
}

/** 404 of everything else (developers.onelogin.com, "Delete Rule"). */
export function notFound(): OneLoginError {
  return refusal(404, 'NotFoundError', 'Resource not found');
}

/** 404 for a call that the simulator does not have; the message says which, since OneLogin itself may have it. */
export function noSuchCall(method: string, path: string): OneLoginError {
  return refusal(404, 'NotFoundError', `No Route Exists. The simulator has no ${method} ${path}.`);
}

/** 422 for a value that will not do (developers.onelogin.com, "List Connectors"). */
export function invalidValue(name: string): OneLoginError {
  return refusal(422, 'UnprocessableEntityError', `invalid value in "${name}"`);
}

/** 422 of rules and mappings, with every field that is wrong (developers.onelogin.com, "Create Mapping"). */
export function validationFailed(faults: readonly FieldFault[]): OneLoginError {
  const errors = faults.map(({ field, message }) => ({ field, message: [message] }));
  return new OneLoginError(422, { code: 422, message: 'Validation Failed', errors });
}

/** 429. No page shows this answer: name and sentence are assumed. */
export function tooManyRequests(): OneLoginError {
  return refusal(429, 'TooManyRequestsError', 'Rate limit exceeded');
}

/** 500. */
export function serverError(): OneLoginError {
  return refusal(500, 'InternalServerError', 'Internal Server Error');
}

/** 503. */
export function unavailable(): OneLoginError {
  return refusal(503, 'ServiceUnavailableError', 'Service Unavailable');
}

/** A refusal below `/auth`, in the older form (developers.onelogin.com, "Generate Tokens", "Get Rate Limit"). */
export function signInRefused(code: number, type: string, message: string): OneLoginError {
  return new OneLoginError(code, { status: { error: true, code, type, message } });
}

function sentenceOf(body: Json): string {
  const faults = body.errors as readonly { readonly field: string; readonly message: readonly string[] }[] | undefined;
  if (faults !== undefined) return faults.map(({ field, message }) => `${field}: ${message.join(', ')}`).join('; ');
  const status = body.status as { readonly message: string } | undefined;
  return String(status?.message ?? body.message);
}
