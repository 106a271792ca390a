import { type Request, type Response, Router } from 'express';
import { type Json } from './json-value.js';
import { type Allowed, type Permission } from './permissions.js';
import { type World } from './world.js';

/** A request as a route sees it. */
export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  /** The whole address, with the simulator's own origin: where the links of the answer lead to. */
  readonly url: URL;
  /** `v1.0` or `beta`. */
  readonly version: string;
  /** An empty object where the request has no body. */
  readonly body: Json;
  /** Whether the header `ConsistencyLevel: eventual` was sent. */
  readonly eventual: boolean;
  /** What the token may do. */
  readonly permissions: readonly Permission[];
  /** The object id of the caller. */
  readonly caller: string;
  /** The largest page. */
  readonly pageSize: number | undefined;
}

/** An answer of a route. `body` undefined: no content. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export type Route = (call: Call) => Answer | Promise<Answer>;

/** 200 with a body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 201 with a body. */
export function created(body: unknown): Answer {
  return { status: 201, body };
}

/** 204. */
export const NO_CONTENT: Answer = { status: 204 };

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Where the routes of one resource are written down: method, path below the version, the permissions it takes, what it does. */
export type Declare = (method: Method, path: string, allowed: Allowed, route: Route) => void;

/** Who asks. */
export interface Caller {
  readonly objectId: string;
  readonly permissions: readonly Permission[];
}

const VERSIONS = ['v1.0', 'beta'];

/** Builds the router from the declarations of all resources, for both versions. `authorize` refuses by throwing. */
export function graphRouter(
  context: { readonly world: World; readonly origin: () => string; readonly pageSize: number | undefined },
  authorize: (request: Request, allowed: Allowed) => Caller,
  resources: readonly ((declare: Declare) => void)[],
): Router {
  const router = Router();
  const declare: Declare = (method, path, allowed, route) => {
    for (const version of VERSIONS) {
      router[method](`/${version}${path}`, async (request: Request, response: Response) => {
        const { objectId, permissions } = authorize(request, allowed);
        const answer = await route({
          world: context.world,
          params: request.params as Record<string, string>,
          url: new URL(request.originalUrl, context.origin()),
          version,
          body: (request.body ?? {}) as Json,
          eventual: request.get('ConsistencyLevel')?.toLowerCase() === 'eventual',
          permissions,
          caller: objectId,
          pageSize: context.pageSize,
        });
        send(response, answer);
      });
    }
  };
  for (const resource of resources) resource(declare);
  return router;
}

function send(response: Response, answer: Answer): void {
  response.status(answer.status);
  if (answer.body === undefined) response.end();
  else response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer.body));
}
