import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type Json, object } from '../json-value.js';
import { secretOf } from '../synchronization/job-record.js';
import { type SecretKey } from '../world.js';

/** An answer of the SCIM server. */
export interface ScimAnswer {
  readonly status: number;
  /** An empty object where there is none, or where it is not JSON. */
  readonly body: Json;
  readonly text: string;
}

/** The SCIM server of an app, as the synchronization reaches it. */
export interface ScimConnection {
  /** Whether PATCH follows RFC 7644 to the letter: the flag `aadOptscim062020` in the tenant URL. */
  readonly compliantPatch: boolean;
  readonly ask: (method: string, path: string, body?: Json) => Promise<ScimAnswer>;
}

/** The synchronization cannot go on with the server: its credentials, its address or its answers will not do. */
export class ConnectionFault extends Error {
  override readonly name = 'ConnectionFault';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const TIMEOUT_MS = 10_000;
const FLAG = 'aadOptscim062020';

/**
 * Reaches the server that `BaseAddress` names, with `SecretToken` as a bearer token. The query of the address is a flag for Entra
 * itself and is not sent (learn.microsoft.com, "Known issues and resolutions with SCIM 2.0 protocol compliance", "Flags to alter the
 * SCIM behavior").
 *
 * @throws ConnectionFault if a key is missing, or the address is not one
 */
export function scimConnection(secrets: readonly SecretKey[]): ScimConnection {
  const [address, token] = ['BaseAddress', 'SecretToken'].map((key) => secretOf({ secrets }, key));
  if (address === undefined || token === undefined) {
    throw new ConnectionFault('CredentialsMissing', 'BaseAddress and SecretToken are required.');
  }
  if (!URL.canParse(address)) throw new ConnectionFault('InvalidBaseAddress', `BaseAddress is not a URL: ${address}`);
  const base = new URL(address);
  const compliantPatch = base.searchParams.has(FLAG);
  base.search = '';
  const root = base.href.replace(/\/$/, '');

  const ask: ScimConnection['ask'] = async (method, path, body) => {
    const answer = await send(new URL(root + path), method, token, body);
    if (answer.status === 401 || answer.status === 403) {
      throw new ConnectionFault(
        'InvalidCredentials',
        `The application refused the credentials: HTTP ${String(answer.status)}.`,
      );
    }
    return answer;
  };
  return { compliantPatch, ask };
}

function send(url: URL, method: string, token: string, body: Json | undefined): Promise<ScimAnswer> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: 'application/scim+json',
    ...(payload !== undefined && {
      'Content-Type': 'application/scim+json',
      'Content-Length': String(Buffer.byteLength(payload)),
    }),
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const refuse = (error: Error): void => {
      reject(new ConnectionFault('ApplicationUnreachable', `The application does not answer: ${error.message}`));
    };
    const sent = request(url, { method, headers, timeout: TIMEOUT_MS, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', refuse);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, body: jsonOf(text), text });
      });
    });
    sent.on('timeout', () => {
      sent.destroy(new Error('time-out'));
    });
    sent.on('error', refuse);
    sent.end(payload);
  });
}

function jsonOf(text: string): Json {
  try {
    return object(JSON.parse(text));
  } catch {
    return {};
  }
}

/**
 * Asks for a user that there cannot be, as a test of the connection does (learn.microsoft.com, "Tutorial: Develop and plan provisioning
 * for a SCIM endpoint in Microsoft Entra ID": it expects a list, empty or not).
 *
 * @throws ConnectionFault with Entra's code
 */
export async function testConnection(connection: ScimConnection, unknownUser: string): Promise<void> {
  const filter = encodeURIComponent(`userName eq "${unknownUser}"`);
  const { status, body } = await connection.ask('GET', `/Users?filter=${filter}`);
  if (status !== 200 || typeof body.totalResults !== 'number') {
    throw new ConnectionFault(
      'SystemForCrossDomainIdentityManagementCredentialValidationUnavailable',
      `We received this unexpected response from your application: HTTP ${String(status)}.`,
    );
  }
}
