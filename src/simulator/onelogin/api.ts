import { type Request, type Response, Router } from 'express';
import { type Json } from './json-value.js';
import { type Allowed } from './scopes.js';
import { type World } from './world.js';

/** A request as a route sees it. */
export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Undefined where the request has no body. */
  readonly body: unknown;
  /** The largest page. */
  readonly pageSize: number | undefined;
}

/** An answer of a route. `body` undefined: no content. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Route = (call: Call) => Answer;

/** 200 with a body. */
export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

/** 201 with a body. */
export function created(body: Json): Answer {
  return { status: 201, body };
}

/** 204. */
export const NO_CONTENT: Answer = { status: 204 };

export type Method = 'get' | 'post' | 'put' | 'delete';

/** Where the routes of one resource are written down: method, path below `/api/2`, the scopes it takes, what it does. */
export type Declare = (method: Method, path: string, allowed: Allowed, route: Route) => void;

/** Builds the router from the declarations of all resources. `authorize` refuses by throwing. */
export function apiRouter(
  context: { readonly world: World; readonly pageSize: number | undefined },
  authorize: (request: Request, allowed: Allowed) => void,
  resources: readonly ((declare: Declare) => void)[],
): Router {
  const router = Router();
  const declare: Declare = (method, path, allowed, route) => {
    router[method](path, (request: Request, response: Response) => {
      authorize(request, allowed);
      const answer = route({
        ...context,
        params: request.params as Record<string, string>,
        query: new URL(request.originalUrl, 'http://localhost').searchParams,
        body: request.body,
      });
      response.status(answer.status).set(answer.headers ?? {});
      if (answer.body === undefined) response.end();
      else response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer.body));
    });
  };
  for (const resource of resources) resource(declare);
  return router;
}
