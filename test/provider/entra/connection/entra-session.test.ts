import { createPublicKey, generateKeyPairSync, verify, constants } from 'node:crypto';
import { z } from 'zod';
import { clientCertificate } from '../../../../src/provider/entra/connection/client-certificate.js';
import { type EntraCredentials } from '../../../../src/provider/entra/connection/entra-credentials.js';
import { Secret } from '../../../../src/provider/secret.js';
import { RecordingServer, type Reply } from '../../../publish/recording-server.js';
import { CLIENT_ID, connect, failure, TENANT } from '../entra-at-hand.js';
import { sampleCertificate } from './sample-certificate.js';

const server = new RecordingServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const TOKEN: Reply = { status: 200, body: { access_token: 'example-token', token_type: 'Bearer', expires_in: 3599 } };

function answering(sign: Reply, issuer: Reply = { status: 404 }): void {
  server.respond(({ url }) => {
    if (url.pathname.endsWith('/token')) return sign;
    return url.pathname === '/issuer' ? issuer : { status: 200, body: {} };
  });
}

const read = async (credentials?: EntraCredentials): Promise<unknown> =>
  (await connect(server.origin, credentials && { credentials })).get('/a', z.unknown());

const signedIn = (): Readonly<Record<string, string>> => {
  const request = server.requests.find(({ url }) => url.pathname.endsWith('/token'))!;
  return Object.fromEntries(new URLSearchParams(request.body));
};

const federated = (token: Extract<EntraCredentials, { kind: 'federated' }>['token']): EntraCredentials => ({
  kind: 'federated',
  clientId: CLIENT_ID,
  token,
});

const issuer = (query = ''): EntraCredentials =>
  federated({
    from: 'request',
    url: new URL(`${server.origin}/issuer${query}`),
    authorization: new Secret('example-request-token'),
  });

describe('signing in to Entra', () => {
  it('GIVEN a certificate WHEN a token is asked for THEN an assertion is signed with its key and names it', async () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { certificate, key } = sampleCertificate(pair);
    const bundle = clientCertificate(Buffer.from(certificate + key), '');
    answering(TOKEN);

    await read({ kind: 'certificate', clientId: CLIENT_ID, certificate: bundle });

    const { client_assertion: assertion = '', ...form } = signedIn();
    expect(form).toEqual({
      grant_type: 'client_credentials',
      client_id: CLIENT_ID,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      scope: `${server.origin}/.default`,
    });
    const [header, claims, signature] = assertion.split('.') as [string, string, string];
    const decoded = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(decoded(header)).toEqual({ alg: 'PS256', typ: 'JWT', 'x5t#S256': bundle.thumbprint });
    const said = decoded(claims) as Record<string, number>;
    expect(said).toMatchObject({
      aud: `${server.origin}/${TENANT}/oauth2/v2.0/token`,
      iss: CLIENT_ID,
      sub: CLIENT_ID,
      jti: expect.stringMatching(/./) as string,
    });
    expect(said.exp! - said.nbf!).toBe(300);
    const publicKey = { key: createPublicKey(certificate), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    const isSigned = verify(
      'sha256',
      Buffer.from(`${header}.${claims}`),
      publicKey,
      Buffer.from(signature, 'base64url'),
    );
    expect(isSigned).toBe(true);
  });

  it('GIVEN the token of another issuer WHEN a token is asked for THEN it is the assertion', async () => {
    answering(TOKEN);
    await read(federated({ from: 'environment', value: new Secret('example-issued-token') }));
    expect(signedIn()).toMatchObject({ client_id: CLIENT_ID, client_assertion: 'example-issued-token' });
  });

  it('GIVEN its file WHEN a token is asked for THEN the file is read then', async () => {
    answering(TOKEN);
    await read(federated({ from: 'file', read: () => new Secret('example-token-of-a-file') }));
    expect(signedIn().client_assertion).toBe('example-token-of-a-file');
  });

  it.each([
    ['', '?audience=api%3A%2F%2FAzureADTokenExchange'],
    ['?api-version=2.0', '?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange'],
    ['?audience=acme', '?audience=acme'],
  ])(
    'GIVEN an issuer with the query %j WHEN a token is asked for THEN the issuer is asked with %s',
    async (query, asked) => {
      answering(TOKEN, { status: 200, body: { count: 1, value: 'example-issued-token' } });
      await read(issuer(query));
      const [request] = server.requests;
      expect(request!.url.search).toBe(asked);
      expect(request!.headers.authorization).toBe('Bearer example-request-token');
      expect(signedIn().client_assertion).toBe('example-issued-token');
    },
  );

  it('GIVEN an issuer that refuses WHEN a token is asked for THEN it is said, and nothing secret', async () => {
    answering(TOKEN, { status: 403, body: { message: 'example-request-token is not valid' } });
    const error = await failure(read(issuer()));
    expect(error).toMatchObject({ code: 'ENTRA_UNAUTHORIZED', status: 403 });
    expect(error.remedy).toContain('id-token: write');
    expect(error.message).not.toContain('example-request-token');
  });

  it('GIVEN an issuer that is busy WHEN a token is asked for THEN it is asked again', async () => {
    let times = 0;
    server.respond(({ url }) => {
      if (url.pathname.endsWith('/token')) return TOKEN;
      if (url.pathname !== '/issuer') return { status: 200, body: {} };
      times += 1;
      return times === 1 ? { status: 503 } : { status: 200, body: { value: 'example-issued-token' } };
    });
    await read(issuer());
    expect(times).toBe(2);
  });

  it('GIVEN an issuer that answers without a token WHEN a token is asked for THEN that is said', async () => {
    answering(TOKEN, { status: 200, body: { value: null } });
    expect((await failure(read(issuer()))).problem).toContain('answered with JSON in which there is no token');
  });

  it.each([
    ['something else', { access_token: 7 }],
    ['another type of token', { access_token: 'example-token', token_type: 'MAC' }],
  ])('GIVEN %s in place of a token WHEN it is asked for THEN that is said, and nothing is quoted', async (_, body) => {
    answering({ status: 200, body });
    const error = await failure(read());
    expect(error.code).toBe('ENTRA_UNEXPECTED');
    expect(error.problem).toContain(`/${TENANT}/oauth2/v2.0/token answered with JSON that is not an access token`);
    expect(error.message).not.toContain('example-token');
  });

  it('GIVEN a token without its lifetime WHEN it is used THEN each request asks for a new one', async () => {
    answering({ status: 200, body: { access_token: 'example-token', token_type: 'Bearer' } });
    const connection = await connect(server.origin);
    await connection.get('/a', z.unknown());
    await connection.get('/a', z.unknown());
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('GIVEN a refusal WHEN a token is asked for THEN it is told in short, and nothing secret', async () => {
    const description =
      "AADSTS7000215: Invalid client secret provided. It was 'example-client-secret'.\r\nTrace ID: 1 Correlation ID: 2";
    answering({ status: 401, body: { error: 'invalid_client', error_description: description } });
    const error = await failure(read());
    expect(error).toMatchObject({ code: 'ENTRA_UNAUTHORIZED', status: 401 });
    expect(error.problem).toMatch(
      /saying "invalid_client AADSTS7000215: Invalid client secret provided\. It was '\[secret\]'\."\.$/,
    );
    expect(error.remedy).toContain('not to its id');
  });
});
