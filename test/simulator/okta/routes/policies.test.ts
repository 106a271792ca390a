import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, FIRST_APP, ask, makeApp } from '../ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator();
});
afterEach(() => okta.close());

describe('policies', () => {
  test('WHEN an app gets the default policy, THEN 204, and another policy is not there', async () => {
    const policies = await ask<Json[]>(okta, 'GET', '/api/v1/policies?type=ACCESS_POLICY');
    const id = String(policies.body[0]!.id);
    await makeApp(okta);

    expect(policies.body[0]).toMatchObject({ system: true, type: 'ACCESS_POLICY' });
    expect((await ask(okta, 'GET', `/api/v1/policies/${id}`)).body.id).toBe(id);
    expect((await ask(okta, 'PUT', `${FIRST_APP}/policies/${id}`)).status).toBe(204);
    expect((await ask(okta, 'PUT', `${FIRST_APP}/policies/rstNone`)).status).toBe(404);
    expect((await ask(okta, 'GET', '/api/v1/policies/rstNone')).status).toBe(404);
  });
});
