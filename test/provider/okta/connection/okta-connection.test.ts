import { inspect } from 'node:util';
import { type OktaConnection } from '../../../../src/provider/okta/connection/okta-connection.js';
import { Secret } from '../../../../src/provider/secret.js';
import { findGroup } from '../../../../src/provider/okta/app/find-group.js';
import { readGroupMembers } from '../../../../src/provider/okta/app/read-group-members.js';
import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { connect, DEPLOYED, failure, impatience } from '../okta-at-hand.js';
import { RECORDS, clientCredentials, publicKey } from './sample-client.js';

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
    const credentials = { kind: 'access-token', token: new Secret('access-token-1') } as const;

    expect(await groups(await connect(simulator.url, { credentials }))).toHaveLength(4);

    const paths = simulator.requests().slice(issued);
    expect(paths.map(({ path }) => path.split('?')[0])).toEqual(['/api/v1/groups', '/api/v1/groups']);
  });

  it('GIVEN an access token that Okta does not know WHEN a list is read THEN it is refused, and it is nowhere', async () => {
    const credentials = { kind: 'access-token', token: new Secret('example-expired-token') } as const;
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
    const credentials = { kind: 'token', token: new Secret('example-wrong-token') } as const;
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
