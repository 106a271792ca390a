import { type RequestHandler } from 'express';

import { errorBody } from './scim-error.js';

/** Faults of a listing: the answer is well-formed and wrong. See list-fault.ts. */
export const LIST_FAULTS = ['page-cut', 'page-repeated', 'total-too-low', 'total-too-high', 'total-of-page'] as const;

export type ListFault = (typeof LIST_FAULTS)[number];

/** Every fault that can be ordered; see {@link FaultKind}. */
export const FAULT_KINDS = [
  'rate-limit',
  'server-error',
  'denied',
  'web-page',
  'disconnect',
  'slow-answer',
  'key-echoed',
  ...LIST_FAULTS,
] as const;

/**
 * How a request can be made to go wrong.
 *
 * - `rate-limit`: 429 with `Retry-After: 1`. `server-error`: 500. `denied`: 403.
 * - `web-page`: an HTML page with status 200 where JSON was expected, as a web application firewall answers.
 * - `disconnect`: a connection that ends without an answer.
 * - `slow-answer`: the right answer, after `SimulatedAccount.slowAnswerMs`.
 * - `key-echoed`: 500 with the whole `Authorization` header in its detail.
 * - Of a listing alone: `page-cut`, the last record of the page is missing; `page-repeated`, the first page again,
 *   whatever `startIndex` asks for; `total-too-low` and `total-too-high`, `totalResults` is one less or one more;
 *   `total-of-page`, `totalResults` is the number of records on the page.
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Which requests a fault hits: all, if left out. */
export interface FaultTarget {
  readonly method?: string | undefined;
  /** Matched against the path with its query. A string has to be a part of it. */
  readonly path?: RegExp | string | undefined;
}

/** A fault as an account orders it before the first request. */
export interface OrderedFault extends FaultTarget {
  readonly kind: FaultKind;
  /** How many requests it hits. Default: 1. */
  readonly count?: number | undefined;
}

/** The faults that wait for requests. */
export interface Faults {
  readonly handler: RequestHandler;
  /** The next `count` requests that match go wrong. A fault of a listing waits for a listing. */
  readonly failNext: (kind: FaultKind, count: number, target: FaultTarget) => void;
  /** Every nth request is answered 429; undefined stops it. */
  readonly rateLimitEvery: (nth: number | undefined) => void;
}

interface Waiting {
  readonly kind: FaultKind;
  readonly target: FaultTarget;
  left: number;
}

/**
 * Faults, none of which waits yet. What goes wrong with a listing is left in `response.locals.listFault`, as it needs the
 * listing.
 *
 * @param usersPath - path of `/Users` on the host
 * @param slowAnswerMs - how long `slow-answer` waits
 */
export function faults(usersPath: string, slowAnswerMs: number): Faults {
  let waiting: readonly Waiting[] = [];
  let every: number | undefined;
  let seen = 0;

  const handler: RequestHandler = (request, response, next) => {
    const refuse = (status: number, detail: string): void =>
      void response
        .status(status)
        .type('application/scim+json')
        .json(errorBody(status, undefined, detail));
    const rateLimited = (): void => {
      response.setHeader('Retry-After', '1');
      refuse(429, 'Too many requests.');
    };
    seen += 1;
    if (every !== undefined && seen % every === 0) {
      rateLimited();
      return;
    }
    const { method, path, originalUrl } = request;
    const lists = (method === 'GET' && path === usersPath) || (method === 'POST' && path === `${usersPath}/.search`);
    const hit = waiting.find(({ kind, target }) => (lists || !isListFault(kind)) && hits(target, method, originalUrl));
    if (hit === undefined) {
      next();
      return;
    }
    hit.left -= 1;
    waiting = waiting.filter(({ left }) => left > 0);
    switch (hit.kind) {
      case 'rate-limit':
        rateLimited();
        return;
      case 'server-error':
        refuse(500, 'Internal server error.');
        return;
      case 'denied':
        refuse(403, 'You do not have permission to do this.');
        return;
      case 'web-page':
        response.status(200).type('html').send('<!doctype html><title>Checking your browser</title>');
        return;
      case 'disconnect':
        request.socket.destroy();
        return;
      case 'slow-answer': {
        const timer = setTimeout(next, slowAnswerMs);
        response.on('close', () => clearTimeout(timer));
        return;
      }
      case 'key-echoed':
        refuse(500, `Internal server error. Authorization: ${request.headers.authorization ?? ''}`);
        return;
      default:
        response.locals.listFault = hit.kind;
        next();
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

function isListFault(kind: FaultKind): kind is ListFault {
  return LIST_FAULTS.some((fault) => fault === kind);
}

function hits({ method = '', path = '' }: FaultTarget, asked: string, url: string): boolean {
  const sameMethod = method === '' || method === asked;
  return sameMethod && (typeof path === 'string' ? url.includes(path) : path.test(url));
}
