import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { type Answer, type Json } from './ask-okta.js';

const NOW = new Date('2026-01-01T00:00:00.000Z');
const SECONDS = NOW.getTime() / 1000;
const TOKEN = '/oauth2/v1/token';
const GROUPS = '/api/v1/groups';

const client = generateKeyPairSync('rsa', { modulusLength: 2048 });
const proofKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 });

let okta: OktaSimulator;
let time: Date;
let proofs = 0;

async function start(needsNonceAtApi = false): Promise<void> {
  okta = await startOktaSimulator({
    tokenClock: () => time,
    needsNonceAtApi,
    oauthClients: [
      {
        clientId: 'reader',
        publicKey: client.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        scopes: ['okta.groups.read'],
        requiresDpop: true,
      },
    ],
  });
}

beforeEach(async () => {
  time = NOW;
  await start();
});
afterEach(() => okta.close());

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

function jwt(header: Json, claims: Json, key: KeyObject): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** A proof as RFC 9449, section 4.2, has it, with changes to its header and claims. */
function proof(claims: Json, header: Json = {}, keys = proofKey): string {
  proofs += 1;
  const alg = keys === proofKey ? 'ES256' : 'RS256';
  const given = { htm: 'POST', htu: okta.url + TOKEN, iat: SECONDS, jti: `jti-${proofs}`, ...claims };
  const jwk = keys.publicKey.export({ format: 'jwk' });
  return jwt({ typ: 'dpop+jwt', alg, jwk, ...header }, given, keys.privateKey);
}

async function answerTo(request: Promise<Response>): Promise<Answer<Json>> {
  const response = await request;
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

function askForToken(dpop: string | undefined): Promise<Answer<Json>> {
  const claims = { iss: 'reader', sub: 'reader', aud: okta.url + TOKEN, exp: SECONDS + 300 };
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'okta.groups.read',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: jwt({ alg: 'RS256' }, claims, client.privateKey),
  });
  const headers: Record<string, string> = dpop === undefined ? {} : { dpop };
  return answerTo(fetch(okta.url + TOKEN, { method: 'POST', body, headers }));
}

async function nonce(): Promise<string> {
  return (await askForToken(proof({}))).headers.get('dpop-nonce') ?? '';
}

async function token(): Promise<string> {
  return String((await askForToken(proof({ nonce: await nonce() }))).body.access_token);
}

const ath = (accessToken: string) => createHash('sha256').update(accessToken).digest('base64url');

function askForGroups(accessToken: string, dpop: string | undefined, scheme = 'DPoP'): Promise<Answer<Json>> {
  const headers: Record<string, string> = { authorization: `${scheme} ${accessToken}` };
  return answerTo(
    fetch(`${okta.url}${GROUPS}?limit=2`, { headers: dpop === undefined ? headers : { ...headers, dpop } }),
  );
}

const forGroups = (accessToken: string): Json => ({ htm: 'GET', htu: okta.url + GROUPS, ath: ath(accessToken) });

describe('a token for a client that has to prove possession', () => {
  test('WHEN it is asked for without a proof, THEN it is refused as Okta does', async () => {
    const answer = await askForToken(undefined);

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      error: 'invalid_dpop_proof',
      error_description: 'The DPoP proof JWT header is missing.',
    });
  });

  test('WHEN the proof lacks the nonce, THEN the nonce comes with the refusal, and with it the token is bound', async () => {
    const refused = await askForToken(proof({}));
    expect([refused.status, refused.body.error]).toEqual([400, 'use_dpop_nonce']);

    const granted = await askForToken(proof({ nonce: refused.headers.get('dpop-nonce') }));
    expect(granted.status).toBe(200);
    expect(granted.body.token_type).toBe('DPoP');
  });

  test('WHEN a day has passed, THEN the nonce is another one', async () => {
    const old = await nonce();
    time = new Date(NOW.getTime() + 24 * 3600_000);
    const claims = { iss: 'reader', sub: 'reader', aud: okta.url + TOKEN, exp: SECONDS + 24 * 3600 + 300 };
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'okta.groups.read',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: jwt({ alg: 'RS256' }, claims, client.privateKey),
    });
    const dpop = proof({ nonce: old, iat: SECONDS + 24 * 3600 });
    const answer = await answerTo(fetch(okta.url + TOKEN, { method: 'POST', body, headers: { dpop } }));
    expect(answer.body.error).toBe('use_dpop_nonce');
  });

  test.each<[string, () => string, RegExp]>([
    ['is not a JWT', () => 'a.b', /not one signed JWT/],
    ['comes twice', () => `${proof({})}, ${proof({})}`, /not one signed JWT/],
    ['has another type', () => proof({}, { typ: 'JWT' }), /^'typ' claim/],
    ['has no key', () => proof({}, { jwk: undefined }), /^'jwk' claim/],
    [
      'carries its private key',
      () => proof({}, { jwk: proofKey.privateKey.export({ format: 'jwk' }) }),
      /^'jwk' claim/,
    ],
    ['is not signed', () => proof({}, { alg: 'none' }), /signature of the DPoP proof JWT is invalid/],
    [
      'was signed with another key',
      () => proof({}, { jwk: otherKey.publicKey.export({ format: 'jwk' }), alg: 'RS256' }),
      /signature of the DPoP proof JWT is invalid/,
    ],
    ['is for another method', () => proof({ htm: 'GET' }), /^'htm' claim/],
    ['is for another URL', () => proof({ htu: okta.url + GROUPS }), /^'htu' claim/],
    ['is for the URL with a query', () => proof({ htu: `${okta.url}${TOKEN}?a=b` }), /^'htu' claim/],
    ['has expired', () => proof({ iat: SECONDS - 301 }), /^'iat' claim/],
    ['is of the future', () => proof({ iat: SECONDS + 301 }), /^'iat' claim/],
    ['says no time', () => proof({ iat: undefined }), /^'iat' claim/],
  ])('WHEN the proof %s, THEN it is refused', async (_what, made, description) => {
    const answer = await askForToken(made());

    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_dpop_proof']);
    expect(answer.body.error_description).toMatch(description);
  });

  test.each([undefined, ''])('WHEN the proof has the jti %j, THEN it is refused', async (jti) => {
    const answer = await askForToken(proof({ jti, nonce: await nonce() }));
    expect(answer.body.error_description).toMatch(/^'jti' claim/);
  });

  test('WHEN a proof is sent again, THEN it is refused', async () => {
    const sent = proof({ nonce: await nonce() });
    expect((await askForToken(sent)).status).toBe(200);
    const again = await askForToken(sent);
    expect([again.status, again.body.error]).toEqual([400, 'invalid_dpop_proof']);
    expect(again.body.error_description).toMatch(/^'jti' claim/);
  });
});

describe('a read with a token that is bound to a key', () => {
  test('WHEN the proof is made out to the method, the URL and the token, THEN it is answered', async () => {
    const granted = await token();
    expect((await askForGroups(granted, proof(forGroups(granted)))).status).toBe(200);
  });

  test.each<[string, (granted: string) => string, string]>([
    ['is for another token', (granted) => proof({ ...forGroups(granted), ath: ath('other') }), "'ath' claim"],
    ['says no token', (granted) => proof({ ...forGroups(granted), ath: undefined }), "'ath' claim"],
    ['is for the token endpoint', (granted) => proof({ ...forGroups(granted), htu: okta.url + TOKEN }), "'htu' claim"],
    ['is for another method', (granted) => proof({ ...forGroups(granted), htm: 'POST' }), "'htm' claim"],
  ])('WHEN the proof %s, THEN 401 with a challenge', async (_what, made, description) => {
    const granted = await token();
    const answer = await askForGroups(granted, made(granted));

    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_dpop_proof"');
    expect(answer.headers.get('www-authenticate')).toContain(description);
  });

  test('WHEN the proof is of another key, or there is none, THEN 401', async () => {
    const granted = await token();
    expect((await askForGroups(granted, proof(forGroups(granted), {}, otherKey))).status).toBe(401);
    expect((await askForGroups(granted, undefined)).status).toBe(401);
  });

  test('WHEN the token is sent as a bearer token, THEN 401', async () => {
    const granted = await token();
    expect((await askForGroups(granted, proof(forGroups(granted)), 'Bearer')).status).toBe(401);
  });

  test('GIVEN an API that wants a nonce WHEN the proof lacks it, THEN it comes with the refusal', async () => {
    await okta.close();
    await start(true);
    const granted = await token();
    const refused = await askForGroups(granted, proof(forGroups(granted)));
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('error="use_dpop_nonce"');
    const wanted = refused.headers.get('dpop-nonce');
    expect((await askForGroups(granted, proof({ ...forGroups(granted), nonce: wanted }))).status).toBe(200);
  });
});
