import { type ErrorRequestHandler, type RequestHandler } from 'express';
import { OneLoginError, badRequest, noSuchCall } from './errors.js';

/** Refuses a call that the simulator does not have. */
export const unknownCall: RequestHandler = (request) => {
  throw noSuchCall(request.method, request.path);
};

/** Answers what a route refuses by throwing. Express knows an error handler by its four parameters. */
export const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const refused = error instanceof OneLoginError ? error : asUnreadableBody(error);
  if (refused === undefined) {
    next(error);
    return;
  }
  response.status(refused.status).json(refused.body);
};

/** Express's own refusal of a body that is not JSON; anything else is a fault of the simulator and stays one. */
function asUnreadableBody(error: unknown): OneLoginError | undefined {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  return type === 'entity.parse.failed' ? badRequest('Malformed JSON in the request body') : undefined;
}
