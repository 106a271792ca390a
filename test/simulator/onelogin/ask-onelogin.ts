import { type OneLoginClient, type OneLoginSimulator, DEFAULT_CLIENT } from '../../../src/simulator/onelogin/index.js';

/** JSON as it comes. */
export type Json = Record<string, unknown>;

/** An answer over real HTTP, its JSON read. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** HTTP Basic, as the Terraform provider sends it. */
export function basic({ clientId, clientSecret }: OneLoginClient = DEFAULT_CLIENT): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}

/** Asks for a token. */
export function signIn(onelogin: OneLoginSimulator, client?: OneLoginClient): Promise<Answer<Json>> {
  return send(onelogin, 'POST', '/auth/oauth2/v2/token', { grant_type: 'client_credentials' }, basic(client));
}

const tokens = new WeakMap<OneLoginSimulator, string>();

/** The token of the simulator's own credentials, asked for once. */
export async function tokenOf(onelogin: OneLoginSimulator): Promise<string> {
  const known = tokens.get(onelogin);
  if (known !== undefined) return known;
  const token = String((await signIn(onelogin)).body.access_token);
  tokens.set(onelogin, token);
  onelogin.forgetRequests();
  return token;
}

/** Asks the API with the simulator's own credentials. The path stands below `/api/2`. */
export async function ask<Body = Json>(
  onelogin: OneLoginSimulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<Body>> {
  return send(onelogin, method, `/api/2${path}`, body, `bearer ${await tokenOf(onelogin)}`);
}

/** Asks anything. A body that is text goes as it is. */
export async function send<Body = Json>(
  onelogin: OneLoginSimulator,
  method: string,
  path: string,
  body?: unknown,
  authorization?: string,
): Promise<Answer<Body>> {
  const response = await fetch(new URL(path, onelogin.url), {
    method,
    headers: {
      ...(authorization !== undefined && { Authorization: authorization }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
}

/** Reads every page of a list, as the Terraform provider does: by `limit`, and then by the cursor alone. */
export async function askAll(onelogin: OneLoginSimulator, path: string, limit: number): Promise<readonly Json[]> {
  const all: Json[] = [];
  let query: string | undefined = `limit=${String(limit)}`;
  while (query !== undefined) {
    const page: Answer<Json[]> = await ask(onelogin, 'GET', `${path}?${query}`);
    all.push(...page.body);
    const cursor = page.headers.get('after-cursor');
    query = cursor === null ? undefined : `cursor=${encodeURIComponent(cursor)}`;
  }
  return all;
}
