import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ask, at, makeApp } from '../ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator();
});
afterEach(() => okta.close());

describe('mappings', () => {
  test('WHEN mappings are listed, THEN there is one each way for an app', async () => {
    await makeApp(okta);
    const all = await ask<Json[]>(okta, 'GET', '/api/v1/mappings?limit=200');
    const from = await ask<Json[]>(okta, 'GET', '/api/v1/mappings?sourceId=0oa00000000000000001');
    const to = await ask<Json[]>(okta, 'GET', '/api/v1/mappings?targetId=0oa00000000000000001');

    expect(all.body.map(({ id }) => String(id).length)).toEqual([20, 20]);
    expect(from.body.map((mapping) => at(mapping, 'target.type'))).toEqual(['user']);
    expect(to.body.map((mapping) => at(mapping, 'source.type'))).toEqual(['user']);
  });

  test('WHEN a mapping is read by its id, THEN it is that of the list, with links and with what it maps', async () => {
    await makeApp(okta);
    const [listed] = (await ask<Json[]>(okta, 'GET', '/api/v1/mappings?sourceId=0oa00000000000000001')).body;
    const path = `/api/v1/mappings/${String(listed!.id)}`;

    const one = await ask(okta, 'GET', path);

    expect(one.body).toEqual({ ...listed, properties: {} });
    expect(at(one.body, '_links.self.href')).toBe(`${okta.url}${path}`);
    expect(at(one.body, 'source._links.self.href')).toBe(`${okta.url}/api/v1/apps/0oa00000000000000001`);
    expect((await ask(okta, 'GET', '/api/v1/mappings/prmnone')).status).toBe(404);
  });
});
