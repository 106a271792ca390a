import { type RequestHandler } from 'express';
import { type FaultOrders, waitingFaults } from '../waiting-faults.js';
import { denied, forbidden, quotaExceeded, tooManyRequests, unauthorized, unavailable } from './errors.js';

/**
 * How a request can be made to go wrong: `rate-limit` 429, `quota` 403 with the reason `quotaExceeded`, `unavailable` 503, `denied` 403,
 * `api-off` 403 of a project in which the API is not enabled, `token-expired` 401, `web-page` an HTML page with status 200 where JSON was expected, `disconnect` a connection that ends without an
 * answer.
 */
export type FaultKind =
  'rate-limit' | 'quota' | 'unavailable' | 'denied' | 'api-off' | 'token-expired' | 'web-page' | 'disconnect';

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
        throw tooManyRequests();
      case 'quota':
        throw quotaExceeded();
      case 'unavailable':
        throw unavailable();
      case 'denied':
        throw forbidden();
      case 'api-off':
        throw denied('The API has not been used in project 100000000000 before or it is disabled.');
      case 'token-expired':
        throw unauthorized();
      case 'web-page':
        response.status(200).type('html').send('<!doctype html><title>Google</title>');
        return;
      case 'disconnect':
        request.socket.destroy();
    }
  };
  return { ...waiting, handler };
}
