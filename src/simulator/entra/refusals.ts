import { type ErrorRequestHandler, type RequestHandler } from 'express';
import { GraphError, errorBody, noSuchCall, unreadableBody } from './errors.js';

/** Refuses a call that the simulator does not have. */
export const unknownCall: RequestHandler = (request) => {
  throw noSuchCall(request.method, request.path);
};

/** Answers what a route refuses by throwing. */
export function answerError(nextRequestId: () => string, now: () => Date): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request, response, next) => {
    const refused = error instanceof GraphError ? error : asUnreadableBody(error);
    if (refused === undefined) {
      next(error);
      return;
    }
    response
      .status(refused.status)
      .set(refused.headers)
      .json(errorBody(refused, nextRequestId(), now()));
  };
}

/** Express's own refusal of a body that is not JSON; anything else is a fault of the simulator and stays one. */
function asUnreadableBody(error: unknown): GraphError | undefined {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  return type === 'entity.parse.failed' ? unreadableBody() : undefined;
}
