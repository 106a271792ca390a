import { createServer, type RequestListener, type Server } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { z } from 'zod';
import { type OktaConnection } from '../../../../src/provider/okta/connection/okta-connection.js';
import { type OktaClientCredentials, OktaSecret } from '../../../../src/provider/okta/connection/okta-credentials.js';
import { readAppUsers } from '../../../../src/provider/okta/app/read-app-users.js';
import { readOktaApp } from '../../../../src/provider/okta/app/read-app.js';
import { readGroupAssignments } from '../../../../src/provider/okta/app/read-group-assignments.js';
import { findGroup } from '../../../../src/provider/okta/app/find-group.js';
import { readGroupMembers } from '../../../../src/provider/okta/app/read-group-members.js';
import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { connect, DEPLOYED, failure, impatience } from '../okta-at-hand.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const SELF = '<?limit=200>; rel="self"';
const RECORDS = z.array(z.object({ id: z.string() }));

function clientCredentials(changes: Partial<OktaClientCredentials> = {}): OktaClientCredentials {
  return {
    kind: 'oauth',
    clientId: '0oaclient',
    privateKey: new OktaSecret(PEM),
    privateKeyId: 'kid-1',
    scopes: ['okta.groups.read'],
    ...changes,
  };
}

describe('OktaConnection with the simulated Okta', () => {
  let simulator: OktaSimulator;

  beforeEach(async () => {
    simulator = await startOktaSimulator({
      seed: DEPLOYED,
      oauthClients: [
        {
          clientId: '0oaclient',
          publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
          scopes: ['okta.groups.read', 'okta.apps.read'],
        },
      ],
    });
  });
  afterEach(() => simulator.close());

  const groups = (okta: OktaConnection) => okta.getAll('/api/v1/groups?limit=3', RECORDS);

  it('GIVEN pages WHEN a list is read THEN it is whole, page by page', async () => {
    const okta = await connect(simulator.url);
    expect(okta.address).toBe(simulator.url);
    expect(await groups(okta)).toHaveLength(4);
    expect(simulator.requests().map(({ path }) => path.replace(/after=\w+/, 'after=ID'))).toEqual([
      '/api/v1/groups?limit=3',
      '/api/v1/groups?limit=3&after=ID',
    ]);
  });

  it('GIVEN an OAuth client WHEN lists are read THEN one token serves all reads', async () => {
    const okta = await connect(simulator.url, { credentials: clientCredentials() });
    expect(await groups(okta)).toHaveLength(4);
    expect(await readGroupMembers(okta, (await findGroup(okta, { group: 'klaviyo-admins' })).id)).toHaveLength(1);
    expect(simulator.requests().filter(({ path }) => path === '/oauth2/v1/token')).toHaveLength(1);
  });

  it('GIVEN an access token that was issued elsewhere WHEN lists are read THEN it is sent as it is, and no other one asked for', async () => {
    // The simulator counts the tokens that it issues.
    await groups(await connect(simulator.url, { credentials: clientCredentials() }));
    const issued = simulator.requests().length;
    const credentials = { kind: 'access-token', token: new OktaSecret('access-token-1') } as const;

    expect(await groups(await connect(simulator.url, { credentials }))).toHaveLength(4);

    const paths = simulator.requests().slice(issued);
    expect(paths.map(({ path }) => path.split('?')[0])).toEqual(['/api/v1/groups', '/api/v1/groups']);
  });

  it('GIVEN an access token that Okta does not know WHEN a list is read THEN it is refused, and it is nowhere', async () => {
    const credentials = { kind: 'access-token', token: new OktaSecret('example-expired-token') } as const;
    const okta = await connect(simulator.url, { credentials });
    const error = await failure(groups(okta));
    expect(error).toMatchObject({ code: 'OKTA_UNAUTHORIZED', status: 401 });
    expect(error.remedy).toContain('OKTA_ACCESS_TOKEN');
    expect(inspect([error, okta], { depth: 9, showHidden: true })).not.toContain('example-expired-token');
  });

  it('GIVEN a client without a key id WHEN a list is read THEN the client is known all the same', async () => {
    const okta = await connect(simulator.url, { credentials: clientCredentials({ privateKeyId: undefined }) });
    expect(await groups(okta)).toHaveLength(4);
  });

  it('GIVEN a wrong token WHEN a list is read THEN Okta does not accept it, and it is nowhere', async () => {
    const credentials = { kind: 'token', token: new OktaSecret('example-wrong-token') } as const;
    const okta = await connect(simulator.url, { credentials });
    const error = await failure(groups(okta));
    expect(error).toMatchObject({ code: 'OKTA_UNAUTHORIZED', status: 401 });
    expect(error.problem).toContain('E0000011 Invalid token provided');
    expect(inspect([error, okta], { depth: 9, showHidden: true })).not.toContain('example-wrong-token');
    expect(error.cause).toBeUndefined();
  });

  it('GIVEN an unknown client WHEN a list is read THEN Okta does not accept it, and no key is anywhere', async () => {
    const okta = await connect(simulator.url, { credentials: clientCredentials({ clientId: '0oaother' }) });
    const error = await failure(groups(okta));
    expect(error).toMatchObject({ code: 'OKTA_UNAUTHORIZED', status: 401 });
    expect(error.problem).toContain('invalid_client');
    expect(inspect([error, okta], { depth: 9, showHidden: true })).not.toContain('PRIVATE KEY');
  });

  it('GIVEN a scope that was not granted WHEN a token is asked for THEN that is reported', async () => {
    const okta = await connect(simulator.url, { credentials: clientCredentials({ scopes: ['okta.schemas.read'] }) });
    const error = await failure(groups(okta));
    expect(error).toMatchObject({ code: 'OKTA_MISSING_SCOPE', status: 400 });
    expect(error.problem).toContain('okta.schemas.read');
  });

  it('GIVEN a scope that was not asked for WHEN a list is read THEN the missing scope is named', async () => {
    const okta = await connect(simulator.url, { credentials: clientCredentials({ scopes: ['okta.apps.read'] }) });
    const error = await failure(groups(okta));
    expect(error).toMatchObject({ code: 'OKTA_MISSING_SCOPE', status: 403, scopes: ['okta.groups.read'] });
  });

  it('GIVEN 429 answers WHEN a list is read THEN it waits as long as Okta says, and goes on', async () => {
    const waits: number[] = [];
    const okta = await connect(simulator.url, { patience: impatience(waits) });
    simulator.failNext('rate-limit', 2);
    expect(await groups(okta)).toHaveLength(4);
    expect(waits).toEqual([2000, 2000]);
  });

  it('GIVEN 429 answers without end WHEN a list is read THEN it gives up after the attempts', async () => {
    const waits: number[] = [];
    const okta = await connect(simulator.url, { patience: impatience(waits) });
    simulator.failNext('rate-limit', 100);
    expect(await failure(groups(okta))).toMatchObject({ code: 'OKTA_RATE_LIMITED', status: 429 });
    expect(waits).toHaveLength(4);
  });

  it('GIVEN a wait that is longer than may be WHEN a list is read THEN it gives up at once and says so', async () => {
    const okta = await connect(simulator.url, { patience: { ...impatience(), budgetMs: 1500 } });
    simulator.failNext('rate-limit');
    const error = await failure(groups(okta));
    expect(error.code).toBe('OKTA_RATE_LIMITED');
    expect(error.problem).toContain('The server asks to wait for 2 s, and 2 s are left of the 2 s for one request');
  });

  it('GIVEN a connection that breaks once WHEN a list is read THEN it is read again', async () => {
    const okta = await connect(simulator.url);
    simulator.failNext('disconnect');
    expect(await groups(okta)).toHaveLength(4);
  });

  it('GIVEN a connection that breaks for a token WHEN a list is read THEN a new assertion is sent', async () => {
    const okta = await connect(simulator.url, { credentials: clientCredentials() });
    simulator.failNext('disconnect', 1, { path: /token/ });
    expect(await groups(okta)).toHaveLength(4);
  });

  it('GIVEN no connection for a token WHEN a list is read THEN the error names the token endpoint', async () => {
    const okta = await connect(simulator.url, { credentials: clientCredentials() });
    simulator.failNext('disconnect', 100, { path: /token/ });
    const error = await failure(groups(okta));
    expect(error).toMatchObject({ code: 'OKTA_UNREACHABLE', status: undefined });
    expect(error.problem).toMatch(
      `POST ${simulator.url}/oauth2/v1/token failed: the connection to the server failed (UND_ERR_SOCKET). Gave up after 5`,
    );
  });

  it.each([
    ['server-error', 'OKTA_UNREACHABLE', 500],
    ['denied', 'OKTA_FORBIDDEN', 403],
    ['web-page', 'OKTA_UNEXPECTED', 200],
  ] as const)('GIVEN the fault %s WHEN a list is read THEN the code is %s', async (kind, code, status) => {
    const okta = await connect(simulator.url);
    simulator.failNext(kind, 1, { path: /after=/ });
    expect(await failure(groups(okta))).toMatchObject({ code, status });
  });

  it('GIVEN a web page WHEN it is refused THEN the message says what came instead of JSON', async () => {
    const okta = await connect(simulator.url);
    simulator.failNext('web-page');
    expect((await failure(groups(okta))).problem).toContain('with text/html; charset=utf-8 instead of JSON');
  });

  it('GIVEN an interrupted run WHEN a list is read THEN it ends with the reason of the interruption', async () => {
    const signal = AbortSignal.abort(new Error('interrupted by a person'));
    const okta = await connect(simulator.url, { signal });
    await expect(groups(okta)).rejects.toThrow('interrupted by a person');
  });

  it('GIVEN a wait WHEN the run is interrupted THEN it ends with the reason of the interruption', async () => {
    const stop = new AbortController();
    const sleep = () => {
      stop.abort(new Error('interrupted by a person'));
      return Promise.reject(new Error('the wait was aborted'));
    };
    const okta = await connect(simulator.url, { signal: stop.signal, patience: { sleep } });
    simulator.failNext('rate-limit', 100);
    await expect(groups(okta)).rejects.toThrow('interrupted by a person');
    expect(simulator.requests()).toHaveLength(1);
  });

  it('GIVEN nobody there WHEN a list is read THEN Okta is unreachable, and the network is to be checked', async () => {
    await simulator.close();
    const error = await failure(groups(await connect(simulator.url)));
    expect(error).toMatchObject({ code: 'OKTA_UNREACHABLE', status: undefined });
    expect(error.problem).toContain('ECONNREFUSED');
    expect(error.remedy).toContain('HTTPS_PROXY');
  });
});

describe('OktaConnection with a server that is not as Okta', () => {
  let server: Server;
  let address: string;
  let answer: RequestListener;
  const asked: { readonly url: string | undefined; readonly authorization: string | undefined }[] = [];

  beforeEach(async () => {
    asked.length = 0;
    server = createServer((request, response) => {
      asked.push({ url: request.url, authorization: request.headers.authorization });
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const json = (body: unknown, headers: Record<string, string> = {}, status = 200): RequestListener => {
    return (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    };
  };

  it.each(['https://elsewhere.example.com/api/v1/groups?after=1', '//elsewhere.example.com/groups'])(
    'GIVEN a next page at %s WHEN a list is read THEN the credentials do not go there',
    async (next) => {
      answer = json([{ id: '1' }], { link: `${SELF}, <${next}>; rel="next"` });
      const okta = await connect(address);
      const error = await failure(okta.getAll('/api/v1/groups', RECORDS));
      expect(error.code).toBe('OKTA_UNEXPECTED');
      expect(error.problem).toBe(
        `The list at ${address}/api/v1/groups names a next page on another server, to which the credentials are not sent.`,
      );
      expect(asked).toHaveLength(1);
    },
  );

  it('GIVEN pages that lead in a circle WHEN a list is read THEN it is refused', async () => {
    answer = json([], { link: `${SELF}, <${address}/api/v1/groups>; rel="next"` });
    const okta = await connect(address);
    expect(await failure(okta.getAll('/api/v1/groups', RECORDS))).toMatchObject({
      code: 'OKTA_UNEXPECTED',
      problem: `The list at ${address}/api/v1/groups leads back to a page that was read already.`,
      remedy: 'Without a complete list nothing is concluded. Run it again.',
    });
  });

  it('GIVEN a record that comes twice WHEN a list is read THEN it is refused', async () => {
    answer = json([{ id: '1' }, { id: '1' }], { link: SELF });
    const okta = await connect(address);
    expect((await failure(okta.getAll('/api/v1/groups', RECORDS))).problem).toContain('repeats the record 1');
  });

  it('GIVEN JSON that is no list WHEN a list is read THEN it is refused as a whole', async () => {
    answer = json({ id: '1' });
    const okta = await connect(address);
    expect(await failure(okta.getAll('/api/v1/groups', RECORDS))).toMatchObject({
      code: 'OKTA_UNEXPECTED',
      status: 200,
      problem: `GET ${address}/api/v1/groups answered with JSON of an unknown form: the whole is an object, where a list is expected.`,
      remedy: 'Nothing is concluded from it. Check whether a proxy interferes; if not, report it.',
    });
  });

  it('GIVEN a record of an unknown form WHEN a list is read THEN it is refused and the place named', async () => {
    answer = json([{ id: '1' }, { id: 2 }], { link: SELF });
    const okta = await connect(address);
    expect((await failure(okta.getAll('/api/v1/groups', RECORDS))).problem).toContain(
      'of an unknown form: 1.id is a number',
    );
  });

  it('GIVEN a list without a limit WHEN it is read THEN its page is the last, and nothing more is asked', async () => {
    answer = json([{ id: '1' }, { id: '2' }], { link: '<?>; rel="self"' });
    const okta = await connect(address);
    expect(await okta.getAll('/api/v1/groups', RECORDS)).toEqual([{ id: '1' }, { id: '2' }]);
    expect(asked).toHaveLength(1);
  });

  it.each(['limit=many', 'limit=0', 'limit=-1', 'limit='])(
    'GIVEN a full page that names itself with %s WHEN a list is read THEN it is not taken for the last',
    async (said) => {
      answer = json([{ id: '1' }, { id: '2' }, { id: '3' }], { link: `<?${said}>; rel="self"` });
      const okta = await connect(address);
      const { problem } = await failure(okta.getAll('/api/v1/groups?limit=3', RECORDS));
      expect(problem).toBe(
        `The list at ${address}/api/v1/groups?limit=3 ends with a full page of 3, and where half as many are asked for no ` +
          'next page is named either.',
      );
      // A half is a whole number.
      expect(asked.map(({ url }) => url)).toEqual(['/api/v1/groups?limit=3', '/api/v1/groups?limit=1']);
    },
  );

  it('GIVEN a redirect WHEN something is read THEN it is not followed', async () => {
    answer = json({}, { location: `${address}/login` }, 302);
    const error = await failure((await connect(address)).get('/api/v1/apps/1', z.object({})));
    expect(error).toMatchObject({ code: 'OKTA_UNEXPECTED', status: 302 });
    expect(asked).toHaveLength(1);
  });

  it('GIVEN a 503 without a word WHEN something is read THEN the waits double to the end of the attempts', async () => {
    answer = (_, response) => response.writeHead(503).end();
    const waits: number[] = [];
    const okta = await connect(address, { patience: { ...impatience(waits), random: () => 1, attempts: 3 } });
    expect((await failure(okta.get('/api/v1/apps/1', z.object({})))).code).toBe('OKTA_UNREACHABLE');
    expect(waits).toEqual([1000, 2000]);
  });

  it('GIVEN an object with a name twice WHEN it is read THEN it is refused, with the name and none of the values', async () => {
    answer = (_, response) => response.writeHead(200).end('{"profile":{"role":"admin","r\\u006fle":"analyst"}}');
    const error = await failure((await connect(address)).get('/api/v1/apps/1', z.object({})));
    expect(error).toMatchObject({ code: 'OKTA_UNEXPECTED', status: 200 });
    expect(error.problem).toMatch(/\/api\/v1\/apps\/1 answered with status 200, .* has the name "role" twice, /);
    expect(error.message).not.toMatch(/admin|analyst/);
  });

  it('GIVEN a 200 without a content type and without JSON WHEN it is read THEN it is refused', async () => {
    answer = (_, response) => response.writeHead(200).end('hello');
    const error = await failure((await connect(address)).get('/api/v1/apps/1', z.object({})));
    expect(error.problem).toContain('with something instead of JSON');
  });

  it('GIVEN no answer in time WHEN something is read THEN Okta is unreachable', async () => {
    answer = () => undefined;
    const okta = await connect(address, { patience: { ...impatience(), attempts: 1, timeoutMs: 20 } });
    expect((await failure(okta.get('/api/v1/apps/1', z.object({})))).problem).toContain(
      'was not answered within 20 ms',
    );
  });

  it('GIVEN answers with the fewest members WHEN they are read THEN what is missing is undefined, null or empty', async () => {
    const bare: Readonly<Record<string, unknown>> = {
      '/api/v1/apps/1': { id: '1', name: 'n', label: 'l', status: 'ACTIVE' },
      '/api/v1/apps/1/users?limit=500': [{ id: 'u', scope: 'USER', status: 'ACTIVE' }],
      '/api/v1/apps/1/groups?limit=200': [{ id: 'g' }, { id: 'h', priority: 3 }],
      '/api/v1/groups/g': { id: 'g', type: 'OKTA_GROUP', profile: { name: 'one' } },
      '/api/v1/groups/h': { id: 'h', type: 'OKTA_GROUP', profile: { name: 'two' } },
      '/api/v1/groups/g/users?limit=200': [{ id: 'u', status: 'STAGED', profile: { login: 'ada@example.com' } }],
    };
    answer = (request, response) => {
      json(bare[request.url ?? ''], { link: SELF })(request, response);
    };
    const okta = await connect(address);
    expect(await readOktaApp(okta, '1')).toEqual({
      id: '1',
      name: 'n',
      label: 'l',
      status: 'ACTIVE',
      signOnMode: '',
      features: [],
      userNameTemplate: { template: undefined, type: undefined, pushStatus: undefined },
      signOn: { ssoAcsUrl: undefined, audience: undefined, recipient: undefined, destination: undefined },
    });
    expect(await readAppUsers(okta, '1')).toEqual([
      {
        id: 'u',
        userName: '',
        scope: 'USER',
        status: 'ACTIVE',
        role: null,
        givenName: '',
        familyName: '',
        externalId: null,
      },
    ]);
    expect(await readGroupAssignments(okta, '1')).toEqual([
      { groupId: 'h', groupName: 'two', groupType: 'OKTA_GROUP', priority: 3, role: null },
      { groupId: 'g', groupName: 'one', groupType: 'OKTA_GROUP', priority: undefined, role: null },
    ]);
    expect(await readGroupMembers(okta, 'g')).toEqual([
      { id: 'u', login: 'ada@example.com', status: 'STAGED', givenName: '', familyName: '' },
    ]);
  });

  it('GIVEN a token endpoint that answers with something else WHEN something is read THEN that is said', async () => {
    for (const body of [null, { token_type: 'Bearer' }, { access_token: 'example-access-token', token_type: 'MAC' }]) {
      answer = json(body);
      const okta = await connect(address, { credentials: clientCredentials() });
      const error = await failure(okta.get('/api/v1/apps/1', z.object({})));
      expect(error.code).toBe('OKTA_UNEXPECTED');
      expect(error.problem).toContain(`POST ${address}/oauth2/v1/token answered with JSON that is not an access token`);
      expect(error.message).not.toContain('example-access-token');
    }
  });

  it('GIVEN a proxy that cannot be used WHEN a connection is opened THEN it is refused, and Okta is not asked', async () => {
    const before = process.env.https_proxy;
    process.env.https_proxy = 'socks5://127.0.0.1:1';
    const error = await failure(connect('https://acme.okta.com')).finally(() => {
      if (before === undefined) delete process.env.https_proxy;
      else process.env.https_proxy = before;
    });
    expect(error).toMatchObject({ code: 'OKTA_SETTINGS', remedy: 'Okta was not asked.' });
    expect(error.problem).toContain('HTTPS_PROXY (or https_proxy) is not the address of a proxy');
  });

  it('GIVEN an address that is not a URL WHEN a connection is opened THEN that is a mistake of the caller', async () => {
    await expect(connect('acme')).rejects.toMatchObject({ name: 'TypeError', code: 'ERR_INVALID_URL' });
  });

  it('GIVEN https_proxy WHEN Okta is on loopback THEN it is asked directly', async () => {
    answer = json({ id: '1' });
    const before = process.env.https_proxy;
    process.env.https_proxy = 'http://127.0.0.1:1';
    const okta = await connect(address).finally(() => {
      if (before === undefined) delete process.env.https_proxy;
      else process.env.https_proxy = before;
    });
    expect(await okta.get('/api/v1/apps/1', z.object({ id: z.string() }))).toEqual({ id: '1' });
  });
});
