import { generateKeyPairSync, sign } from 'node:crypto';
import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { type Answer, type Json, SAML_APP, ask, at } from './ask-okta.js';

const NOW = new Date('2026-01-01T00:00:00.000Z');
const SECONDS = NOW.getTime() / 1000;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

let okta: OktaSimulator;
let time: Date;

beforeEach(async () => {
  time = NOW;
  okta = await startOktaSimulator({
    tokenClock: () => time,
    oauthClients: [
      {
        clientId: 'reader',
        publicKey: rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        scopes: ['okta.groups.read', 'okta.apps.manage'],
      },
      { clientId: 'curve', publicKey: { ...ec.publicKey.export({ format: 'jwk' }) }, scopes: ['okta.groups.read'] },
    ],
  });
});
afterEach(() => okta.close());

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

function assertion(claims: Json = {}, alg = 'RS256', key = rsa.privateKey): string {
  const given = { iss: 'reader', sub: 'reader', aud: `${okta.url}/oauth2/v1/token`, exp: SECONDS + 300, ...claims };
  const signed = `${encode({ alg })}.${encode(given)}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

async function tokenFor(clientAssertion: string, form: Record<string, string> = {}): Promise<Answer<Json>> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'okta.groups.read okta.apps.manage',
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: clientAssertion,
    ...form,
  });
  const response = await fetch(`${okta.url}/oauth2/v1/token`, { method: 'POST', body });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

const bearer = (token: unknown) => ({ Authorization: `Bearer ${String(token)}` });

describe('OAuth for a service app', () => {
  test('WHEN a client proves itself with its key, THEN it gets a token with the scopes that it asked for', async () => {
    const token = await tokenFor(assertion(), { scope: 'okta.groups.read' });

    expect(token.status).toBe(200);
    expect(token.body).toEqual({
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: 'access-token-1',
      scope: 'okta.groups.read',
    });
  });

  test("WHEN the assertion is made out to the organisation's own address, THEN it holds too", async () => {
    expect((await tokenFor(assertion({ aud: ['https://acme.okta.com/oauth2/v1/token'] }))).status).toBe(200);
  });

  test('WHEN the key is of an elliptic curve and given as a JWK, THEN it holds too', async () => {
    const made = assertion({ iss: 'curve', sub: 'curve' }, 'ES256', ec.privateKey);

    expect((await tokenFor(made, { scope: 'okta.groups.read' })).status).toBe(200);
  });

  test.each<[string, () => string, RegExp]>([
    ['is missing', () => '', /not a signed JWT/],
    ['has four parts', () => `${assertion()}.more`, /not a signed JWT/],
    ['is not JSON', () => 'a.b.c', /not a signed JWT/],
    ['is of nobody', () => assertion({ iss: 'nobody', sub: 'nobody' }), /must be the id of a client/],
    ['was issued by another', () => assertion({ iss: 'curve' }), /must be the id of a client/],
    ['was signed with another key', () => assertion({}, 'RS256', stranger.privateKey), /signature is invalid/],
    ['names the algorithm none', () => assertion({}, 'none'), /signature is invalid/],
    ['names an algorithm of another key', () => assertion({}, 'ES256'), /signature is invalid/],
    [
      'is for another server',
      () => assertion({ aud: 'https://example.com' }),
      /aud of the client_assertion must be one of/,
    ],
    ['has expired', () => assertion({ exp: SECONDS }), /expired/],
    ['never expires', () => assertion({ exp: undefined }), /expired/],
    ['lives too long', () => assertion({ exp: SECONDS + 3601 }), /longer than an hour/],
  ])('WHEN the assertion %s, THEN 401 invalid_client', async (_what, made, description) => {
    const token = await tokenFor(made());

    expect(token.status).toBe(401);
    expect(token.body.error).toBe('invalid_client');
    expect(token.body.error_description).toMatch(description);
  });

  test('WHEN the assertion is left out of the form, THEN 401', async () => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: ASSERTION_TYPE });

    expect((await fetch(`${okta.url}/oauth2/v1/token`, { method: 'POST', body })).status).toBe(401);
  });

  test.each([
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ client_assertion_type: 'other' }, 401, 'invalid_client'],
    [{ scope: 'okta.users.manage' }, 400, 'invalid_scope'],
    [{ scope: '' }, 400, 'invalid_scope'],
  ])('WHEN the form says %j, THEN it is refused', async (form, status, error) => {
    const token = await tokenFor(assertion(), form);

    expect([token.status, token.body.error]).toEqual([status, error]);
  });

  test('WHEN no scope and no body is sent, THEN it is refused', async () => {
    const bare = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: assertion(),
    });

    expect((await fetch(`${okta.url}/oauth2/v1/token`, { method: 'POST', body: bare })).status).toBe(400);
    expect((await fetch(`${okta.url}/oauth2/v1/token`, { method: 'POST' })).status).toBe(400);
  });

  test('GIVEN a token WHEN it is used, THEN its scopes decide, and manage includes read', async () => {
    const headers = bearer((await tokenFor(assertion())).body.access_token);

    expect((await ask(okta, 'GET', '/api/v1/groups', undefined, headers)).status).toBe(200);
    expect((await ask(okta, 'POST', '/api/v1/apps', SAML_APP, headers)).status).toBe(200);
    expect((await ask(okta, 'GET', '/api/v1/apps', undefined, headers)).status).toBe(200);
    const denied = await ask(okta, 'POST', '/api/v1/groups', { profile: { name: 'one' } }, headers);
    expect([denied.status, denied.body.errorCode]).toEqual([403, 'E0000006']);
    expect(at(denied.body, 'errorCauses.0.errorSummary')).toMatch(/Missing: okta\.groups\.manage$/);
    expect(denied.headers.get('www-authenticate')).toContain('insufficient_scope');
  });

  test('GIVEN a token WHEN its time is over, or it was never given out, THEN 401', async () => {
    const { access_token: token } = (await tokenFor(assertion())).body;
    time = new Date(NOW.getTime() + 3600_000);

    expect((await ask(okta, 'GET', '/api/v1/groups', undefined, bearer(token))).status).toBe(401);
    expect((await ask(okta, 'GET', '/api/v1/groups', undefined, bearer('guessed'))).status).toBe(401);
    expect((await ask(okta, 'GET', '/api/v1/groups', undefined, { Authorization: 'Basic x' })).status).toBe(401);
    expect((await ask(okta, 'GET', '/api/v1/groups', undefined, { Authorization: 'SSWS' })).status).toBe(401);
  });

  test('WHEN a token is asked for, THEN the log does not keep the assertion', async () => {
    await tokenFor(assertion());

    expect(okta.requests()).toEqual([{ method: 'POST', path: '/oauth2/v1/token', body: undefined }]);
  });

  test('GIVEN the real clock WHEN an assertion of another time comes, THEN it has expired', async () => {
    const real = await startOktaSimulator({
      oauthClients: [
        {
          clientId: 'reader',
          publicKey: rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
          scopes: ['okta.groups.read'],
        },
      ],
    });
    const form = { grant_type: 'client_credentials', scope: 'okta.groups.read', client_assertion_type: ASSERTION_TYPE };
    const old = assertion({ aud: `${real.url}/oauth2/v1/token`, exp: 1_000_000_000 });
    const body = new URLSearchParams({ ...form, client_assertion: old });
    const response = await fetch(`${real.url}/oauth2/v1/token`, { method: 'POST', body });
    await real.close();

    expect(((await response.json()) as Json).error_description).toBe('The client_assertion token is expired.');
  });
});
