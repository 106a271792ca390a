import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type Json, object, objects } from '../json-value.js';
import { type ScimSettings } from '../world.js';

/** An answer of the SCIM server. */
export interface ScimAnswer {
  readonly status: number;
  /** An empty object where there is none, or where it is not JSON. */
  readonly body: Json;
  readonly text: string;
}

/** The SCIM server of an app, as OneLogin reaches it. */
export interface ScimConnection {
  readonly ask: (method: string, path: string, body?: Json) => Promise<ScimAnswer>;
  /** The user with this userName; undefined if there is none. */
  readonly find: (userName: string) => Promise<Json | undefined>;
}

/** OneLogin cannot go on with the server: its credentials, its address or its answers will not do. */
export class ConnectionFault extends Error {
  override readonly name = 'ConnectionFault';
}

const TIMEOUT_MS = 10_000;

/** A userName that nobody has, for the test of a connection. */
const NOBODY = 'no-such-user@example.invalid';

/**
 * Reaches the server that the base URL names, with the token as a bearer token, and tests the connection as OneLogin does: it looks for a
 * userName that there cannot be, and takes an empty list or 404 for a valid server (developers.onelogin.com, "Implement RESTful SCIM APIs
 * for Your App", "Initial connection").
 *
 * @throws ConnectionFault if a setting is missing, or the server does not answer so
 */
export async function connect({ baseUrl, bearerToken }: ScimSettings): Promise<ScimConnection> {
  if (baseUrl === undefined || bearerToken === undefined) {
    throw new ConnectionFault('The SCIM Base URL and the SCIM Bearer Token are required.');
  }
  if (!URL.canParse(baseUrl)) throw new ConnectionFault(`The SCIM Base URL is not a URL: ${baseUrl}`);
  const root = baseUrl.replace(/\/$/, '');
  const ask: ScimConnection['ask'] = async (method, path, body) => {
    const answer = await send(new URL(root + path), method, bearerToken, body);
    if (answer.status === 401 || answer.status === 403) {
      throw new ConnectionFault(`The application refused the credentials: HTTP ${String(answer.status)}.`);
    }
    return answer;
  };
  const find: ScimConnection['find'] = async (userName) => {
    const filter = encodeURIComponent(`userName eq "${userName.replaceAll('"', '\\"')}"`);
    const { status, body } = await ask('GET', `/Users?filter=${filter}`);
    if (status === 404) return undefined;
    if (status !== 200 || !Array.isArray(body.Resources ?? [])) {
      throw new ConnectionFault(`The application did not answer with a list of users: HTTP ${String(status)}.`);
    }
    return objects(body.Resources)[0];
  };
  if ((await find(NOBODY)) !== undefined)
    throw new ConnectionFault('The application finds a user whom there cannot be.');
  return { ask, find };
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
      reject(new ConnectionFault(`The application does not answer: ${error.message}`));
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
