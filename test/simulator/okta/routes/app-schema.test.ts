import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ROLE, ask, customProperties, at } from '../ask-okta.js';

let okta: OktaSimulator;
const SCHEMA = '/api/v1/meta/schemas/apps/0oa00000000000000001/default';

beforeEach(async () => {
  okta = await startOktaSimulator({ seed: { groups: [{ name: 'admins' }], apps: [{ label: 'Klaviyo' }] } });
});
afterEach(() => okta.close());

const write = (properties: Json) => ask(okta, 'POST', SCHEMA, customProperties(properties));

describe("an app's user schema", () => {
  test('WHEN nothing was added, THEN it has the user name alone', async () => {
    const { status, body } = await ask(okta, 'GET', SCHEMA);

    expect(status).toBe(200);
    expect(body.id).toBe(`${okta.url}/meta/schemas/apps/0oa00000000000000001/default`);
    expect(at(body, 'definitions.custom')).toEqual({ id: '#custom', type: 'object', properties: {} });
    expect(Object.keys(at(body, 'definitions.base.properties') as Json)).toEqual(['userName']);
  });

  test('WHEN the attribute role is written, THEN it comes back as Okta keeps it', async () => {
    const written = await write({ role: ROLE });

    const { union, master, permissions, ...kept } = ROLE;
    expect([union, master.type, permissions.length]).toEqual(['DISABLE', 'PROFILE_MASTER', 1]);
    expect(written.status).toBe(200);
    expect(at(written.body, 'definitions.custom')).toEqual({
      id: '#custom',
      type: 'object',
      properties: { role: kept },
      required: ['role'],
    });
    expect((await ask(okta, 'GET', SCHEMA)).body).toEqual(written.body);
  });

  test('WHEN a property is not required or a list, THEN required is left out and union is given', async () => {
    const list = { title: 'Tags', type: 'array', items: { type: 'string' }, union: 'ENABLE', required: false };
    const { body } = await write({ tags: list, role: null });

    expect(at(body, 'definitions.custom.properties.tags')).toEqual({
      title: 'Tags',
      type: 'array',
      items: { type: 'string' },
      union: 'ENABLE',
    });
    expect(at(body, 'definitions.custom.required')).toEqual([]);
  });

  test('WHEN one property is written and another set to null, THEN the rest stays', async () => {
    await write({ role: ROLE, region: { title: 'Region', type: 'string', scope: 'NONE' } });
    await write({ tier: { title: 'Tier', type: 'string', scope: 'NONE' }, region: null });

    expect(Object.keys(okta.world().apps[0]!.properties)).toEqual(['role', 'tier']);
  });

  test('WHEN a property goes, THEN its value goes from every assignment', async () => {
    await write({ role: ROLE });
    okta.console.assignGroup('Klaviyo', 'admins', 'admin');
    await write({ role: null });

    expect(okta.world().apps[0]!.assignments).toEqual([
      { groupId: expect.any(String) as string, group: 'admins', priority: 0, profile: {} },
    ]);
  });

  test('WHEN oneOf does not name the values of enum, THEN 400 and nothing is written', async () => {
    const refused = await write({ first: { type: 'string' }, role: { ...ROLE, enum: ['analyst', 'admin'] } });

    expect([refused.status, refused.body.errorSummary]).toEqual([400, 'Api validation failed: role']);
    expect(okta.world().apps[0]!.properties).toEqual({});
  });

  test('WHEN base properties are written, THEN 400: the simulator does not change them', async () => {
    const refused = await ask(okta, 'POST', SCHEMA, { definitions: { base: { properties: {} } } });

    expect(refused.body.errorCauses).toEqual([{ errorSummary: 'The simulator does not change base properties.' }]);
  });

  test('GIVEN SCIM is on WHEN the schema is read, THEN it has the names too', async () => {
    okta.console.switchProvisioningOn('Klaviyo');
    const { body } = await ask(okta, 'GET', SCHEMA);

    expect(Object.keys(at(body, 'definitions.base.properties') as Json)).toEqual([
      'userName',
      'givenName',
      'familyName',
      'email',
    ]);
  });

  test('GIVEN the app is not active WHEN the schema is read or written, THEN 404', async () => {
    okta.console.deactivateApp('Klaviyo');

    expect((await ask(okta, 'GET', SCHEMA)).status).toBe(404);
    expect((await write({ role: ROLE })).body.errorCode).toBe('E0000007');
  });
});
