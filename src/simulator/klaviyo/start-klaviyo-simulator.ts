import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

import { withoutPrefix } from './authorization.js';
import { type Console, consoleOf } from './console.js';
import { type FaultTarget } from '../waiting-faults.js';
import { type FaultKind, faults } from './faults.js';
import { createRequestLog, type LoggedRequest } from './request-log.js';
import { createScimApp, DEFAULT_PAGE_SIZE_LIMIT, SCIM_PATH } from './scim-app.js';
import { type SimulatedAccount, type SimulatedUser } from './simulated-account.js';
import { SimulatorError } from '../simulator-error.js';
import { UserResource } from './user-resource.js';
import { createUserStore } from './user-store.js';

export interface KlaviyoSimulatorOptions {
  readonly account: SimulatedAccount;
  /** Default: 0, any free port. */
  readonly port?: number;
  /** A loopback address: `127.0.0.1` (the default), another of 127.0.0.0/8, `::1` or `localhost`. */
  readonly host?: string;
}

const SLOW_ANSWER_MS = 5_000;

/** A running simulator. */
export interface KlaviyoSimulator {
  /** Such as `http://127.0.0.1:49152/scim/v2`: what stands in an access file as `scim.baseUrl`. */
  readonly baseUrl: string;
  readonly port: number;
  /** The users as they are now, in order of creation. Copies. */
  readonly users: () => readonly SimulatedUser[];
  /** What was asked and answered so far. */
  readonly requests: () => readonly LoggedRequest[];
  /** Makes the next requests go wrong. Default: one request, whichever it is. */
  readonly failNext: (kind: FaultKind, count?: number, target?: FaultTarget) => void;
  /** Answers every nth request with 429; undefined stops it. */
  readonly rateLimitEvery: (nth: number | undefined) => void;
  /** From now on nothing goes wrong. */
  readonly clearFaults: () => void;
  /** Changes by somebody who works in Klaviyo itself. */
  readonly console: Console;
  /** Ends it at once, open connections too. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a SCIM 2.0 server that behaves as Klaviyo's does, for one account, in memory. Where Klaviyo documents nothing,
 * it does as RFC 7643 and RFC 7644 say, and the choice stands where it is made: user-rules.ts (roles, the owner),
 * list-query.ts (paging, filters), patch-request.ts (PATCH), primary-email.ts, user-schema.ts (attributes), scim-app.ts
 * (endpoints). What can be made to go wrong stands in faults.ts.
 * Any number of simulators can run in one process; they share nothing.
 *
 * An account whose users do not include the owner is taken as it is: its listing has no owner.
 *
 * @throws SimulatorError if an option will not do or the port is taken
 */
export async function startKlaviyoSimulator(options: KlaviyoSimulatorOptions): Promise<KlaviyoSimulator> {
  const { account, host = '127.0.0.1', port = 0 } = options;
  const pageSizeLimit = account.pageSizeLimit ?? DEFAULT_PAGE_SIZE_LIMIT;
  const accessKey = withoutPrefix(account.accessKey);
  checkOptions({ accessKey, host, port, account });
  const store = createUserStore(account);
  const log = createRequestLog(accessKey);

  const server = createServer();
  const address = await listen(server, host, port);
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  const baseUrl = `${origin}${SCIM_PATH}`;
  const context = {
    store,
    roleForm: account.roleForm ?? 'role',
    pages: { pageSizeLimit, countLimit: account.countLimit, paging: account.paging ?? 'start-index' },
    putClears: account.putClears ?? false,
    patchIgnoresUnknown: account.patchIgnoresUnknown ?? false,
    usersUrl: `${baseUrl}${UserResource.endpoint}`,
  } as const;
  const { slowAnswerMs = SLOW_ANSWER_MS, patchStatus } = account;
  const faulty = faults(`${SCIM_PATH}${UserResource.endpoint}`, slowAnswerMs);
  for (const { kind, count = 1, ...target } of account.faults ?? []) {
    faulty.failNext(kind, count, target);
  }
  faulty.rateLimitEvery(account.rateLimitEvery);
  const app = createScimApp({
    accessKey,
    origin,
    log: log.middleware,
    faults: faulty.handler,
    slowAnswerMs,
    patchStatus,
    context,
  });
  server.on('request', (request, response) => void app(request, response));

  return {
    baseUrl,
    port: address.port,
    users: () => structuredClone(store.all()),
    requests: log.entries,
    failNext: (kind, count = 1, target = {}) => {
      faulty.failNext(kind, count, target);
    },
    rateLimitEvery: faulty.rateLimitEvery,
    clearFaults: faulty.clearFaults,
    console: consoleOf(store),
    close: () => close(server),
  };
}

function checkOptions(options: {
  readonly accessKey: string;
  readonly host: string;
  readonly port: number;
  readonly account: SimulatedAccount;
}): void {
  if (!/^(127(\.\d{1,3}){3}|::1|localhost)$/.test(options.host)) {
    throw new SimulatorError(
      `The simulator listens on this machine alone, and "${options.host}" is not a loopback address: ` +
        'leave the host out, or give 127.0.0.1, ::1 or localhost.',
    );
  }
  if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65535) {
    throw new SimulatorError(`The port must be a whole number from 0 (any free one) to 65535, got: ${options.port}.`);
  }
  if (!/^[\x21-\x7e]+$/.test(options.accessKey)) {
    throw new SimulatorError("The simulator's access key is empty or has spaces or other than visible ASCII in it.");
  }
  const { pageSizeLimit, countLimit, rateLimitEvery, slowAnswerMs } = options.account;
  const least = (from: number, numbers: Readonly<Record<string, number | undefined>>): void => {
    for (const [name, value] of Object.entries(numbers)) {
      if (value !== undefined && (!Number.isInteger(value) || value < from)) {
        throw new SimulatorError(`${name} must be a whole number from ${from}, got: ${value}.`);
      }
    }
  };
  least(1, { pageSizeLimit, countLimit, rateLimitEvery });
  least(0, { slowAnswerMs });
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const remedy = 'Use another --port, or --port 0 for any free port.';
      reject(new SimulatorError(`The simulator cannot listen on ${host}:${port}: ${listenFault(error)}. ${remedy}`));
    });
    server.listen(port, host, () => {
      resolve(server.address() as AddressInfo);
    });
  });
}

/** Why a server cannot listen, without the address, which the message has. */
function listenFault({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return 'another program uses the port';
  return code === 'EACCES' ? 'this user may not use the port' : message;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error === undefined) resolve();
      else reject(error);
    });
    server.closeAllConnections();
  });
}
