import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { ask, askAll, at, type Json, values } from '../ask-entra.js';
import { seedFor } from '../klaviyo-app.js';

const ADMIN = '00000000-0000-4000-8000-000000000001';
const ANALYST = '00000000-0000-4000-8000-000000000002';
const NOBODY = '99999999-0000-4000-8000-000000000001';

let entra: EntraSimulator;

beforeEach(async () => {
  entra = await startEntraSimulator({ seed: seedFor('http://127.0.0.1:1/scim/v2') });
});
afterEach(() => entra.close());

const app = () => entra.world().applications[0]!;
const path = () => `/v1.0/servicePrincipals/${app().servicePrincipalId}`;
const group = (name: string) => entra.world().groups.find(({ displayName }) => displayName === name)!.id;
const user = (name: string) => entra.world().users.find(({ userPrincipalName }) => userPrincipalName === name)!.id;
const assign = (change: Json) =>
  ask(entra, 'POST', `${path()}/appRoleAssignedTo`, {
    appRoleId: ADMIN,
    principalId: group('klaviyo-analysts'),
    resourceId: app().servicePrincipalId,
    ...change,
  });

test('WHEN enterprise applications are asked for by name, THEN the one is found', async () => {
  const found = await askAll(
    entra,
    `/v1.0/servicePrincipals?$filter=${encodeURIComponent("displayName eq 'Klaviyo'")}`,
  );
  expect(found).toMatchObject([{ id: app().servicePrincipalId, displayName: 'Klaviyo' }]);
  expect(values(await ask(entra, 'GET', `${path()}/owners`))).toEqual([]);
});

test('WHEN one is changed, THEN what was sent is kept', async () => {
  const change = {
    appRoleAssignmentRequired: false,
    accountEnabled: false,
    displayName: 'X',
    preferredSingleSignOnMode: 'saml',
  };
  expect((await ask(entra, 'PATCH', path(), change)).status).toBe(204);
  expect((await ask(entra, 'GET', path())).body).toMatchObject(change);
});

test('GIVEN one was made over Graph THEN the client owns it', async () => {
  const template = '/v1.0/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate';
  const { body } = await ask(entra, 'POST', template, { displayName: 'Other' });
  const owners = await ask(entra, 'GET', `/v1.0/servicePrincipals/${String(at(body, 'servicePrincipal.id'))}/owners`);
  expect(values(owners)).toMatchObject([{ '@odata.type': '#microsoft.graph.servicePrincipal' }]);
});

test('GIVEN two apps WHEN one is deleted, THEN the assignments of the other stay, and its application can be deleted', async () => {
  const template = '/v1.0/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate';
  const { body } = await ask(entra, 'POST', template, { displayName: 'Other' });
  const other = String(at(body, 'application.id'));
  await ask(entra, 'DELETE', `/v1.0/servicePrincipals/${String(at(body, 'servicePrincipal.id'))}`);
  expect(app().assignments).toHaveLength(2);
  expect((await ask(entra, 'PATCH', `/v1.0/applications/${other}`, { displayName: 'X' })).status).toBe(204);
  expect((await ask(entra, 'DELETE', `/v1.0/applications/${other}`)).status).toBe(204);
});

test('WHEN one is deleted, THEN its assignments and its job are gone, and the application is not', async () => {
  const { applicationId, assignments } = app();
  const before = path();
  expect((await ask(entra, 'DELETE', before)).status).toBe(204);
  for (const gone of [before, `${before}/appRoleAssignedTo/${assignments[0]!.id}`, `${before}/synchronization/jobs`]) {
    expect((await ask(entra, 'GET', gone)).status).toBe(404);
  }
  expect((await ask(entra, 'GET', `/v1.0/applications/${applicationId}`)).status).toBe(200);
  expect(values(await ask(entra, 'GET', `/v1.0/users/${user('ada@example.com')}/appRoleAssignments`))).toEqual([]);
});

describe('assignments', () => {
  test('WHEN they are listed, THEN each has its principal, role and resource', async () => {
    const { body } = await ask(entra, 'GET', `${path()}/appRoleAssignedTo`);
    expect(values({ body })[0]).toEqual({
      id: app().assignments[0]!.id,
      deletedDateTime: null,
      appRoleId: ADMIN,
      createdDateTime: '2026-01-01T00:00:00Z',
      principalDisplayName: 'klaviyo-admins',
      principalId: group('klaviyo-admins'),
      principalType: 'Group',
      resourceDisplayName: 'Klaviyo',
      resourceId: app().servicePrincipalId,
    });
  });

  test('GIVEN a small page WHEN they are listed, THEN every page leads to the next', async () => {
    await entra.close();
    entra = await startEntraSimulator({ seed: seedFor('http://127.0.0.1:1'), pageSize: 1 });
    expect(await askAll(entra, `${path()}/appRoleAssignedTo?$top=50`)).toHaveLength(2);
    expect(entra.requests().filter(({ path: asked }) => asked.includes('appRoleAssignedTo'))).toHaveLength(2);
  });

  test('WHEN a user is assigned, read and taken away, THEN it is so', async () => {
    const made = await assign({ principalId: user('alan@example.com') });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ principalType: 'User', principalDisplayName: 'Alan Turing', appRoleId: ADMIN });
    const one = `${path()}/appRoleAssignedTo/${String(made.body.id)}`;
    expect((await ask(entra, 'GET', one)).body).toMatchObject({ id: made.body.id });
    const own = await ask(entra, 'GET', `/v1.0/users/${user('alan@example.com')}/appRoleAssignments`);
    expect(values(own)).toMatchObject([{ id: made.body.id }]);
    expect((await ask(entra, 'DELETE', one)).status).toBe(204);
    for (const method of ['GET', 'DELETE']) expect((await ask(entra, method, one)).status).toBe(404);
  });

  test.each<[string, () => Json, number, RegExp]>([
    ['the same again', () => ({ appRoleId: ANALYST }), 400, /^Permission being assigned already exists on the object$/],
    ['a role that is not there', () => ({ appRoleId: NOBODY }), 400, /was not found on application 'Klaviyo'/],
    [
      'the default access of an app with roles',
      () => ({ appRoleId: '00000000-0000-0000-0000-000000000000' }),
      400,
      /was not found/,
    ],
    ['nobody', () => ({ principalId: NOBODY }), 404, /does not exist/],
    ['an application', () => ({ principalId: app().applicationId }), 404, /does not exist/],
    ['a service principal', () => ({ principalId: app().servicePrincipalId }), 400, /was not found/],
    ['another resource', () => ({ resourceId: NOBODY }), 400, /'resourceId'/],
    ['no id', () => ({ principalId: 'x' }), 400, /'principalId' or 'appRoleId'/],
  ])('GIVEN %s THEN it is refused', async (_, change, status, message) => {
    const answer = await assign(change());
    expect(answer.status).toBe(status);
    expect(at(answer.body, 'error.message')).toMatch(message);
  });

  test('GIVEN a group that is not for security THEN it cannot be assigned', async () => {
    await ask(entra, 'PATCH', `/v1.0/groups/${group('klaviyo-analysts')}`, { securityEnabled: false });
    expect((await assign({})).status).toBe(400);
  });

  test('GIVEN an app without roles WHEN somebody is assigned, THEN it is the default access', async () => {
    const deployment = '00000000-0000-0000-0000-0000000000aa';
    const answer = await ask(entra, 'POST', `/v1.0/servicePrincipals/${deployment}/appRoleAssignedTo`, {
      appRoleId: '00000000-0000-0000-0000-000000000000',
      principalId: user('ada@example.com'),
      resourceId: deployment,
    });
    expect(answer.status).toBe(201);
  });

  test('WHEN somebody is deleted, THEN their assignment is not listed; WHEN they are restored, THEN it is', async () => {
    await assign({ principalId: user('alan@example.com') });
    entra.portal.deleteUser('alan@example.com');
    expect(await askAll(entra, `${path()}/appRoleAssignedTo`)).toHaveLength(2);
    entra.portal.restoreUser('alan@example.com');
    expect(await askAll(entra, `${path()}/appRoleAssignedTo`)).toHaveLength(3);
  });
});
