import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { type Answer, type Json, ROLE, SAML_APP, ask, at } from './ask-okta.js';
import { ASSIGN, CREATE, DESTROY, GROUPS, KEYS, ME, REFRESH, SCHEMA, type Step } from './provider-steps.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator();
});
afterEach(() => okta.close());

/** Takes the steps; the answers by step, the last one of a step that comes twice. */
async function replay(steps: readonly Step[]): Promise<Map<string, Answer<Json>>> {
  const answers = new Map<string, Answer<Json>>();
  for (const [method, path, body] of steps) {
    const world = okta.world();
    const idOf = (name: string) => world.groups.find((group) => group.name === name)?.id ?? name;
    const real = path
      .replace('APP', world.apps[0]?.id ?? 'APP')
      .replace('ADMINS', idOf('klaviyo-admins'))
      .replace('ANALYSTS', idOf('klaviyo-analysts'))
      .replace('HAND', idOf('by-hand'))
      .replace('KID', String(at(answers.get('GET /api/v1/apps/APP')?.body, 'credentials.signing.kid')));
    answers.set(`${method} ${path}`, await ask(okta, method, real, body));
  }
  return answers;
}

describe('what the Terraform provider asks', () => {
  test('WHEN everything is made, THEN each answer has what the provider reads', async () => {
    const answers = await replay(CREATE);

    expect([...answers.values()].map(({ status }) => status)).toEqual(Array.from(answers, () => 200));
    const app = answers.get('GET /api/v1/apps/APP')!.body;
    expect(app).toMatchObject({ status: 'ACTIVE', features: [], signOnMode: 'SAML_2_0', label: 'Klaviyo' });
    expect(app.settings).toMatchObject({ app: {}, implicitAssignment: false, notes: { admin: null, enduser: null } });
    for (const member of ['ssoAcsUrl', 'recipient', 'destination', 'audience', 'subjectNameIdTemplate']) {
      expect(at(app, `settings.signOn.${member}`)).toBe(at(SAML_APP, `settings.signOn.${member}`));
    }
    expect(at(app, 'settings.signOn.acsEndpoints')).toEqual([]);
    for (const link of ['logo', 'appLinks', 'metadata', 'accessPolicy', 'users', 'groups']) {
      expect(app._links).toHaveProperty(link);
    }
    const role = at(answers.get(`GET ${SCHEMA}`)!.body, 'definitions.custom.properties.role');
    for (const member of ['title', 'type', 'required', 'enum', 'oneOf', 'externalName', 'externalNamespace', 'scope']) {
      expect(at(role, member)).toEqual(at(ROLE, member));
    }
    const assigned = answers.get(`GET ${GROUPS}?limit=200`)!.body as unknown as Json[];
    expect(assigned.map(({ priority, profile }) => [priority, profile])).toEqual([
      [2, { role: 'analyst' }],
      [1, { role: 'admin' }],
    ]);
  });

  test('GIVEN everything is made WHEN it is read again twice, THEN nothing has changed', async () => {
    await replay(CREATE);
    const first = await replay(REFRESH);
    const second = await replay(REFRESH);

    const bodies = (answers: Map<string, Answer<Json>>) => [...answers].map(([step, { body }]) => [step, body]);
    expect(bodies(second)).toEqual(bodies(first));
  });

  test('GIVEN the label was changed by hand WHEN it is put back, THEN the app has it, its kid and its features', async () => {
    await replay(CREATE);
    okta.console.switchProvisioningOn('Klaviyo', { create: true });
    okta.console.setLabel('Klaviyo', 'Klaviyo EU');
    const answers = await replay([
      ...REFRESH,
      ['PUT', '/api/v1/apps/APP', SAML_APP],
      ['GET', '/api/v1/apps/APP'],
      ...KEYS,
    ]);

    expect(answers.get('GET /api/v1/apps/APP')!.body).toMatchObject({
      label: 'Klaviyo',
      features: ['PUSH_NEW_USERS', 'SCIM_PROVISIONING'],
    });
    expect(answers.get('GET /api/v1/apps/APP/sso/saml/metadata?kid=KID')!.status).toBe(200);
  });

  test('GIVEN a group was assigned by hand WHEN it is removed and the others are put, THEN two are left', async () => {
    await replay(CREATE);
    okta.console.createGroup('by-hand');
    okta.console.assignGroup('Klaviyo', 'by-hand', 'admin');
    const answers = await replay([...REFRESH, ['DELETE', `${GROUPS}/HAND`], ...ASSIGN]);

    expect(answers.get(`DELETE ${GROUPS}/HAND`)!.status).toBe(204);
    expect(answers.get(`GET ${GROUPS}?limit=200`)!.body).toHaveLength(2);
  });

  test('GIVEN everything is made WHEN it is destroyed, THEN only what was there before is left', async () => {
    await replay(CREATE);
    const answers = await replay([...REFRESH, ...DESTROY]);

    const status = DESTROY.slice(ME.length).map(([method, path]) => answers.get(`${method} ${path}`)!.status);
    expect(status).toEqual([204, 204, 204, 200, 200, 204]);
    expect(okta.world().apps).toEqual([]);
    expect(okta.world().groups.map(({ name }) => name)).toEqual(['Everyone', 'klaviyo-analysts']);
  });
});
