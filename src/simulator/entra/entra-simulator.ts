import { createServer } from 'node:http';
import express, { type Express } from 'express';
import { type FaultTarget } from '../waiting-faults.js';
import { graphRouter } from './api.js';
import { authorization } from './authorization.js';
import { ownCertificate, writeCertificate } from './certificate.js';
import { type EntraClient } from './entra-client.js';
import { type FaultKind, faults } from './faults.js';
import { idSource } from './ids.js';
import { cloudMetadata } from './metadata.js';
import { DEPLOYING } from './permissions.js';
import { type EntraPortal, entraPortal } from './portal.js';
import { type CycleReport, runCycle } from './provisioning/cycle.js';
import { answerError, unknownCall } from './refusals.js';
import { type LoggedRequest, requestLog } from './request-log.js';
import { applications } from './routes/applications.js';
import { grantedPermissions } from './routes/granted-permissions.js';
import { groups } from './routes/groups.js';
import { organization } from './routes/organization.js';
import { provisioning } from './routes/provisioning.js';
import { provisioningLog } from './routes/provisioning-log.js';
import { servicePrincipals } from './routes/service-principals.js';
import { synchronization } from './routes/synchronization.js';
import { users } from './routes/users.js';
import {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  DEFAULT_SEED,
  DEFAULT_TENANT,
  type EntraSeed,
  addClient,
  addSeed,
} from './seed.js';
import { HOST, end, listen, metadataServer } from './servers.js';
import { type EntraSnapshot, snapshot } from './snapshot.js';
import { emptyWorld } from './world.js';

/** How the simulator is started. */
export interface EntraSimulatorOptions {
  /** The port of Graph and of the sign-in, plain HTTP. Default: a free one. */
  readonly port?: number;
  /** The port of the cloud's metadata, HTTPS. Default: a free one. */
  readonly metadataPort?: number;
  /** What the tenant holds. Default: `DEFAULT_SEED`. */
  readonly seed?: EntraSeed;
  /** The most entries on one page of a list, whatever `$top` asks for. Default: none, so that `$top` and Graph's own sizes count. */
  readonly pageSize?: number;
  /** The time that answers give. Default: always 2026-01-01T00:00:00Z, so that the same calls give the same answers. */
  readonly now?: () => Date;
  /** The time by which tokens and assertions expire. Default: the real time, since real clients sign with it. */
  readonly tokenClock?: () => Date;
}

/** A running simulator of Microsoft Entra ID. */
export interface EntraSimulator {
  /** `http://127.0.0.1:PORT`: Graph below `/v1.0` and `/beta`, and the sign-in below `/{tenant}/oauth2/v2.0`. */
  readonly url: string;
  readonly port: number;
  /** `127.0.0.1:PORT`, where the cloud's metadata is given over HTTPS: `ARM_METADATA_HOSTNAME` of the azuread provider. */
  readonly metadataHost: string;
  /** The certificate of `metadataHost`, as PEM. */
  readonly certificate: string;
  /** Writes the certificate to a file, for `SSL_CERT_FILE`. */
  readonly writeCertificate: (path: string) => void;
  /** What was asked, in order, without headers: no token or secret is ever kept. */
  readonly requests: () => readonly LoggedRequest[];
  /** Forgets the requests so far. */
  readonly forgetRequests: () => void;
  /** What the tenant holds: a copy. */
  readonly world: () => EntraSnapshot;
  /** What a person does by hand in the admin center. */
  readonly portal: EntraPortal;
  /** Runs one provisioning cycle of every app whose job is running, against the SCIM server that its `BaseAddress` names. */
  readonly runCycle: () => Promise<readonly CycleReport[]>;
  /** Makes the next requests go wrong. Default: one request, whichever it is. */
  readonly failNext: (kind: FaultKind, count?: number, target?: FaultTarget) => void;
  /** Answers every nth request with 429; undefined stops it. */
  readonly rateLimitEvery: (nth: number | undefined) => void;
  readonly close: () => Promise<void>;
}

const FIXED_TIME = new Date('2026-01-01T00:00:00.000Z');

/** The client that there is unless a seed names others. */
const OWN_CLIENT: EntraClient = { clientId: DEFAULT_CLIENT, secret: DEFAULT_SECRET, permissions: DEPLOYING };

/**
 * Starts a Microsoft Graph with a sign-in on loopback, with everything in memory. It answers what the azuread provider 3.7.0 and this
 * project's own client ask for our resources, as Microsoft's documentation shows the answers.
 *
 * @throws SimulatorError if a port is taken
 * @throws Error if the seed contradicts itself
 */
export async function startEntraSimulator(options: EntraSimulatorOptions = {}): Promise<EntraSimulator> {
  const now = options.now ?? (() => FIXED_TIME);
  const tokenClock = options.tokenClock ?? (() => new Date());
  const seed = options.seed ?? DEFAULT_SEED;
  const {
    id = DEFAULT_TENANT,
    displayName = 'Acme',
    domains = ['acme.onmicrosoft.com', 'example.com'],
  } = seed.tenant ?? {};
  const ids = idSource();
  const tenant = { id, displayName, domains };
  const world = emptyWorld(tenant, { ids, now, roleChoice: seed.roleChoice ?? 'first' });
  const clients = seed.clients ?? [OWN_CLIENT];
  for (const client of clients) addClient(world, client);
  addSeed(world, seed);

  let url = '';
  const log = requestLog();
  const faulty = faults();
  const guard = authorization({
    tenant,
    clients,
    addresses: () => [url],
    now: tokenClock,
    nextRequestId: () => ids.uuid('request'),
  });
  const resources = [
    applications,
    servicePrincipals,
    synchronization,
    provisioning,
    groups,
    users,
    organization,
    provisioningLog,
    grantedPermissions(clients),
  ];
  const app: Express = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(express.json({ limit: '4mb' }), express.urlencoded({ extended: false }), log.handler, faulty.handler);
  app.post('/:tenant/oauth2/v2.0/token', guard.token);
  app.get('/:tenant/v2.0/.well-known/openid-configuration', guard.configuration);
  app.use(graphRouter({ world, origin: () => url, pageSize: options.pageSize }, guard.authorize, resources));
  app.use(
    unknownCall,
    answerError(() => ids.uuid('request'), now),
  );

  const graph = createServer((request, response) => void app(request, response));
  const port = await listen(graph, options.port ?? 0);
  url = `http://${HOST}:${String(port)}`;

  const own = ownCertificate(HOST);
  const metadata = metadataServer(own, log.handler, () => cloudMetadata(url, tenant.id));
  const metadataPort = await listen(metadata, options.metadataPort ?? 0).catch(async (error: unknown) => {
    await end(graph);
    throw error;
  });

  return {
    url,
    port,
    metadataHost: `${HOST}:${String(metadataPort)}`,
    certificate: own.certificate,
    writeCertificate: (path) => {
      writeCertificate(own.certificate, path);
    },
    requests: log.requests,
    forgetRequests: log.forget,
    world: () => snapshot(world),
    portal: entraPortal(world),
    runCycle: () => runCycle(world),
    failNext: (kind, count = 1, target = {}) => {
      faulty.failNext(kind, count, target);
    },
    rateLimitEvery: faulty.rateLimitEvery,
    close: async () => {
      await Promise.all([end(graph), end(metadata)]);
    },
  };
}
