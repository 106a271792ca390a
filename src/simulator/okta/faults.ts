import { type RequestHandler } from 'express';
import { accessDenied, internalError, rateLimited } from './errors.js';

/**
 * How a request can be made to go wrong: `rate-limit` 429, `server-error` 500, `denied` 403, `web-page` an HTML page
 * with status 200 where JSON was expected, `disconnect` a connection that ends without an answer.
 */
export type FaultKind = 'rate-limit' | 'server-error' | 'denied' | 'web-page' | 'disconnect';

/** Which requests a fault hits: all, if left out. */
export interface FaultTarget {
  readonly method?: string;
  /** Matched against the path with its query. */
  readonly path?: RegExp;
}

/** The faults that wait for requests. */
export interface Faults {
  readonly handler: RequestHandler;
  /** The next `count` requests that match go wrong. */
  readonly failNext: (kind: FaultKind, count: number, target: FaultTarget) => void;
  /** Every nth request is answered 429; undefined stops it. */
  readonly rateLimitEvery: (nth: number | undefined) => void;
}

interface Waiting {
  readonly kind: FaultKind;
  readonly target: FaultTarget;
  left: number;
}

/** Faults, none of which waits yet. */
export function faults(): Faults {
  let waiting: readonly Waiting[] = [];
  let every: number | undefined;
  let seen = 0;

  const handler: RequestHandler = (request, response, next) => {
    seen += 1;
    if (every !== undefined && seen % every === 0) throw rateLimited();
    const hit = waiting.find(({ target }) => hits(target, request.method, request.originalUrl));
    if (hit === undefined) {
      next();
      return;
    }
    hit.left -= 1;
    waiting = waiting.filter(({ left }) => left > 0);
    switch (hit.kind) {
      case 'rate-limit':
        throw rateLimited();
      case 'server-error':
        throw internalError();
      case 'denied':
        throw accessDenied([]);
      case 'web-page':
        response.status(200).type('html').send('<!doctype html><title>Sign in</title>');
        return;
      case 'disconnect':
        request.socket.destroy();
    }
  };

  return {
    handler,
    failNext: (kind, count, target) => {
      waiting = [...waiting, { kind, target, left: count }];
    },
    rateLimitEvery: (nth) => {
      every = nth;
      seen = 0;
    },
  };
}

function hits(target: FaultTarget, method: string, path: string): boolean {
  return (target.method ?? method) === method && (target.path ?? /^/).test(path);
}
