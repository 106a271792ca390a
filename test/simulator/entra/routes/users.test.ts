import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { ask, askAll, at, values } from '../ask-entra.js';

let entra: EntraSimulator;

beforeEach(async () => {
  entra = await startEntraSimulator();
});
afterEach(() => entra.close());

const userId = (name: string) =>
  entra.world().users.find(({ userPrincipalName }) => userPrincipalName === `${name}@example.com`)!.id;

test('WHEN users are listed, THEN each has what Graph gives by default, and whether they may sign in is not among it', async () => {
  const all = await askAll(entra, '/v1.0/users?$top=2');
  expect(all).toHaveLength(5);
  expect(all[0]).toEqual({
    id: userId('ada'),
    businessPhones: [],
    displayName: 'Ada Lovelace',
    givenName: 'Ada',
    jobTitle: null,
    mail: 'ada@example.com',
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: 'Lovelace',
    userPrincipalName: 'ada@example.com',
  });
});

test('WHEN members are selected, THEN they are given, also those that nobody has', async () => {
  const select = '$select=userPrincipalName,accountEnabled,department,userType,accountenabled,shoeSize';
  const [, , , , former] = await askAll(entra, `/v1.0/users?${select}`);
  expect(former).toEqual({
    userPrincipalName: 'former@example.com',
    accountEnabled: false,
    department: null,
    userType: 'Member',
  });
});

test.each([
  ["userPrincipalName eq 'ADA@example.com'", ['ada']],
  ["startswith(displayName,'g') or mail eq 'alan@example.com'", ['grace', 'alan']],
  ['accountEnabled eq false', ['former']],
])('WHEN they are filtered by %s, THEN those are given', async (filter, names) => {
  const found = await askAll(entra, `/beta/users?$filter=${encodeURIComponent(filter)}`);
  expect(found.map(({ id }) => id)).toEqual(names.map(userId));
});

test('WHEN one is asked for by id or name, THEN they are given; a deleted one is not', async () => {
  for (const name of [userId('ada'), 'ada@example.com', 'Ada@Example.com']) {
    expect((await ask(entra, 'GET', `/v1.0/users/${name}`)).body).toMatchObject({ displayName: 'Ada Lovelace' });
  }
  const id = userId('ada');
  entra.portal.deleteUser('ada@example.com');
  for (const name of [id, 'ada@example.com', 'nobody@example.com']) {
    const gone = await ask(entra, 'GET', `/v1.0/users/${name}`);
    expect([gone.status, at(gone.body, 'error.code')]).toEqual([404, 'Request_ResourceNotFound']);
  }
  expect(await askAll(entra, '/v1.0/users')).toHaveLength(4);
});

test('WHEN the groups of one are asked for, THEN they are given; nobody has a manager', async () => {
  expect(values(await ask(entra, 'GET', '/v1.0/users/grace@example.com/memberOf'))).toMatchObject([
    { '@odata.type': '#microsoft.graph.group', displayName: 'klaviyo-analysts' },
  ]);
  expect((await ask(entra, 'GET', `/v1.0/users/${userId('ada')}/manager`)).status).toBe(404);
});

test('WHEN an object is asked for by its id, THEN it is told of which type it is', async () => {
  const group = entra.world().groups[0]!.id;
  const template = '/v1.0/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate';
  const application = String(at((await ask(entra, 'POST', template, { displayName: 'K' })).body, 'application.id'));
  for (const [id, type] of [
    [userId('ada'), 'user'],
    [group, 'group'],
    ['00000000-0000-0000-0000-0000000000aa', 'servicePrincipal'],
    [application, 'application'],
  ]) {
    const { body } = await ask(entra, 'GET', `/v1.0/directoryObjects/${id!}`);
    expect(body).toMatchObject({ '@odata.type': `#microsoft.graph.${type!}`, id });
  }
  expect((await ask(entra, 'GET', '/v1.0/directoryObjects/x')).status).toBe(404);
});

test('WHEN the tenant is asked for, THEN it has its verified domains', async () => {
  const [tenant] = values(await ask(entra, 'GET', '/v1.0/organization'));
  expect(tenant).toMatchObject({
    id: '00000000-0000-0000-0000-0000000000bb',
    displayName: 'Acme',
    verifiedDomains: [
      { name: 'acme.onmicrosoft.com', isDefault: true, isInitial: true },
      { name: 'example.com', isDefault: false, isInitial: false },
    ],
  });
  expect((await ask(entra, 'GET', `/v1.0/organization/${String(tenant!.id)}?$select=displayName`)).body).toMatchObject({
    displayName: 'Acme',
  });
  expect((await ask(entra, 'GET', '/v1.0/organization/x')).status).toBe(404);
});
