import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import { SimulatorError } from '../simulator-error.js';
import { type FaultTarget } from '../waiting-faults.js';
import { authorization, SERVICE_ACCOUNT } from './authorization.js';
import { listMembers, listUsers } from './directory-routes.js';
import { GoogleError, notFound } from './errors.js';
import { type FaultKind, faults } from './faults.js';
import { federation, REQUEST_TOKEN, WORKLOAD_IDENTITY_PROVIDER } from './federation.js';
import { serviceAccountKeys } from './process-keys.js';
import { CALL_SCOPES, DEFAULT_SEED, type GoogleSeed } from './seed.js';
import { worldOf } from './world.js';

/** How the simulator is started. */
export interface GoogleSimulatorOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** What the customer holds. Default: `DEFAULT_SEED`. */
  readonly seed?: GoogleSeed;
  /** The most entries on one page, whatever `maxResults` asks for. Default: none, so that Google's own sizes count. */
  readonly pageSize?: number;
  /** The time by which assertions and tokens expire. Default: the real time. */
  readonly now?: () => Date;
}

/** A running simulator of Google Workspace. */
export interface GoogleSimulator {
  /** `http://127.0.0.1:PORT`: the Directory API below `/admin/directory/v1`, the token endpoint `/token`, and the calls of federation. */
  readonly url: string;
  /** The key of the service account, as the Google Cloud console gives one: made when the first simulator of the process starts. */
  readonly key: string;
  /** The configuration of workload identity federation for the same service account. */
  readonly federation: string;
  /** The variables of a job at GitHub that signs in by federation. */
  readonly githubJob: Readonly<Record<string, string>>;
  /** What was asked, in order: method and path with its query. No token is kept. */
  readonly requests: () => readonly string[];
  /** Makes the next requests go wrong. Default: one request, whichever it is. */
  readonly failNext: (kind: FaultKind, count?: number, target?: FaultTarget) => void;
  readonly close: () => Promise<void>;
}

/** The simulator listens on this machine alone. */
const HOST = '127.0.0.1';

/**
 * Starts the few calls of Google by which people are read, on loopback and in memory: the token of a service account with domain-wide
 * delegation, by its key or by workload identity federation, users, and members of groups, as developers.google.com shows them.
 *
 * @throws SimulatorError if the port is taken
 */
export async function startGoogleSimulator(options: GoogleSimulatorOptions = {}): Promise<GoogleSimulator> {
  const { seed = DEFAULT_SEED, pageSize, now = () => new Date() } = options;
  const world = worldOf(seed);
  const { publicKey, privateKey } = serviceAccountKeys();
  let url = '';
  const guard = authorization(world, { publicKey, audience: () => `${url}/token`, now });
  const federated = federation(world, { signingKey: privateKey, now });
  const requests: string[] = [];
  const faulty = faults();
  const app: Express = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(express.urlencoded({ extended: false }), express.json());
  app.use((request, _response, next) => {
    requests.push(`${request.method} ${request.originalUrl}`);
    next();
  });
  app.use(faulty.handler);
  app.post('/token', guard.token);
  app.get('/issuer/token', federated.issue);
  app.post('/v1/token', federated.exchange);
  app.post(/^\/v1\/projects\/-\/serviceAccounts\/([^/]+):signJwt$/, federated.signJwt);
  app.get('/admin/directory/v1/users', guard.requires(CALL_SCOPES.users), listUsers(world, pageSize));
  app.get(
    '/admin/directory/v1/groups/:groupKey/members',
    guard.requires(CALL_SCOPES.members),
    listMembers(world, pageSize),
  );
  app.use((request: Request) => {
    throw notFound(`the simulator has no ${request.method} ${request.path}`);
  }, answerError);
  const server = createServer((request, response) => void app(request, response));
  url = `http://${HOST}:${String(await listen(server, options.port ?? 0))}`;
  const key = {
    type: 'service_account',
    project_id: 'example-project',
    private_key_id: 'example-key-id',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: SERVICE_ACCOUNT,
    client_id: '100000000000000000000',
    token_uri: `${url}/token`,
  };
  return {
    url,
    key: `${JSON.stringify(key, undefined, 2)}\n`,
    federation: `${JSON.stringify(federationOf(url), undefined, 2)}\n`,
    githubJob: {
      GOOGLE_WORKLOAD_IDENTITY_PROVIDER: WORKLOAD_IDENTITY_PROVIDER,
      GOOGLE_SERVICE_ACCOUNT: SERVICE_ACCOUNT,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/issuer/token`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
    },
    requests: () => [...requests],
    failNext: (kind, count = 1, target = {}) => {
      faulty.failNext(kind, count, target);
    },
    close: () => end(server),
  };
}

/** As `gcloud iam workload-identity-pools create-cred-config` writes it. */
function federationOf(url: string): object {
  const audience = encodeURIComponent(`https://iam.googleapis.com/${WORKLOAD_IDENTITY_PROVIDER}`);
  return {
    type: 'external_account',
    audience: `//iam.googleapis.com/${WORKLOAD_IDENTITY_PROVIDER}`,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `${url}/v1/token`,
    service_account_impersonation_url: `${url}/v1/projects/-/serviceAccounts/${SERVICE_ACCOUNT}:generateAccessToken`,
    credential_source: {
      url: `${url}/issuer/token?audience=${audience}`,
      headers: { Authorization: `Bearer ${REQUEST_TOKEN}` },
      format: { type: 'json', subject_token_field_name: 'value' },
    },
  };
}

/** Answers what a route refuses by throwing. Express knows an error handler by its four parameters. */
const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof GoogleError) response.status(error.status).json(error.body);
  else next(error);
};

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
