import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { z } from 'zod';
import { readAppUsers } from '../../../../src/provider/okta/app/read-app-users.js';
import { readOktaApp } from '../../../../src/provider/okta/app/read-app.js';
import { readGroupAssignments } from '../../../../src/provider/okta/app/read-group-assignments.js';
import { readGroupMembers } from '../../../../src/provider/okta/app/read-group-members.js';
import { connect, failure, impatience } from '../okta-at-hand.js';
import { RECORDS, clientCredentials } from './sample-client.js';

const SELF = '<?limit=200>; rel="self"';

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
      {
        ...{ id: 'u', login: 'ada@example.com', status: 'STAGED', givenName: '', familyName: '' },
        attributes: { login: 'ada@example.com' },
      },
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
