import { type RequestHandler } from 'express';

/** A request as it came, without its headers. */
export interface LoggedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Undefined where there was none. The body of a token request is left out, since it may carry a secret. */
  readonly body: unknown;
}

/** Remembers what was asked. */
export interface RequestLog {
  readonly handler: RequestHandler;
  readonly requests: () => readonly LoggedRequest[];
  readonly forget: () => void;
}

/** A log that is still empty. */
export function requestLog(): RequestLog {
  let logged: LoggedRequest[] = [];
  return {
    handler: (request, _response, next) => {
      const body: unknown = request.path.startsWith('/auth/') ? undefined : request.body;
      logged.push({ method: request.method, path: request.originalUrl, body });
      next();
    },
    requests: () => structuredClone(logged),
    forget: () => {
      logged = [];
    },
  };
}
