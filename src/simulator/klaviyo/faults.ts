import { type RequestHandler } from 'express';

import { type FaultOrders, type FaultTarget, waitingFaults } from '../waiting-faults.js';
import { errorBody } from './scim-error.js';

/** Faults of a listing: the answer is well-formed and wrong. See list-fault.ts. */
export const LIST_FAULTS = ['page-cut', 'page-repeated', 'total-too-low', 'total-too-high', 'total-of-page'] as const;

export type ListFault = (typeof LIST_FAULTS)[number];

/**
 * Faults of a write, which hit POST, PUT, PATCH and DELETE alone. See write-fault.ts.
 *
 * Done, and the client does not learn it:
 * - `answer-lost`: the connection is closed in place of the answer. `done-unanswered`: the answer never comes.
 * - `error-after-write`: 500 in place of the answer. `late-write`: done and answered after `SimulatedAccount.slowAnswerMs`, also if
 *   the client is gone by then.
 * - `no-body`: 204 in place of the answer. `other-record`: the answer shows another user.
 *
 * Not done, and the client may think that it was:
 * - `never-answered`: nothing is done, and no answer comes. `write-lost`: nothing is done, and the answer is as if it were.
 * - `role-ignored`, `active-ignored`: everything else is done.
 */
export const WRITE_FAULTS = [
  'answer-lost',
  'done-unanswered',
  'error-after-write',
  'late-write',
  'no-body',
  'other-record',
  'never-answered',
  'write-lost',
  'role-ignored',
  'active-ignored',
] as const;

export type WriteFault = (typeof WRITE_FAULTS)[number];

/** Every fault that can be ordered; see {@link FaultKind}. */
export const FAULT_KINDS = [
  'rate-limit',
  'rate-limit-date',
  'server-error',
  'denied',
  'web-page',
  'disconnect',
  'slow-answer',
  'key-echoed',
  ...LIST_FAULTS,
  ...WRITE_FAULTS,
] as const;

/**
 * How a request can be made to go wrong.
 *
 * - `rate-limit`: 429 with `Retry-After: 1`. `rate-limit-date`: 429 with a `Retry-After` that is a date, one to two seconds from now.
 * - `server-error`: 500. `denied`: 403.
 * - `web-page`: an HTML page with status 200 where JSON was expected, as a web application firewall answers.
 * - `disconnect`: a connection that ends without an answer.
 * - `slow-answer`: the right answer, after `SimulatedAccount.slowAnswerMs`.
 * - `key-echoed`: 500 with the whole `Authorization` header in its detail.
 * - Of a listing alone: `page-cut`, the last record of the page is missing; `page-repeated`, the first page again,
 *   whatever `startIndex` asks for; `total-too-low` and `total-too-high`, `totalResults` is one less or one more;
 *   `total-of-page`, `totalResults` is the number of records on the page.
 * - Of a write alone: see {@link WRITE_FAULTS}.
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault as an account orders it before the first request. */
export interface OrderedFault extends FaultTarget {
  readonly kind: FaultKind;
  /** How many requests it hits. Default: 1. */
  readonly count?: number | undefined;
}

/**
 * The faults that wait for requests, and what makes the requests go wrong. A fault of a listing waits for a listing, and
 * one of a write for a write.
 */
export interface Faults extends FaultOrders<FaultKind> {
  readonly handler: RequestHandler;
}

/**
 * Faults, none of which waits yet. What goes wrong with a listing is left in `response.locals.listFault`, as it needs the
 * listing, and what goes wrong with a write in `response.locals.writeFault`.
 *
 * @param usersPath - path of `/Users` on the host
 * @param slowAnswerMs - how long `slow-answer` waits
 */
export function faults(usersPath: string, slowAnswerMs: number): Faults {
  const waiting = waitingFaults<FaultKind>();
  const handler: RequestHandler = (request, response, next) => {
    const refuse = (status: number, detail: string): void =>
      void response
        .status(status)
        .type('application/scim+json')
        .json(errorBody(status, undefined, detail));
    const { method, path, originalUrl } = request;
    const lists = (method === 'GET' && path === usersPath) || (method === 'POST' && path === `${usersPath}/.search`);
    const writes =
      (method === 'POST' && path === usersPath) ||
      (['PUT', 'PATCH', 'DELETE'].includes(method) && path.startsWith(`${usersPath}/`));
    const fault = waiting.take(
      method,
      originalUrl,
      (kind) => (lists || !isListFault(kind)) && (writes || !isWriteFault(kind)),
    );
    switch (fault) {
      case undefined:
        next();
        return;
      case 'rate-limit':
        response.setHeader('Retry-After', '1');
        refuse(429, 'Too many requests.');
        return;
      case 'rate-limit-date':
        response.setHeader('Retry-After', new Date(Date.now() + 2_000).toUTCString());
        refuse(429, 'Too many requests.');
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
        response.locals[isListFault(fault) ? 'listFault' : 'writeFault'] = fault;
        next();
    }
  };
  return { ...waiting, handler };
}

function isListFault(kind: FaultKind): kind is ListFault {
  return LIST_FAULTS.some((fault) => fault === kind);
}

function isWriteFault(kind: FaultKind): kind is WriteFault {
  return WRITE_FAULTS.some((fault) => fault === kind);
}
