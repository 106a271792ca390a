import { type Request, type RequestHandler, type Response, Router } from 'express';
import { type OktaScope } from './scopes.js';
import { type Json, type World } from './world.js';

/** A request as a route sees it. */
export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  /** The whole address, with the simulator's own origin: where the links of the answer lead to. */
  readonly url: URL;
  readonly origin: string;
  /** An empty object where the request has no body. */
  readonly body: Json;
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

/** 204. */
export const NO_CONTENT: Answer = { status: 204 };

export type Method = 'get' | 'post' | 'put' | 'delete';

/** Where the routes of one resource are written down: method, path, the OAuth scope it takes, and what it does. */
export type Declare = (method: Method, path: string, scope: OktaScope, route: Route) => void;

/** Builds the router from the declarations of all resources. `authorize` refuses by throwing. */
export function apiRouter(
  world: World,
  origin: () => string,
  authorize: (request: Request, scope: OktaScope) => void,
  resources: readonly ((declare: Declare) => void)[],
): Router {
  const router = Router();
  const declare: Declare = (method, path, scope, route) => {
    const handler: RequestHandler = (request, response) => {
      authorize(request, scope);
      const call: Call = {
        world,
        params: request.params as Record<string, string>,
        url: new URL(request.originalUrl, origin()),
        origin: origin(),
        body: (request.body ?? {}) as Json,
      };
      send(response, route(call));
    };
    router[method](path, handler);
  };
  for (const resource of resources) resource(declare);
  return router;
}

function send(response: Response, answer: Answer): void {
  response.status(answer.status).set(answer.headers ?? {});
  if (answer.body === undefined) response.end();
  else if (typeof answer.body === 'string') response.end(answer.body);
  else response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer.body));
}
