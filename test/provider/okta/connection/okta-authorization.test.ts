import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { z } from 'zod';
import { type OktaClientCredentials } from '../../../../src/provider/okta/connection/okta-credentials.js';
import { Secret } from '../../../../src/provider/secret.js';
import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { connect, DEPLOYED, failure } from '../okta-at-hand.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const RECORDS = z.array(z.object({ id: z.string() }));

const credentials: OktaClientCredentials = {
  kind: 'oauth',
  clientId: '0oaclient',
  privateKey: new Secret(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
  privateKeyId: 'kid-1',
  scopes: ['okta.groups.read', 'okta.apps.read'],
};

/** What stands in the header or the claims of a JWT. */
function part(jwt: string | undefined, index: 0 | 1): Record<string, unknown> {
  const text = Buffer.from(jwt?.split('.')[index] ?? '', 'base64url').toString('utf8');
  return JSON.parse(text) as Record<string, unknown>;
}

describe('an OAuth client with the simulated Okta', () => {
  let simulator: OktaSimulator;
  let time: () => Date;

  const start = async (requiresDpop: boolean, needsNonceAtApi = false): Promise<void> => {
    time = () => new Date();
    simulator = await startOktaSimulator({
      seed: DEPLOYED,
      needsNonceAtApi,
      tokenClock: () => time(),
      oauthClients: [
        {
          clientId: '0oaclient',
          publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
          scopes: ['okta.groups.read', 'okta.apps.read'],
          requiresDpop,
        },
      ],
    });
  };
  afterEach(() => simulator.close());

  const groups = async () => (await connect(simulator.url, { credentials })).getAll('/api/v1/groups?limit=3', RECORDS);
  const tokenRequests = () => simulator.requests().filter(({ path }) => path === '/oauth2/v1/token').length;

  it('GIVEN an app that demands no proof WHEN a list is read THEN one request gets the token', async () => {
    await start(false);
    expect(await groups()).toHaveLength(4);
    expect(tokenRequests()).toBe(1);
  });

  it('GIVEN an app that demands proof of possession WHEN a list is read THEN proofs with the nonce are sent', async () => {
    await start(true);
    expect(await groups()).toHaveLength(4);
    // Without a proof, with one, and with one that carries the nonce.
    expect(tokenRequests()).toBe(3);
  });

  it('GIVEN an API that wants a nonce too WHEN a list is read THEN it is sent along from then on', async () => {
    await start(true, true);
    expect(await groups()).toHaveLength(4);
    expect(simulator.requests().filter(({ path }) => path.startsWith('/api/'))).toHaveLength(2);
  });

  it('GIVEN a nonce that changes between two reads WHEN the next one is read THEN the new nonce is used', async () => {
    await start(true, true);
    const okta = await connect(simulator.url, { credentials });
    expect(await okta.getAll('/api/v1/groups?limit=200', RECORDS)).toHaveLength(4);
    // Both clocks: what the client signs now is of this time.
    const day = 24 * 3600_000;
    const later = Date.now() + day;
    jest.spyOn(Date, 'now').mockImplementation(() => later);
    time = () => new Date(later);
    try {
      expect(await okta.getAll('/api/v1/groups?limit=200', RECORDS)).toHaveLength(4);
    } finally {
      jest.restoreAllMocks();
    }
  });

  it('GIVEN a token that has expired WHEN a list is read THEN it is renewed once', async () => {
    await start(false);
    const okta = await connect(simulator.url, { credentials });
    expect(await okta.getAll('/api/v1/groups?limit=200', RECORDS)).toHaveLength(4);
    const before = tokenRequests();
    const later = Date.now() + 3600_000;
    jest.spyOn(Date, 'now').mockImplementation(() => later);
    time = () => new Date(later);
    try {
      const reads = [1, 2, 3].map(() => okta.getAll('/api/v1/groups?limit=200', RECORDS));
      expect((await Promise.all(reads)).map((list) => list.length)).toEqual([4, 4, 4]);
    } finally {
      jest.restoreAllMocks();
    }
    expect(tokenRequests()).toBe(before + 1);
  });

  it('GIVEN any failure WHEN it is inspected THEN no key, token, proof or assertion is in it', async () => {
    await start(true);
    const okta = await connect(simulator.url, { credentials });
    simulator.failNext('denied', 1, { path: /groups/ });
    const error = await failure(okta.getAll('/api/v1/groups', RECORDS));
    expect(error.code).toBe('OKTA_FORBIDDEN');
    const shown = inspect([error, okta], { depth: 9, showHidden: true }) + error.message;
    expect(shown).not.toMatch(/PRIVATE KEY|access-token-\d|eyJ/);
  });
});

describe('what an OAuth client sends', () => {
  let server: Server;
  let address: string;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const asked: { readonly request: IncomingMessage; readonly form: URLSearchParams }[] = [];

  beforeEach(async () => {
    asked.length = 0;
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text) => (body += String(text)));
      request.on('end', () => {
        asked.push({ request, form: new URLSearchParams(body) });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const json = (response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  const token = { access_token: 'example-access-token', token_type: 'Bearer', expires_in: 3600 };
  const read = async (changes: Partial<OktaClientCredentials> = {}) =>
    (await connect(address, { credentials: { ...credentials, ...changes } })).get(
      '/api/v1/apps/1?expand=a',
      z.object({ id: z.string() }),
    );

  it('GIVEN a key with an id WHEN a token is asked for THEN the assertion is made out to the token endpoint', async () => {
    answer = (request, response) => json(response, request.url === '/oauth2/v1/token' ? token : { id: '1' });
    await read();
    const { form, request } = asked[0]!;
    expect(request.headers.dpop).toBeUndefined();
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: 'client_credentials',
      scope: 'okta.groups.read okta.apps.read',
      client_id: '0oaclient',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    const assertion = form.get('client_assertion') ?? '';
    expect(part(assertion, 0)).toEqual({ alg: 'RS256', kid: 'kid-1' });
    const claims = part(assertion, 1);
    expect(claims).toMatchObject({ iss: '0oaclient', sub: '0oaclient', aud: `${address}/oauth2/v1/token` });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
    expect(claims).not.toHaveProperty('nbf');
    expect(asked[1]?.request.headers).toMatchObject({
      authorization: 'Bearer example-access-token',
      accept: 'application/json',
      'user-agent': 'klaviyo-access',
    });
  });

  it('GIVEN a key without an id WHEN a token is asked for THEN the assertion names none', async () => {
    answer = (request, response) => json(response, request.url === '/oauth2/v1/token' ? token : { id: '1' });
    await read({ privateKeyId: undefined });
    expect(part(asked[0]?.form.get('client_assertion') ?? '', 0)).toEqual({ alg: 'RS256' });
  });

  it('GIVEN a token request that fails WHEN it is repeated THEN its assertion is a new one', async () => {
    answer = (request, response) => {
      if (request.url !== '/oauth2/v1/token') json(response, { id: '1' });
      else if (asked.length === 1) request.socket.destroy();
      else json(response, token);
    };
    await read();
    const [first, second] = asked.map(({ form }) => part(form.get('client_assertion') ?? '.e30', 1).jti);
    expect(first).not.toBe(second);
  });

  it('GIVEN a server that asks for a nonce again and again WHEN something is read THEN it gives up and says so', async () => {
    answer = (_, response) =>
      json(response, { error: 'use_dpop_nonce' }, 400, { 'dpop-nonce': `nonce-${asked.length}` });
    const error = await failure(read());
    expect(error.code).toBe('OKTA_UNEXPECTED');
    expect(error.problem).toContain('asks for another nonce after each proof of possession (DPoP), 3 times');
    expect(asked.map(({ request }) => request.headers.dpop && part(String(request.headers.dpop), 1).nonce)).toEqual([
      undefined,
      undefined,
      'nonce-2',
      'nonce-3',
    ]);
  });

  it('GIVEN a bound token WHEN something is read THEN the proof names method, URL without query, and token', async () => {
    answer = (request, response) => {
      if (request.url !== '/oauth2/v1/token') json(response, { id: '1' });
      else if (request.headers.dpop === undefined) json(response, { error: 'invalid_dpop_proof' }, 400);
      else json(response, { ...token, token_type: 'DPoP' });
    };
    await read();
    const { headers } = asked.at(-1)!.request;
    expect(headers.authorization).toBe('DPoP example-access-token');
    const proof = String(headers.dpop);
    expect(part(proof, 0)).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256' } });
    expect(part(proof, 0).jwk).not.toHaveProperty('d');
    expect(part(proof, 1)).toMatchObject({ htm: 'GET', htu: `${address}/api/v1/apps/1` });
    expect(part(proof, 1).ath).toMatch(/^[\w-]{43}$/);
    expect(part(proof, 1).jti).not.toBe(part(String(asked.at(-2)?.request.headers.dpop), 1).jti);
  });

  it('GIVEN a proof that is refused WHEN something is read THEN it is not tried without end', async () => {
    answer = (_, response) =>
      json(response, { error: 'invalid_dpop_proof', error_description: "'iat' claim is invalid." }, 400);
    const error = await failure(read());
    expect(error).toMatchObject({ code: 'OKTA_UNAUTHORIZED', status: 400 });
    expect(error.remedy).toContain('The clock here must be right');
    expect(asked).toHaveLength(2);
  });

  it('GIVEN a server that knows no proofs WHEN it gives a bearer token THEN that is used as such', async () => {
    answer = (request, response) => {
      if (request.url !== '/oauth2/v1/token') json(response, { id: '1' });
      else if (request.headers.dpop === undefined) json(response, { error: 'invalid_dpop_proof' }, 400);
      else json(response, token);
    };
    await read();
    expect(asked.at(-1)?.request.headers.authorization).toBe('Bearer example-access-token');
    expect(asked.at(-1)?.request.headers.dpop).toBeUndefined();
  });
});
