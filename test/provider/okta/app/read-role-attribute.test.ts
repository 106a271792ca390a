import { readRoleAttribute } from '../../../../src/provider/okta/app/read-role-attribute.js';
import { failure } from '../okta-at-hand.js';
import { type AnsweringOkta, startAnsweringOkta } from '../answering-okta.js';

const PATH = '/api/v1/meta/schemas/apps/0oa%2F1/default';

let server: AnsweringOkta;
const answering = async (definitions: unknown) => (server = await startAnsweringOkta({ [PATH]: { definitions } }));
afterEach(() => server.close());

const NOTHING = {
  ...{ title: undefined, type: undefined, enum: undefined, oneOf: undefined, externalName: undefined },
  ...{ externalNamespace: undefined, required: false, permissions: undefined, scope: undefined },
  ...{ master: undefined, mutability: undefined },
};

describe('readRoleAttribute', () => {
  it('GIVEN every member WHEN the attribute is read THEN each is taken as Okta has it', async () => {
    const role = {
      ...{ title: 'Role', type: 'string', enum: ['admin'], oneOf: [{ const: 'admin', title: 'Admin' }] },
      ...{ externalName: 'role', externalNamespace: 'urn:example', required: true, scope: 'SELF' },
      ...{ permissions: [{ principal: 'SELF', action: 'READ_ONLY' }], mutability: 'READ_WRITE' },
    };
    const { okta } = await answering({ custom: { properties: { role: { ...role, master: { type: 'OKTA' } } } } });
    expect(await readRoleAttribute(okta, '0oa/1')).toEqual({ ...role, master: 'OKTA' });
  });

  it.each([
    {},
    { enum: null, oneOf: null, required: null, permissions: null, master: null, title: null, type: null },
    { master: { type: null }, externalName: null, externalNamespace: null, scope: null, mutability: null },
  ])('GIVEN %j WHEN the attribute is read THEN what Okta does not say is undefined', async (role) => {
    const { okta } = await answering({ custom: { properties: { role } } });
    expect(await readRoleAttribute(okta, '0oa/1')).toEqual(NOTHING);
  });

  it.each([
    { base: { properties: { role: { title: 'Base' } } } },
    { custom: null, base: { properties: { role: { title: 'Base' } } } },
    { custom: { properties: null }, base: { properties: { role: { title: 'Base' } } } },
    { custom: { properties: { role: null } }, base: { properties: { role: { title: 'Base' } } } },
  ])('GIVEN %j WHEN the attribute is read THEN it is the one that the app has of itself', async (definitions) => {
    const { okta } = await answering(definitions);
    expect(await readRoleAttribute(okta, '0oa/1')).toEqual({ ...NOTHING, title: 'Base' });
  });

  it('GIVEN one of both kinds WHEN the attribute is read THEN it is the custom one', async () => {
    const of = (title: string) => ({ properties: { role: { title } } });
    const { okta } = await answering({ base: of('Base'), custom: of('Custom') });
    expect(await readRoleAttribute(okta, '0oa/1')).toMatchObject({ title: 'Custom' });
  });

  it.each([
    {},
    { custom: null, base: null },
    { custom: { properties: null }, base: { properties: null } },
    { custom: {}, base: {} },
    { custom: { properties: { role: null } }, base: { properties: { role: null } } },
  ])('GIVEN %j WHEN the attribute is read THEN there is none', async (definitions) => {
    const { okta } = await answering(definitions);
    expect(await readRoleAttribute(okta, '0oa/1')).toBeUndefined();
  });

  it.each([
    [{ title: 1 }, 'title'],
    [{ oneOf: [{ const: 1, title: 'Admin' }] }, 'oneOf.0.const'],
    [{ oneOf: [{ const: 'admin' }] }, 'oneOf.0.title'],
    [{ permissions: [{ action: 'READ_ONLY' }] }, 'permissions.0.principal'],
    [{ permissions: [{ principal: 'SELF' }] }, 'permissions.0.action'],
    [{ required: 'yes' }, 'required'],
    [{ master: { type: 1 } }, 'master.type'],
  ])('GIVEN the attribute %j WHEN it is read THEN it is refused and the place named', async (role, place) => {
    const { okta } = await answering({ custom: { properties: { role } } });
    const { problem } = await failure(readRoleAttribute(okta, '0oa/1'));
    expect(problem).toContain(`unknown form: definitions.custom.properties.role.${place} is `);
  });
});
