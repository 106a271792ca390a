import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { z } from 'zod';
import { type EntraSettings } from '../../../src/access/entra-settings.js';
import { connectEntra, NO_ENTRA_CREDENTIALS, noWayIn } from '../../../src/provider/entra/connect.js';
import { RecordingServer, type Reply } from '../../publish/recording-server.js';
import { sampleCertificate } from './connection/sample-certificate.js';
import { CLIENT_ID, failure, impatience, refusal, TENANT } from './entra-at-hand.js';

const settings: EntraSettings = { kind: 'entra', tenant: TENANT, environment: 'global' };
const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-test-'));
const secret = { ARM_CLIENT_ID: CLIENT_ID, ARM_CLIENT_SECRET: 'example-client-secret' };

const way = (environment: Record<string, string>, changes: Partial<EntraSettings> = {}) =>
  connectEntra({ ...settings, ...changes }, { environment, cwd: folder, patience: impatience() });

/** The way, where there is one. */
function open(environment: Record<string, string>, changes: Partial<EntraSettings> = {}) {
  const access = way(environment, changes);
  if (!access.available) throw new Error(access.reason);
  return access;
}

describe('connectEntra', () => {
  it('GIVEN no credentials WHEN a way is looked for THEN there is none, and the reason names the variables', () => {
    expect(way({ ARM_TENANT_ID: 'acme.example.com' })).toEqual({ available: false, reason: NO_ENTRA_CREDENTIALS });
    expect(noWayIn('The groups cannot be read', NO_ENTRA_CREDENTIALS)).toMatchObject({
      code: 'ENTRA_CREDENTIALS',
      problem: `The groups cannot be read: ${NO_ENTRA_CREDENTIALS}.`,
    });
  });

  it('GIVEN a secret WHEN a way is looked for THEN it tells who asks where, and no secret', () => {
    const access = open({ ...secret, ARM_TENANT_ID: TENANT });
    expect(access).toMatchObject({
      address: `https://login.microsoftonline.com/${TENANT}`,
      signIn: { kind: 'secret', clientId: CLIENT_ID },
    });
    expect(inspect(access, { depth: 9 })).not.toContain('example-client-secret');
  });

  it('GIVEN another cloud or tenant in the environment WHEN a way is looked for THEN it is refused', () => {
    expect(refusal(() => way({ ...secret, ARM_ENVIRONMENT: 'china' })).code).toBe('ENTRA_SETTINGS');
    const other = { ...secret, ARM_TENANT_ID: '00000000-0000-0000-0000-0000000000aa' };
    expect(refusal(() => way(other)).code).toBe('ENTRA_SETTINGS');
  });

  it('GIVEN one way WHEN it is opened twice THEN it is one connection', async () => {
    const access = open(secret);
    const connection = await access.open();
    expect(await access.open()).toBe(connection);
    expect(connection.address).toBe('https://graph.microsoft.com/v1.0');
  });
});

describe('connectEntra with a host of metadata', () => {
  const { certificate, key } = sampleCertificate();
  const trusted = { ...secret, SSL_CERT_FILE: 'trusted.pem' };
  const graph = new RecordingServer();
  let metadata: unknown;
  const asked: string[] = [];
  const host = createServer({ cert: certificate, key }, (request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(metadata));
  });

  beforeAll(async () => {
    writeFileSync(join(folder, 'trusted.pem'), certificate);
    await graph.start();
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    host.closeAllConnections();
    await new Promise((resolve) => host.close(resolve));
    await graph.stop();
  });
  beforeEach(() => {
    asked.length = 0;
    const origin = graph.origin;
    metadata = { microsoftGraphResourceId: `${origin}/`, authentication: { loginEndpoint: `${origin}/` }, name: 'x' };
    graph.respond(({ url }): Reply => {
      if (url.pathname.endsWith('/token')) {
        return { status: 200, body: { access_token: 'example-token', token_type: 'Bearer', expires_in: 3599 } };
      }
      const domain = /^\/(.*)\/v2\.0\/\.well-known\/openid-configuration$/.exec(url.pathname)?.[1];
      if (domain === undefined) return { status: 200, body: { id: 'a' } };
      if (domain === 'gone.example.com') return { status: 400, body: { error: 'invalid_tenant' } };
      if (domain === 'odd.example.com') return { status: 200, body: { issuer: 'https://login.example.com/' } };
      const id = domain === 'acme.example.com' ? TENANT : '00000000-0000-0000-0000-0000000000aa';
      return { status: 200, body: { issuer: `https://login.example.com/${id}/v2.0` } };
    });
  });

  const name = () => `127.0.0.1:${(host.address() as AddressInfo).port}`;
  const at = (environment: Record<string, string> = trusted) => ({ ...environment, ARM_METADATA_HOSTNAME: name() });

  it('GIVEN its certificate in SSL_CERT_FILE WHEN Graph is read THEN the addresses are those that it tells', async () => {
    const access = open(at());
    expect(access.address).toBe(`https://${name()}/${TENANT}`);
    const connection = await access.open();
    expect(asked).toEqual(['/metadata/endpoints?api-version=2022-09-01']);
    expect(connection.address).toBe(`${graph.origin}/v1.0`);
    expect(await connection.get('/a', z.unknown())).toEqual({ id: 'a' });
    expect(new URLSearchParams(graph.requests[0]!.body).get('scope')).toBe(`${graph.origin}/.default`);
  });

  it('GIVEN a certificate that nobody vouches for WHEN it is opened THEN it is refused', async () => {
    const error = await failure(open(at(secret)).open());
    expect(error).toMatchObject({ code: 'ENTRA_UNREACHABLE' });
    expect(error.problem).toContain("the server's TLS certificate was not accepted");
    expect(error.problem).toContain('is read from the file that SSL_CERT_FILE names');
  });

  it('GIVEN a file of certificates that is not there WHEN a way is looked for THEN it is refused', () => {
    const error = refusal(() => way(at({ ...secret, SSL_CERT_FILE: 'gone.pem' })));
    expect(error.problem).toBe('The file "gone.pem" that SSL_CERT_FILE names cannot be read: there is no such file.');
  });

  it.each(['http://graph.example.com', 'ftp://127.0.0.1', 'graph.example.com', 'https://user:word@graph.example.com'])(
    'GIVEN the address %s WHEN it is opened THEN the credentials do not go there',
    async (address) => {
      metadata = { microsoftGraphResourceId: address, authentication: { loginEndpoint: graph.origin } };
      const error = await failure(open(at()).open());
      expect(error.code).toBe('ENTRA_SETTINGS');
      expect(error.problem).toContain('gives a microsoftGraphResourceId that');
      metadata = { microsoftGraphResourceId: graph.origin, authentication: { loginEndpoint: address } };
      expect((await failure(open(at()).open())).problem).toContain('gives a loginEndpoint that');
      expect(graph.requests).toEqual([]);
    },
  );

  it('GIVEN an answer of another form WHEN it is opened THEN it is refused', async () => {
    metadata = { graph: graph.origin };
    expect((await failure(open(at()).open())).problem).toContain(
      'answered with JSON that is not the addresses of a cloud',
    );
  });

  it('GIVEN id and domain of one tenant WHEN it is opened THEN Entra says that they are one', async () => {
    const environment = { ...at(), ARM_TENANT_ID: 'acme.example.com' };
    await expect(open(environment).open()).resolves.toBeDefined();
    const domains = { ...at(), ARM_TENANT_ID: TENANT };
    await expect(open(domains, { tenant: 'acme.example.com' }).open()).resolves.toBeDefined();
  });

  it('GIVEN the domain of another tenant WHEN it is opened THEN it is refused before anybody signs in', async () => {
    const error = await failure(open({ ...at(), ARM_TENANT_ID: 'other.example.com' }).open());
    expect(error.problem).toBe(
      `The environment variable ARM_TENANT_ID is "other.example.com", but the access file has entra.tenant: "${TENANT}".`,
    );
    expect(graph.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('GIVEN a domain that no tenant has WHEN it is opened THEN it is refused', async () => {
    expect(await failure(open({ ...at(), ARM_TENANT_ID: 'gone.example.com' }).open())).toMatchObject({
      code: 'ENTRA_NOT_FOUND',
      status: 400,
    });
    expect((await failure(open({ ...at(), ARM_TENANT_ID: 'odd.example.com' }).open())).problem).toContain(
      "is not a tenant's configuration",
    );
  });
});
