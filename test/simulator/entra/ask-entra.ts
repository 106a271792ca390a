import {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  DEFAULT_TENANT,
  type EntraSimulator,
} from '../../../src/simulator/entra/index.js';

/** JSON as it comes. */
export type Json = Record<string, unknown>;

/** An answer over real HTTP, its JSON read. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** What stands at a place in an answer, such as `error.code` or `value.0.id`; undefined if nothing does. */
export function at(answer: unknown, place: string): unknown {
  return place.split('.').reduce<unknown>((found, member) => (found as Json | undefined)?.[member], answer);
}

/** The form with which the simulator's own client asks for a token. */
export function tokenForm(
  entra: EntraSimulator,
  change: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    grant_type: 'client_credentials',
    client_id: DEFAULT_CLIENT,
    client_secret: DEFAULT_SECRET,
    scope: `${entra.url}/.default`,
    ...change,
  };
}

/** Asks the token endpoint. */
export async function signIn(
  entra: EntraSimulator,
  form: Readonly<Record<string, string>> = tokenForm(entra),
  tenant = DEFAULT_TENANT,
): Promise<Answer<Json>> {
  const response = await fetch(`${entra.url}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

const tokens = new WeakMap<EntraSimulator, string>();

/** The token of the simulator's own client, asked for once. */
export async function tokenOf(entra: EntraSimulator): Promise<string> {
  const known = tokens.get(entra);
  if (known !== undefined) return known;
  const token = String((await signIn(entra)).body.access_token);
  tokens.set(entra, token);
  entra.forgetRequests();
  return token;
}

/** Asks Graph as the simulator's own client. The path begins with the version. */
export async function ask<Body = Json>(
  entra: EntraSimulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Body>> {
  const authorization = headers.Authorization ?? `Bearer ${await tokenOf(entra)}`;
  const response = await fetch(new URL(path, entra.url), {
    method,
    headers: {
      Authorization: authorization,
      ...headers,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
}

/** The entries of a list. */
export function values({ body }: Pick<Answer<Json>, 'body'>): readonly Json[] {
  return body.value as readonly Json[];
}

/** Reads every page of a list. */
export async function askAll(entra: EntraSimulator, path: string): Promise<readonly Json[]> {
  const all: Json[] = [];
  let next: unknown = path;
  while (typeof next === 'string') {
    const page: Answer<Json> = await ask(entra, 'GET', next);
    all.push(...values(page));
    next = page.body['@odata.nextLink'];
  }
  return all;
}
