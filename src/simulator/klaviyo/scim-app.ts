import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import SCIMMY from 'scimmy';
import SCIMMYRouters from 'scimmy-routers';

import { authorizes, CHALLENGE } from './authorization.js';
import { type ListFault, type WriteFault } from './faults.js';
import { errorBody, type ScimErrorType } from './scim-error.js';
// Declares the resource, which the routers look up when they are made.
import './user-resource.js';
import { type PatchStatus } from './simulated-account.js';
import { type RequestContext } from './user-resource.js';
import { wireUser } from './wire-user.js';
import { storeUnder, writeFaults } from './write-fault.js';

/** Where the SCIM service stands on the simulator's host. */
export const SCIM_PATH = '/scim/v2';

/** The page size that the discovery endpoints give; scimmy's configuration is the same for all simulators of a process. */
export const DEFAULT_PAGE_SIZE_LIMIT = 100;

/** What is the same for every request. */
type AccountContext = Omit<RequestContext, 'setLocation' | 'listFault'>;

const JSON_TYPES = ['application/scim+json', 'application/json'];

/**
 * The Express application of one simulator. scimmy-routers gives `/Users`, `/Users/.search` and the discovery endpoints
 * (`/ServiceProviderConfig`, `/ResourceTypes`, `/Schemas`). `/Groups` is absent, `/Bulk` and `/Me` answer 501, since
 * Klaviyo documents none of them. Before scimmy sees a request, it is logged, goes wrong if
 * that was ordered, is authorised (the discovery endpoints too,
 * which Klaviyo does not document) and its body read, so that every refusal is a SCIM error (RFC 7644, section 3.12).
 */
export function createScimApp(options: {
  readonly accessKey: string;
  /** Such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  readonly log: RequestHandler;
  /** What goes wrong on purpose. */
  readonly faults: RequestHandler;
  readonly slowAnswerMs: number;
  readonly patchStatus: PatchStatus | undefined;
  readonly context: AccountContext;
}): Express {
  const { store, roleForm } = options.context;
  const otherThan = (id: string): object | undefined => {
    const other = store.all().find((user) => user.id !== id);
    return other && wireUser(other, roleForm);
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(
    options.log,
    options.faults,
    scimContentType,
    authorize(options.accessKey),
    refuseOtherContentTypes,
    readBody,
    writeFaults(options.slowAnswerMs, otherThan),
  );
  app.use(SCIM_PATH, refuseOtherMethods, refusePatch(options.patchStatus), scimRouter(options.origin, options.context));
  app.use((_request, response) => {
    response.status(404).json(errorBody(404, undefined, `There is nothing here; the SCIM service is at ${SCIM_PATH}.`));
  });
  app.use(passUnanswered);
  return app;
}

/** The methods of each path below {@link SCIM_PATH}, as scimmy-routers has them; it answers 404 to any other. */
const METHODS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\/Users\/\.search\/?$/, ['POST']],
  [/^\/Users\/?$/, ['GET', 'HEAD', 'POST']],
  [/^\/Users\/[^/]+\/?$/, ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']],
  [/^\/(ServiceProviderConfig|(ResourceTypes|Schemas)(\/[^/]+)?)\/?$/, ['GET', 'HEAD']],
];

/** 405 with `Allow` (RFC 9110, section 15.5.6) for a method that a path does not have. */
const refuseOtherMethods: RequestHandler = (request, response, next) => {
  const [, allowed] = METHODS.find(([path]) => path.test(request.path)) ?? [];
  if (allowed === undefined || allowed.includes(request.method)) {
    next();
    return;
  }
  const detail = `${request.method} is not possible here; ${allowed.join(', ')} is.`;
  response
    .status(405)
    .setHeader('Allow', allowed.join(', '))
    .json(errorBody(405, undefined, detail));
};

/** Refuses every PATCH, if there is a status for it. */
function refusePatch(status: PatchStatus | undefined): RequestHandler {
  return (request, response, next) => {
    if (status === undefined || request.method !== 'PATCH') next();
    else response.status(status).json(errorBody(status, undefined, 'PATCH is not supported.'));
  };
}

function scimRouter(origin: string, context: AccountContext): SCIMMYRouters {
  // The constructor appends its scheme to a list that the whole process shares and switches bulk requests on.
  SCIMMY.Config.set({ authenticationSchemes: [] });
  const router = new SCIMMYRouters({
    type: 'bearer',
    handler: () => '',
    context: (request: Request): RequestContext => ({
      ...context,
      store: storeUnder(request.res?.locals.writeFault as WriteFault | undefined, context.store),
      listFault: request.res?.locals.listFault as ListFault | undefined,
      setLocation: (url) => void request.res?.location(url),
    }),
    baseUri: () => origin,
  });
  SCIMMY.Config.set({ bulk: false, filter: { supported: true, maxResults: DEFAULT_PAGE_SIZE_LIMIT } });
  return router;
}

const scimContentType: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Type', 'application/scim+json');
  next();
};

function authorize(accessKey: string): RequestHandler {
  return (request, response, next) => {
    if (authorizes(request.headers.authorization, accessKey)) {
      next();
      return;
    }
    const detail = 'Send the access key as "Authorization: Klaviyo-API-Key KEY" or "Authorization: Bearer KEY".';
    response
      .status(401)
      .setHeader('WWW-Authenticate', CHALLENGE)
      .json(errorBody(401, undefined, detail));
  };
}

const refuseOtherContentTypes: RequestHandler = (request, response, next) => {
  const writes = ['POST', 'PUT', 'PATCH'].includes(request.method) && request.headers['content-length'] !== '0';
  if (writes && request.is(JSON_TYPES) === false) {
    const detail = `A body must be sent as ${JSON_TYPES.join(' or ')}.`;
    response.status(415).json(errorBody(415, undefined, detail));
    return;
  }
  next();
};

/** Errors of reading a body, by the names that body-parser gives them. */
const BODY_ERRORS: Readonly<Record<string, readonly [number, ScimErrorType | undefined, string]>> = {
  'entity.parse.failed': [400, 'invalidSyntax', 'The body is not valid JSON.'],
  'entity.too.large': [413, undefined, 'The body is larger than 1 MB.'],
  'charset.unsupported': [415, undefined, 'A body must be encoded as UTF-8.'],
  'encoding.unsupported': [415, undefined, 'The body has a content encoding that the server does not know.'],
};

/** For what else goes wrong with a body, such as a broken compression. */
const UNREADABLE = [400, 'invalidSyntax', 'The body cannot be read.'] as const;

const json = express.json({ type: JSON_TYPES, limit: '1mb' });

const readBody: RequestHandler = (request, response, next) => {
  json(request, response, (error?: unknown) => {
    if (error === undefined) {
      next();
      return;
    }
    const answer = BODY_ERRORS[(error as { type?: string }).type ?? ''] ?? UNREADABLE;
    response.status(answer[0]).json(errorBody(...answer));
  });
};

/** scimmy-routers answers an error of 500 or more and passes it on none the less; Express would cut the connection. */
const passUnanswered: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!response.headersSent) {
    next(error);
  }
};
