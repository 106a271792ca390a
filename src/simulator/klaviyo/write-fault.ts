import { type RequestHandler } from 'express';

import { type WriteFault } from './faults.js';
import { errorBody } from './scim-error.js';
import { type UserStore } from './user-store.js';

/** The users that a write with this fault works on. */
export function storeUnder(fault: WriteFault | undefined, store: UserStore): UserStore {
  switch (fault) {
    case 'write-lost':
      return store.copy();
    case 'role-ignored':
      return {
        ...store,
        create: (input) => store.create({ ...input, role: undefined }),
        replace: (id, input, written) =>
          store.replace(id, { ...input, role: store.get(id).role }, { ...written, role: false }),
      };
    case 'active-ignored':
      return {
        ...store,
        create: (input) => store.create({ ...input, active: undefined }),
        replace: (id, input, written) => store.replace(id, input, { ...written, active: false }),
      };
    default:
      return store;
  }
}

/**
 * Holds a write back, or lets it be done and changes its answer. It stands where the body was read, since that of a client that is
 * gone cannot be read any more.
 *
 * @param slowAnswerMs - how long `late-write` waits
 * @param otherThan - the wire form of some user who does not have the id
 */
export function writeFaults(slowAnswerMs: number, otherThan: (id: string) => object | undefined): RequestHandler {
  return (request, response, next) => {
    const end = response.end.bind(response) as (body?: string) => typeof response;
    const answerInstead = (answer: () => void): void => {
      response.end = (() => {
        response.end = end as typeof response.end;
        answer();
        return response;
      }) as typeof response.end;
      next();
    };
    switch (response.locals.writeFault as WriteFault | undefined) {
      case 'never-answered':
        return;
      case 'late-write':
        setTimeout(next, slowAnswerMs);
        return;
      case 'answer-lost':
        answerInstead(() => request.socket.destroy());
        return;
      case 'done-unanswered':
        answerInstead(() => undefined);
        return;
      case 'error-after-write':
        answerInstead(() => {
          response.removeHeader('Content-Length');
          response.status(500).json(errorBody(500, undefined, 'Internal server error.'));
        });
        return;
      case 'no-body':
        answerInstead(() => {
          for (const name of ['Content-Length', 'Content-Type']) response.removeHeader(name);
          response.status(204);
          end();
        });
        return;
      case 'other-record':
        answerInstead(() => {
          response.removeHeader('Content-Length');
          const [, id = ''] = /\/Users\/([^/?]+)/.exec(request.originalUrl) ?? [];
          response.status(200).json(otherThan(decodeURIComponent(id)));
        });
        return;
      default:
        next();
    }
  };
}
