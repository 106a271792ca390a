import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { apiRouter } from './api.js';
import { authorization } from './authorization.js';
import { type OauthClient } from './client-assertion.js';
import { type OktaConsole, oktaConsole } from './console.js';
import { OktaApiError, errorBody, noSuchCall, unreadableBody } from './errors.js';
import { type FaultTarget } from '../waiting-faults.js';
import { type FaultKind, faults } from './faults.js';
import { idSource } from './ids.js';
import { rateLimitHeaders } from './rate-limit.js';
import { organizationView } from './organization.js';
import { type LoggedRequest, requestLog } from './request-log.js';
import { appConnection } from './routes/app-connection.js';
import { appFeatures } from './routes/app-features.js';
import { appGroups } from './routes/app-groups.js';
import { appSchema } from './routes/app-schema.js';
import { appSigning } from './routes/app-signing.js';
import { appUserRoutes } from './routes/app-users.js';
import { apps } from './routes/apps.js';
import { groupRules } from './routes/group-rules.js';
import { groups } from './routes/groups.js';
import { mappings } from './routes/mappings.js';
import { policies } from './routes/policies.js';
import { userSchema } from './routes/user-schema.js';
import { users } from './routes/users.js';
import { SimulatorError } from '../simulator-error.js';
import { DEFAULT_SEED, type OktaSeed, addSeed } from './seed.js';
import { type OktaSnapshot, snapshot } from './snapshot.js';
import { emptyWorld } from './world.js';

/** How the simulator is started. */
export interface OktaSimulatorOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** The API token that `Authorization: SSWS …` must carry. Default `example-api-token`. */
  readonly apiToken?: string;
  /** Default: none, so that no OAuth client gets a token. */
  readonly oauthClients?: readonly OauthClient[];
  /**
   * Whether a proof of possession (DPoP) has to carry the server's nonce at the API too, as RFC 9449, section 9, allows.
   * Default false, as Okta does: its token endpoint alone asks for one.
   */
  readonly needsNonceAtApi?: boolean;
  /** What the organisation holds. Default: `DEFAULT_SEED`. */
  readonly seed?: OktaSeed;
  /**
   * A PUT of an app switches its provisioning off, as was reported of Okta (issues 655 and 710 of the Terraform
   * provider). Default false.
   */
  readonly resetProvisioningOnAppPut?: boolean;
  /** The time that answers give. Default: always 2026-01-01T00:00:00Z, so that the same calls give the same answers. */
  readonly now?: () => Date;
  /** The time by which tokens and assertions expire. Default: the real time, since real clients sign with it. */
  readonly tokenClock?: () => Date;
  /** What `X-Rate-Limit-Limit` says. Nobody is counted out: 429 comes from `failNext` and `rateLimitEvery`. Default 600. */
  readonly rateLimit?: number;
}

/** A running simulator of Okta's management API. */
export interface OktaSimulator {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  /** What was asked, in order, without headers: no token is ever kept. */
  readonly requests: () => readonly LoggedRequest[];
  /** Forgets the requests so far. */
  readonly forgetRequests: () => void;
  /** What the organisation holds: a copy. */
  readonly world: () => OktaSnapshot;
  /** What a person does by hand in Okta's console. */
  readonly console: OktaConsole;
  /** Makes the next requests go wrong. Default: one request, whichever it is. */
  readonly failNext: (kind: FaultKind, count?: number, target?: FaultTarget) => void;
  /** Answers every nth request with 429; undefined stops it. */
  readonly rateLimitEvery: (nth: number | undefined) => void;
  readonly close: () => Promise<void>;
}

const FIXED_TIME = new Date('2026-01-01T00:00:00.000Z');
const DEFAULT_API_TOKEN = 'example-api-token';
const HOST = '127.0.0.1';

/**
 * Starts an Okta management API on loopback, with everything in memory. It answers what the Terraform provider 6.12.0
 * and this project's own client ask for our resources, as Okta's recorded answers look. The provider reaches it with the setting
 * `http_proxy`.
 *
 * @throws SimulatorError if the port is taken
 * @throws Error if the seed contradicts itself
 */
export async function startOktaSimulator(options: OktaSimulatorOptions = {}): Promise<OktaSimulator> {
  const now = options.now ?? (() => FIXED_TIME);
  const tokenClock = options.tokenClock ?? (() => new Date());
  const seed = options.seed ?? DEFAULT_SEED;
  const world = emptyWorld({ org: seed.org ?? 'acme', engine: seed.engine ?? 'identity', nextId: idSource(), now });
  addSeed(world, seed);

  let url = '';
  const log = requestLog();
  const faulty = faults();
  const guard = authorization({
    apiToken: options.apiToken ?? DEFAULT_API_TOKEN,
    clients: options.oauthClients ?? [],
    addresses: () => [url, `https://${world.org}.okta.com`],
    nowSeconds: () => Math.floor(tokenClock().getTime() / 1000),
    needsNonceAtApi: options.needsNonceAtApi ?? false,
  });
  const resources = [
    users,
    userSchema,
    groupRules,
    groups,
    apps(options.resetProvisioningOnAppPut ?? false),
    appSigning,
    appSchema,
    appGroups,
    appUserRoutes,
    appConnection,
    appFeatures,
    policies,
    mappings,
  ];

  const app: Express = express();
  app.disable('x-powered-by').disable('etag');
  app.use(rateLimitHeaders(options.rateLimit ?? 600, now));
  app.use(express.json(), express.urlencoded({ extended: false }));
  app.use(log.handler, faulty.handler);
  app.get('/.well-known/okta-organization', (_request, response) => {
    response.json(organizationView(world, url));
  });
  app.post('/oauth2/v1/token', guard.token);
  app.use(apiRouter(world, () => url, guard.authorize, resources));
  app.use(
    unknownCall,
    answerError(() => world.nextId('oae')),
  );

  const server = createServer((request, response) => {
    response.sendDate = false;
    // The provider's `http_proxy` sends the absolute form (RFC 9112, section 3.2.2); express knows the origin form.
    request.url = request.url?.replace(/^https?:\/\/[^/]+/i, '');
    app(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error): void =>
      reject(new SimulatorError(`The simulator cannot listen on ${HOST}:${options.port ?? 0}: ${error.message}.`));
    server.once('error', refuse).listen(options.port ?? 0, HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;
  url = `http://${HOST}:${String(port)}`;

  return {
    url,
    port,
    requests: log.requests,
    forgetRequests: log.forget,
    world: () => snapshot(world),
    console: oktaConsole(world),
    failNext: (kind, count = 1, target = {}) => {
      faulty.failNext(kind, count, target);
    },
    rateLimitEvery: faulty.rateLimitEvery,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const unknownCall: RequestHandler = (request) => {
  throw noSuchCall(request.method, request.path);
};

function answerError(nextErrorId: () => string): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request, response, next) => {
    const refused = error instanceof OktaApiError ? error : asUnreadableBody(error);
    if (refused === undefined) {
      next(error);
      return;
    }
    response.status(refused.status).set(refused.headers).json(errorBody(refused, nextErrorId()));
  };
}

/** Express's own refusal of a body that is not JSON; anything else is a fault of the simulator and stays one. */
function asUnreadableBody(error: unknown): OktaApiError | undefined {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  return type === 'entity.parse.failed' ? unreadableBody() : undefined;
}
