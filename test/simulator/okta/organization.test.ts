import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { type Json, SAML_APP, ask, at } from './ask-okta.js';

const POLICY_LINKS = ['accessPolicy', 'policies', 'profileEnrollment'];

let okta: OktaSimulator;
afterEach(() => okta.close());

/** An organisation with one app; its first access policy, as a list and by the id that the Identity Engine gives it. */
async function start(engine?: 'identity' | 'classic'): Promise<void> {
  okta = await startOktaSimulator({ seed: { engine, apps: [{ label: 'Klaviyo' }] } });
}

const organization = async (): Promise<Json> =>
  (await ask(okta, 'GET', '/.well-known/okta-organization', undefined, {})).body;
const policyLinks = async (path: string): Promise<readonly string[]> =>
  Object.keys((await ask(okta, 'GET', path)).body._links as Json).filter((link) => POLICY_LINKS.includes(link));

const APP = '/api/v1/apps/0oa00000000000000001';
const POLICY = 'rst00000000000000001';

describe('an organisation', () => {
  test('WHEN nothing is said, THEN it runs on the Identity Engine, and an app has its policies', async () => {
    await start();

    expect(await organization()).toMatchObject({
      id: '00o00000000000000001',
      pipeline: 'idx',
      _links: { organization: { href: okta.url } },
      settings: { itpEnabled: true, omEnabled: false },
    });
    expect((await policyLinks(APP)).toSorted()).toEqual(POLICY_LINKS);
    const { body } = await ask(okta, 'GET', APP);
    expect(at(body, '_links.accessPolicy.href')).toBe(`${okta.url}/api/v1/policies/${POLICY}`);
    expect(at(body, 'orn')).toBe('orn:okta:idp:00o00000000000000001:apps:acme_klaviyo_1:0oa00000000000000001');
    expect((await ask<Json[]>(okta, 'GET', '/api/v1/policies?type=ACCESS_POLICY')).body[0]!.id).toBe(POLICY);
  });

  test('GIVEN the classic engine, THEN the pipeline is v1, no app has a policy, and there is none to give', async () => {
    await start('classic');

    expect(await organization()).toMatchObject({ pipeline: 'v1', settings: { itpEnabled: false, omEnabled: true } });
    expect(await policyLinks(APP)).toEqual([]);
    expect((await ask(okta, 'POST', '/api/v1/apps', SAML_APP)).body._links).not.toHaveProperty('accessPolicy');
    const listed = await ask(okta, 'GET', '/api/v1/policies?type=ACCESS_POLICY');
    expect([listed.status, listed.body.errorCode]).toEqual([400, 'E0000001']);
    expect((await ask(okta, 'GET', `/api/v1/policies/${POLICY}`)).status).toBe(404);
    expect((await ask(okta, 'PUT', `${APP}/policies/${POLICY}`)).status).toBe(404);
  });

  test('GIVEN either engine, THEN the other links of an app are the same', async () => {
    const links = async (): Promise<readonly string[]> =>
      Object.keys((await ask(okta, 'GET', APP)).body._links as Json);
    await start('classic');
    const classic = await links();
    await okta.close();
    await start('identity');

    expect((await links()).filter((link) => !POLICY_LINKS.includes(link))).toEqual(classic);
    expect(classic.toSorted()).toEqual(
      ['appLinks', 'deactivate', 'groups', 'help', 'logo', 'metadata', 'uploadLogo', 'users'].toSorted(),
    );
  });
});
