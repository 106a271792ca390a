import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { ask, at, type Json, values } from '../ask-entra.js';

const TEMPLATE = '/v1.0/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate';
const ADMIN = '11111111-0000-4000-8000-000000000001';

let entra: EntraSimulator;
let application: Json;
let principal: Json;

beforeEach(async () => {
  entra = await startEntraSimulator();
  const { body } = await ask(entra, 'POST', TEMPLATE, { displayName: 'Klaviyo' });
  application = body.application as Json;
  principal = body.servicePrincipal as Json;
});
afterEach(() => entra.close());

const path = () => `/v1.0/applications/${String(application.id)}`;
const roles = async (): Promise<readonly Json[]> => (await ask(entra, 'GET', path())).body.appRoles as Json[];
const role = (change: Json = {}): Json => ({
  allowedMemberTypes: ['User'],
  description: 'Klaviyo role admin',
  displayName: 'admin',
  id: ADMIN,
  isEnabled: true,
  value: 'admin',
  ...change,
});

/** Writes the whole list of roles, as Graph wants it. */
const write = async (...own: readonly Json[]) =>
  ask(entra, 'PATCH', path(), { appRoles: [...(await roles()).slice(0, 2), ...own] });

describe('the template of applications outside of the gallery', () => {
  test('WHEN one is made of it, THEN an application and a service principal share an id and the roles of the template', async () => {
    expect(principal.appId).toBe(application.appId);
    for (const roleList of [application.appRoles, principal.appRoles]) {
      expect(roleList).toMatchObject([
        { displayName: 'User', value: null, isEnabled: true, id: '18d14569-c3bd-439b-9a66-3a2aee01d14f' },
        { displayName: 'msiam_access', value: null, isEnabled: true },
      ]);
    }
    expect(application).toMatchObject({ displayName: 'Klaviyo', signInAudience: 'AzureADMyOrg' });
    expect(principal).toMatchObject({ appRoleAssignmentRequired: true, accountEnabled: true });
    const owners = values(await ask(entra, 'GET', `${path()}/owners`));
    expect(owners).toMatchObject([{ '@odata.type': '#microsoft.graph.servicePrincipal', displayName: 'Deployment' }]);
  });

  test.each([
    ['another template', TEMPLATE.replace('8adf', '9adf'), { displayName: 'x' }, 404],
    ['no name', TEMPLATE, {}, 400],
  ])('GIVEN %s THEN it is refused', async (_, template, body, status) => {
    expect((await ask(entra, 'POST', template, body)).status).toBe(status);
  });
});

describe('applications', () => {
  test('WHEN they are asked for, THEN the one is found by name and by its client id', async () => {
    for (const filter of [`displayName eq 'klaviyo'`, `appId eq '${String(application.appId)}'`]) {
      const found = values(await ask(entra, 'GET', `/beta/applications?$filter=${encodeURIComponent(filter)}`));
      expect(found.map(({ id }) => id)).toEqual([application.id]);
    }
    expect((await ask(entra, 'GET', '/v1.0/applications/x')).status).toBe(404);
  });

  test('WHEN it is renamed, THEN the service principal is, too', async () => {
    expect((await ask(entra, 'PATCH', path(), { displayName: 'Klaviyo EU' })).status).toBe(204);
    const shown = await ask(entra, 'GET', `/v1.0/servicePrincipals/${String(principal.id)}?$select=displayName`);
    expect(shown.body).toMatchObject({ displayName: 'Klaviyo EU' });
    expect(shown.body).not.toHaveProperty('appRoles');
  });

  test('WHEN other members are written, THEN they are kept beside what stands in them', async () => {
    await ask(entra, 'PATCH', path(), {
      identifierUris: ['https://www.klaviyo.com/sso'],
      web: { logoutUrl: 'https://x' },
    });
    await ask(entra, 'PATCH', path(), { '@odata.type': 'x', id: 'x', web: { redirectUris: ['https://y'] } });
    expect((await ask(entra, 'GET', path())).body).toMatchObject({
      id: application.id,
      identifierUris: ['https://www.klaviyo.com/sso'],
      web: { logoutUrl: 'https://x', redirectUris: ['https://y'] },
    });
  });

  test('WHEN it is deleted, THEN its service principal is gone, too', async () => {
    expect((await ask(entra, 'DELETE', path())).status).toBe(204);
    expect((await ask(entra, 'GET', path())).status).toBe(404);
    expect((await ask(entra, 'GET', `/v1.0/servicePrincipals/${String(principal.id)}`)).status).toBe(404);
    expect(entra.world().applications).toEqual([]);
  });
});

describe('app roles', () => {
  test('WHEN one is added to the list, THEN the service principal has it', async () => {
    expect((await write(role())).status).toBe(204);
    expect(await roles()).toHaveLength(3);
    const shown = await ask(entra, 'GET', `/v1.0/servicePrincipals/${String(principal.id)}`);
    expect(at(shown.body, 'appRoles.2')).toMatchObject({ id: ADMIN, value: 'admin', origin: 'Application' });
  });

  test.each<[string, readonly Json[]]>([
    ['is left out', []],
    ['gets another value', [role({ value: 'owner' })]],
    ['is for other members', [role({ allowedMemberTypes: ['Application'] })]],
  ])('GIVEN an enabled role WHEN it %s, THEN Graph refuses', async (_, list) => {
    await write(role());
    const answer = await write(...list);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error: {
        code: 'CannotDeleteOrUpdateEnabledEntitlement',
        message: 'Permission (scope or role) cannot be deleted or updated unless disabled first.',
      },
    });
    expect((await roles())[2]).toMatchObject({ value: 'admin' });
  });

  test('GIVEN it is disabled first WHEN it is left out or changed, THEN it is done', async () => {
    await write(role());
    await write(role({ isEnabled: false }));
    expect((await write(role({ value: 'owner' }))).status).toBe(204);
    await write(role({ value: 'owner', isEnabled: false }));
    expect((await write()).status).toBe(204);
    expect(await roles()).toHaveLength(2);
  });

  test('WHEN the roles of the template are disabled and left out, THEN they are gone', async () => {
    const disabled = (await roles()).map((one) => ({ ...one, isEnabled: false }));
    await ask(entra, 'PATCH', path(), { appRoles: disabled });
    expect((await ask(entra, 'PATCH', path(), { appRoles: [] })).status).toBe(204);
  });

  test("WHEN they are written to the service principal, THEN they are the application's", async () => {
    const before = await roles();
    await ask(entra, 'PATCH', `/v1.0/servicePrincipals/${String(principal.id)}`, { appRoles: [...before, role()] });
    expect(await roles()).toHaveLength(3);
  });

  test.each<[string, readonly Json[], string]>([
    ['an id that is none', [role({ id: 'x' })], 'InvalidAppRole'],
    ['no name', [role({ displayName: '' })], 'InvalidAppRole'],
    ['nobody to have it', [role({ allowedMemberTypes: [] })], 'InvalidAppRole'],
    ['a blank in its value', [role({ value: 'an admin' })], 'InvalidValue'],
    ['a value that is there', [role(), role({ id: ADMIN.replace(/1$/, '2') })], 'DuplicateValue'],
    ['an id that is there', [role(), role({ value: 'x' })], 'DuplicateValue'],
  ])('GIVEN a role with %s THEN it is refused', async (_, list, code) => {
    const answer = await write(...list);
    expect([answer.status, at(answer.body, 'error.code')]).toEqual([400, code]);
  });
});
