import { type RequestHandler } from 'express';
import { type FaultOrders, waitingFaults } from '../waiting-faults.js';
import { accessDenied, internalError, locked, rateLimited } from './errors.js';

/**
 * How a request can be made to go wrong: `rate-limit` 429, `server-error` 500, `denied` 403, `locked` 423 (recorded where several
 * group rules were made at once), `web-page` an HTML page with status 200 where JSON was expected, `disconnect` a connection that
 * ends without an answer.
 */
export type FaultKind = 'rate-limit' | 'server-error' | 'denied' | 'locked' | 'web-page' | 'disconnect';

/** The faults that wait for requests, and what makes the requests go wrong. */
export interface Faults extends FaultOrders<FaultKind> {
  readonly handler: RequestHandler;
}

/** Faults, none of which waits yet. */
export function faults(): Faults {
  const waiting = waitingFaults<FaultKind>();
  const handler: RequestHandler = (request, response, next) => {
    switch (waiting.take(request.method, request.originalUrl)) {
      case undefined:
        next();
        return;
      case 'rate-limit':
        throw rateLimited();
      case 'server-error':
        throw internalError();
      case 'denied':
        throw accessDenied([]);
      case 'locked':
        throw locked();
      case 'web-page':
        response.status(200).type('html').send('<!doctype html><title>Sign in</title>');
        return;
      case 'disconnect':
        request.socket.destroy();
    }
  };
  return { ...waiting, handler };
}
