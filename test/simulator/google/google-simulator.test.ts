import { sign } from 'node:crypto';
import { type GoogleSimulator, SERVICE_ACCOUNT, startGoogleSimulator } from '../../../src/simulator/google/index.js';

type Json = Readonly<Record<string, unknown>>;

const NOW = new Date('2026-11-23T06:00:00.000Z');
const SECONDS = NOW.getTime() / 1000;
const SCOPE = 'https://www.googleapis.com/auth/admin.directory';
const USERS = [
  { email: 'admin@example.com' },
  { email: 'ada@example.com', department: 'Data' },
  { email: 'lin@example.com', suspended: true },
];

/** An assertion as the documentation has it, with other claims or another algorithm. */
function assertionFor({ url, key }: GoogleSimulator, claims: Json = {}, alg = 'RS256', signature?: string): string {
  const all = {
    ...{ iss: SERVICE_ACCOUNT, sub: 'admin@example.com', aud: `${url}/token`, iat: SECONDS, exp: SECONDS + 3600 },
    scope: `${SCOPE}.user.readonly`,
    ...claims,
  };
  const signed = [{ alg, typ: 'JWT' }, all]
    .map((one) => Buffer.from(JSON.stringify(one)).toString('base64url'))
    .join('.');
  const pem = (JSON.parse(key) as { private_key: string }).private_key;
  return `${signed}.${signature ?? sign('sha256', Buffer.from(signed), pem).toString('base64url')}`;
}

async function signIn(
  { url }: GoogleSimulator,
  assertion: string,
  grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer',
) {
  const body = new URLSearchParams({ grant_type: grantType, assertion });
  const response = await fetch(`${url}/token`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Json };
}

async function ask(google: GoogleSimulator, path: string, token: unknown) {
  const headers = { authorization: `Bearer ${String(token)}` };
  const response = await fetch(`${google.url}/admin/directory/v1${path}`, { headers });
  return { status: response.status, body: (await response.json()) as Json };
}

describe('the simulated Google Workspace', () => {
  let google: GoogleSimulator;
  let now = NOW;
  beforeEach(async () => {
    now = NOW;
    const groups = [{ email: 'empty@example.com' }];
    google = await startGoogleSimulator({ seed: { users: USERS, groups }, now: () => now });
  });
  afterEach(() => google.close());

  it.each<[string, Json, string | undefined, string]>([
    ['of somebody else', { iss: 'other@example.com' }, undefined, 'account not found'],
    ['for another endpoint', { aud: 'https://example.com/token' }, undefined, 'short-lived token'],
    ['for two hours', { exp: SECONDS + 7200 }, undefined, 'short-lived token'],
    ['that has expired', { iat: SECONDS - 3600, exp: SECONDS }, undefined, 'short-lived token'],
    ['without times', { exp: undefined }, undefined, 'short-lived token'],
    ['in the name of nobody', { sub: 'nobody@example.com' }, undefined, 'Invalid email or User ID'],
    ['in the name of somebody suspended', { sub: 'lin@example.com' }, undefined, 'Invalid email or User ID'],
    ['with a scope that was not delegated', { scope: `${SCOPE}.user` }, undefined, 'Client is unauthorized'],
    ['whose signature does not hold', {}, 'AAAA', 'Invalid JWT Signature'],
  ])('GIVEN an assertion %s THEN there is no token', async (_what, claims, signature, said) => {
    const { status, body } = await signIn(google, assertionFor(google, claims, 'RS256', signature));
    expect([400, 401]).toContain(status);
    expect(body.error_description).toContain(said);
  });

  it('GIVEN another algorithm, no assertion, or another grant THEN there is no token', async () => {
    expect((await signIn(google, assertionFor(google, {}, 'RS512'))).status).toBe(400);
    expect((await signIn(google, 'nonsense')).body.error).toBe('invalid_grant');
    expect((await signIn(google, assertionFor(google), 'client_credentials')).body.error).toBe(
      'unsupported_grant_type',
    );
  });

  it('GIVEN a token THEN it serves for an hour, for its scopes and its user', async () => {
    const { body } = await signIn(google, assertionFor(google));
    expect((await ask(google, '/users?customer=my_customer', body.access_token)).status).toBe(200);
    expect((await ask(google, '/groups/empty@example.com/members', body.access_token)).body).toMatchObject({
      error: { code: 403, errors: [{ reason: 'insufficientPermissions' }] },
    });
    expect((await ask(google, '/users?customer=my_customer', 'another')).status).toBe(401);
    const other = await signIn(google, assertionFor(google, { sub: 'ada@example.com' }));
    expect((await ask(google, '/users?customer=my_customer', other.body.access_token)).body).toMatchObject({
      error: { code: 403, errors: [{ reason: 'forbidden' }] },
    });
    now = new Date(NOW.getTime() + 3_600_000);
    expect((await ask(google, '/users?customer=my_customer', body.access_token)).status).toBe(401);
  });

  it('GIVEN lists THEN they have pages, leave an empty one out, and refuse what Google refuses', async () => {
    const scope = `${SCOPE}.user.readonly ${SCOPE}.group.member.readonly`;
    const { access_token: token } = (await signIn(google, assertionFor(google, { scope }))).body;
    const first = await ask(google, '/users?customer=C0example&maxResults=2', token);
    expect(first.body).toMatchObject({ nextPageToken: 'from-2', users: [{ primaryEmail: 'ada@example.com' }, {}] });
    expect(JSON.stringify(first.body)).not.toContain('Data');
    const last = await ask(google, '/users?customer=C0example&maxResults=2&pageToken=from-2&projection=full', token);
    expect(last.body).not.toHaveProperty('nextPageToken');
    expect(last.body.users).toHaveLength(1);
    expect((await ask(google, '/groups/0group00000001/members', token)).body).toEqual({
      kind: 'admin#directory#members',
    });
    for (const query of ['customer=C0other', 'customer=C0example&maxResults=0', 'customer=C0example&pageToken=x', '']) {
      expect((await ask(google, `/users?${query}`, token)).status).toBe(400);
    }
    expect((await ask(google, '/groups/none@example.com/members', token)).status).toBe(404);
    expect((await ask(google, '/orgunits', token)).status).toBe(404);
    expect(google.requests()).toContain('GET /admin/directory/v1/orgunits');
  });

  it('GIVEN a port that is taken THEN it is refused', async () => {
    const port = Number(new URL(google.url).port);
    await expect(startGoogleSimulator({ port })).rejects.toThrow(`cannot listen on 127.0.0.1:${String(port)}`);
  });
});
