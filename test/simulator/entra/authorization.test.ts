import { createHash, createPrivateKey, generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import {
  DEFAULT_CLIENT,
  DEFAULT_TENANT,
  type EntraClient,
  type EntraSimulator,
  startEntraSimulator,
} from '../../../src/simulator/entra/index.js';
import { ask, at, type Json, signIn, tokenForm } from './ask-entra.js';

let entra: EntraSimulator;

afterEach(() => entra.close());

const ISSUER = 'https://token.actions.example.com';
const SUBJECT = 'repo:acme/access:ref:refs/heads/main';
const NOW = 1_780_000_000;
const issuer = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { certificate, key } = ownCertificate();

/** A certificate of a client's own, made for this run. */
function ownCertificate(): { readonly certificate: string; readonly key: KeyObject } {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const own = forge.pki.privateKeyFromPem(privateKey);
  const made = forge.pki.createCertificate();
  made.publicKey = forge.pki.setRsaPublicKey(own.n, own.e);
  made.serialNumber = '01';
  made.setSubject([{ name: 'commonName', value: 'client' }]);
  made.setIssuer([{ name: 'commonName', value: 'client' }]);
  made.sign(own, forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(made), key: createPrivateKey(privateKey) };
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT signed by RS256, PS256 or ES256. */
function jwt(header: Json, claims: Json, signer: KeyObject): string {
  const signed = `${base64url(header)}.${base64url(claims)}`;
  const options = { key: signer, dsaEncoding: 'ieee-p1363' as const };
  const padding = header.alg === 'PS256' ? { padding: 6, saltLength: 32 } : {};
  return `${signed}.${sign('sha256', Buffer.from(signed), { ...options, ...padding }).toString('base64url')}`;
}

async function start(client: Partial<EntraClient> = {}): Promise<void> {
  const own: EntraClient = { clientId: DEFAULT_CLIENT, permissions: ['User.Read.All'], ...client };
  entra = await startEntraSimulator({ seed: { clients: [own] }, tokenClock: () => new Date(NOW * 1000) });
}

const assertionForm = (assertion: string): Record<string, string> => {
  const { grant_type, client_id, scope } = tokenForm(entra) as Record<'grant_type' | 'client_id' | 'scope', string>;
  return {
    ...{ grant_type, client_id, scope },
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
};

const claimsOf = (token: unknown): Json =>
  JSON.parse(Buffer.from(String(token).split('.')[1]!, 'base64url').toString('utf8')) as Json;

describe('a client secret', () => {
  test.each([DEFAULT_TENANT, 'acme.onmicrosoft.com', 'ACME.onmicrosoft.com'])(
    'GIVEN the tenant %s WHEN the client signs in, THEN it gets a token that says who it is and what it may do',
    async (tenant) => {
      entra = await startEntraSimulator();
      const { status, body } = await signIn(entra, tokenForm(entra), tenant);

      expect(status).toBe(200);
      expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
      expect(String(body.access_token).split('.')).toHaveLength(3);
      expect(claimsOf(body.access_token)).toMatchObject({
        tid: DEFAULT_TENANT,
        appid: DEFAULT_CLIENT,
        oid: DEFAULT_CLIENT,
        idtyp: 'app',
        aud: entra.url,
        roles: expect.arrayContaining(['Application.ReadWrite.All', 'Group.ReadWrite.All']) as unknown,
      });
    },
  );

  test('GIVEN the public address of Graph as the scope THEN it is taken too', async () => {
    entra = await startEntraSimulator();
    const form = tokenForm(entra, { scope: 'https://graph.microsoft.com/.default' });
    expect((await signIn(entra, form)).status).toBe(200);
  });

  test.each<[string, Record<string, string>, string | undefined, number, string, number]>([
    ['an unknown tenant', {}, 'gone.example.com', 400, 'invalid_request', 90002],
    ['another grant', { grant_type: 'password' }, undefined, 400, 'unsupported_grant_type', 70003],
    ['an unknown client', { client_id: 'x' }, undefined, 400, 'unauthorized_client', 700016],
    ['a wrong secret', { client_secret: 'x' }, undefined, 401, 'invalid_client', 7000215],
    ['no secret', { client_secret: '' }, undefined, 401, 'invalid_client', 7000218],
    ['another scope', { scope: 'https://graph.microsoft.com/User.Read' }, undefined, 400, 'invalid_scope', 1002012],
    ['another resource', { scope: 'https://example.com/.default' }, undefined, 400, 'invalid_resource', 500011],
    ['an assertion of no type', { client_assertion: 'x' }, undefined, 400, 'invalid_request', 900144],
  ])('GIVEN %s THEN it is refused in words of Entra', async (_, change, tenant, status, error, number) => {
    entra = await startEntraSimulator();
    const answer = await signIn(entra, tokenForm(entra, change), tenant);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [number] });
    expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${String(number)}: `));
  });

  test('GIVEN a client without a secret WHEN it sends one THEN it is refused', async () => {
    await start();
    expect((await signIn(entra)).body.error_codes).toEqual([7000215]);
  });
});

describe('a tenant, without signing in', () => {
  test.each([DEFAULT_TENANT, 'acme.onmicrosoft.com'])('GIVEN %s THEN its configuration has its id', async (tenant) => {
    entra = await startEntraSimulator();
    const response = await fetch(`${entra.url}/${tenant}/v2.0/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({ issuer: `${entra.url}/${DEFAULT_TENANT}/v2.0` });
  });

  test('GIVEN an unknown one THEN it is not found', async () => {
    entra = await startEntraSimulator();
    const response = await fetch(`${entra.url}/gone.example.com/v2.0/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({ error: 'invalid_request', error_codes: [90002] });
  });
});

describe('a certificate', () => {
  const header = (change: Json = {}): Json => ({
    alg: 'PS256',
    typ: 'JWT',
    'x5t#S256': createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url'),
    ...change,
  });
  const claims = (change: Json = {}): Json => ({
    iss: DEFAULT_CLIENT,
    sub: DEFAULT_CLIENT,
    aud: `${entra.url}/${DEFAULT_TENANT}/oauth2/v2.0/token`,
    nbf: NOW - 10,
    exp: NOW + 300,
    ...change,
  });

  test.each([
    ['PS256 and the SHA-256 thumbprint', {}],
    [
      'RS256 and the SHA-1 thumbprint',
      {
        alg: 'RS256',
        'x5t#S256': undefined,
        x5t: createHash('sha1').update(new X509Certificate(certificate).raw).digest('base64url'),
      },
    ],
  ])('GIVEN an assertion by %s THEN the client gets a token', async (_, change) => {
    await start({ certificates: [certificate], objectId: '00000000-0000-0000-0000-0000000000cc' });
    const { status, body } = await signIn(entra, assertionForm(jwt(header(change), claims(), key)));
    expect(status).toBe(200);
    expect(claimsOf(body.access_token)).toMatchObject({ appidacr: '2', oid: '00000000-0000-0000-0000-0000000000cc' });
  });

  test.each<[string, Json, Json, number]>([
    ['an unknown certificate', { 'x5t#S256': 'x' }, {}, 700027],
    ['an algorithm that does not fit', { alg: 'ES256' }, {}, 700027],
    ['no signature', { alg: 'none' }, {}, 700027],
    ['another subject', {}, { sub: 'x' }, 700021],
    ['another audience', {}, { aud: 'https://example.com' }, 700023],
    ['a time that is over', {}, { exp: NOW }, 700024],
    ['no end', {}, { exp: undefined }, 700024],
    ['a time that is to come', {}, { nbf: NOW + 301 }, 700024],
  ])('GIVEN an assertion with %s THEN it is refused', async (_, headerChange, claimsChange, number) => {
    await start({ certificates: [certificate] });
    const assertion = jwt(header(headerChange), claims(claimsChange), key);
    expect((await signIn(entra, assertionForm(assertion))).body.error_codes).toEqual([number]);
  });

  test('GIVEN a client without certificates THEN it is refused', async () => {
    await start();
    const answer = await signIn(entra, assertionForm(jwt(header(), claims(), key)));
    expect(answer.body).toMatchObject({ error: 'invalid_client', error_codes: [700027] });
  });

  test('GIVEN text that is no JWT THEN it is refused', async () => {
    await start();
    expect((await signIn(entra, assertionForm('x.y.z'))).body.error_codes).toEqual([50027]);
  });
});

describe('a token of another issuer', () => {
  const claims = (change: Json = {}): Json => ({
    iss: ISSUER,
    sub: SUBJECT,
    aud: 'api://AzureADTokenExchange',
    exp: NOW + 300,
    ...change,
  });
  const pem = issuer.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const trusted = (change: Json = {}) => ({
    federated: [{ issuer: ISSUER, subject: SUBJECT, publicKey: pem, ...change }],
  });
  const assertion = (change: Json = {}): string => jwt({ alg: 'ES256' }, claims(change), issuer.privateKey);

  test.each([
    ['a PEM', {}, {}],
    ['a JWK', { publicKey: issuer.publicKey.export({ format: 'jwk' }) }, {}],
    ['an audience of its own', { audience: 'api://acme' }, { aud: ['api://acme', 'x'] }],
  ])('GIVEN a federated credential with %s THEN the client gets a token', async (_, credential, change) => {
    await start(trusted(credential));
    expect((await signIn(entra, assertionForm(assertion(change)))).status).toBe(200);
  });

  test.each<[string, Json, number]>([
    ['another subject', { sub: 'repo:acme/other:ref:refs/heads/main' }, 700213],
    ['another issuer', { iss: 'https://example.com' }, 700213],
    ['another audience', { aud: 'x' }, 700213],
    ['a time that is over', { exp: NOW - 1 }, 700024],
  ])('GIVEN one with %s THEN it is refused', async (_, change, number) => {
    await start(trusted());
    const { status, body } = await signIn(entra, assertionForm(assertion(change)));
    expect(status).toBe(401);
    expect(body.error_codes).toEqual([number]);
  });

  test('GIVEN one with the signature of somebody else THEN it is refused', async () => {
    await start(trusted());
    const forged = jwt({ alg: 'ES256' }, claims(), generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    expect((await signIn(entra, assertionForm(forged))).body.error_codes).toEqual([700027]);
  });

  test('GIVEN a client that trusts nobody THEN it is refused', async () => {
    await start();
    expect((await signIn(entra, assertionForm(assertion()))).body.error_codes).toEqual([700213]);
  });
});

describe('Graph', () => {
  test.each([
    ['no token', {}],
    ['another scheme', { Authorization: 'Basic x' }],
    ['a token of somebody else', { Authorization: 'Bearer a.b.c' }],
  ])('GIVEN %s THEN it is a 401', async (_, headers) => {
    entra = await startEntraSimulator();
    const response = await fetch(`${entra.url}/v1.0/users`, { headers: headers as Record<string, string> });
    expect(response.status).toBe(401);
    expect(at(await response.json(), 'error.code')).toBe('InvalidAuthenticationToken');
  });

  test('GIVEN a token that has expired THEN it is a 401', async () => {
    let now = NOW;
    entra = await startEntraSimulator({ tokenClock: () => new Date(now * 1000) });
    const { body } = await signIn(entra);
    const headers = { Authorization: `Bearer ${String(body.access_token)}` };
    expect((await ask(entra, 'GET', '/v1.0/users', undefined, headers)).status).toBe(200);
    now += 3600;
    const late = await ask(entra, 'GET', '/v1.0/users', undefined, headers);
    expect(late.status).toBe(401);
    expect(at(late.body, 'error.message')).toBe('Lifetime validation failed, the token is expired.');
  });

  test.each([
    ['GET', '/v1.0/users', 200],
    ['GET', '/v1.0/groups', 403],
    ['GET', '/v1.0/organization', 403],
    ['GET', '/beta/applications', 403],
    ['GET', '/v1.0/auditLogs/provisioning', 403],
    ['POST', '/v1.0/groups', 403],
  ])('GIVEN a token that may read users alone WHEN it asks %s %s, THEN it is a %i', async (method, path, status) => {
    await start({ secret: 'example-client-secret' });
    const answer = await ask(entra, method, path, method === 'POST' ? {} : undefined);
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect(answer.body).toMatchObject({
        error: {
          code: 'Authorization_RequestDenied',
          message: 'Insufficient privileges to complete the operation.',
          innerError: { date: '2026-01-01T00:00:00' },
        },
      });
    }
  });
});

test('WHEN a client signs in, THEN the log of requests has no secret of it', async () => {
  entra = await startEntraSimulator();
  await signIn(entra);
  expect(entra.requests()).toEqual([{ method: 'POST', path: `/${DEFAULT_TENANT}/oauth2/v2.0/token`, body: undefined }]);
});
