import { type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { SimulatorError } from '../simulator-error.js';
import { type FaultTarget } from '../waiting-faults.js';
import { apiRouter } from './api.js';
import { authorization } from './authorization.js';
import { type OneLoginConsole, oneLoginConsole } from './console.js';
import { type FaultKind, faults } from './faults.js';
import { idSource } from './ids.js';
import { type PushReport, push } from './provisioning/push.js';
import { rateLimit } from './rate-limit.js';
import { answerError, unknownCall } from './refusals.js';
import { type LoggedRequest, requestLog } from './request-log.js';
import { apps } from './routes/apps.js';
import { roles } from './routes/roles.js';
import { appRules, mappings } from './routes/rules.js';
import { users } from './routes/users.js';
import {
  DEFAULT_CLIENT,
  DEFAULT_SEED,
  type OneLoginSeed,
  addSeed,
  seededAttributes,
  seededConnectors,
} from './seed.js';
import { type OneLoginSnapshot, snapshot } from './snapshot.js';
import { emptyWorld } from './world.js';

/** How the simulator is started. */
export interface OneLoginSimulatorOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** What the account holds. Default: `DEFAULT_SEED`. */
  readonly seed?: OneLoginSeed;
  /** The most entries on one page of a list, whatever `limit` asks for. Default: none, so that `limit` and OneLogin's own sizes count. */
  readonly pageSize?: number;
  /** The time that answers give. Default: always 2026-01-01T00:00:00Z, so that the same calls give the same answers. */
  readonly now?: () => Date;
  /** The time by which tokens expire. Default: the real time. */
  readonly tokenClock?: () => Date;
}

/** A running simulator of OneLogin. */
export interface OneLoginSimulator {
  /** `http://127.0.0.1:PORT`: the API below `/api/2`, and the sign-in of programs below `/auth`. `ONELOGIN_API_URL` of the Terraform provider. */
  readonly url: string;
  readonly port: number;
  /** What was asked, in order, without headers: no token or secret is ever kept. */
  readonly requests: () => readonly LoggedRequest[];
  /** Forgets the requests so far. */
  readonly forgetRequests: () => void;
  /** What the account holds: a copy. */
  readonly world: () => OneLoginSnapshot;
  /** What a person does by hand in OneLogin's administration. */
  readonly console: OneLoginConsole;
  /** Provisions every app whose provisioning is enabled, at the SCIM server that its base URL names. */
  readonly push: () => Promise<readonly PushReport[]>;
  /** Makes the next requests go wrong. Default: one request, whichever it is. */
  readonly failNext: (kind: FaultKind, count?: number, target?: FaultTarget) => void;
  /** Answers every nth request with 429; undefined stops it. */
  readonly rateLimitEvery: (nth: number | undefined) => void;
  readonly close: () => Promise<void>;
}

const FIXED_TIME = new Date('2026-01-01T00:00:00.000Z');

/** The simulator listens on this machine alone. */
const HOST = '127.0.0.1';

/**
 * Starts OneLogin's API of version 2 on loopback, with everything in memory. It answers what the Terraform provider onelogin/onelogin
 * 1.0.0 and a reader of apps, rules, roles, users and mappings ask, as developers.onelogin.com shows the answers.
 *
 * @throws SimulatorError if the port is taken
 * @throws Error if the seed contradicts itself
 */
export async function startOneLoginSimulator(options: OneLoginSimulatorOptions = {}): Promise<OneLoginSimulator> {
  const { seed = DEFAULT_SEED, now = () => FIXED_TIME, tokenClock = () => new Date() } = options;
  const world = emptyWorld({
    nextId: idSource(),
    now,
    provisioningOverApi: seed.provisioningOverApi ?? true,
    customAttributes: seededAttributes(seed),
    connectors: seededConnectors(seed),
  });
  addSeed(world, seed);

  const log = requestLog();
  const faulty = faults();
  const limit = rateLimit();
  const guard = authorization(seed.clients ?? [DEFAULT_CLIENT], tokenClock, limit);
  const app: Express = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(express.json({ limit: '4mb' }), express.urlencoded({ extended: false }), log.handler, limit.handler);
  app.use(faulty.handler);
  app.post('/auth/oauth2/v2/token', guard.token);
  app.post('/auth/oauth2/revoke', guard.revoke);
  app.get('/auth/rate_limit', guard.rateLimit);
  const context = { world, pageSize: options.pageSize };
  app.use('/api/2', apiRouter(context, guard.authorize, [apps, appRules, roles, users, mappings]));
  app.use(unknownCall, answerError);

  const server = createServer((request, response) => void app(request, response));
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://${HOST}:${String(port)}`,
    port,
    requests: log.requests,
    forgetRequests: log.forget,
    world: () => snapshot(world),
    console: oneLoginConsole(world),
    push: () => push(world),
    failNext: (kind, count = 1, target = {}) => {
      faulty.failNext(kind, count, target);
    },
    rateLimitEvery: faulty.rateLimitEvery,
    close: () => end(server),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error): void => {
      reject(new SimulatorError(`The simulator cannot listen on ${HOST}:${String(port)}: ${error.message}.`));
    };
    server.once('error', refuse).listen(port, HOST, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Ends a server at once, open connections too. */
function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
