import { type EntraSimulator, type Permission, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { ask, askAll, at, type Json, values } from '../ask-entra.js';

const NOBODY = '99999999-0000-4000-8000-000000000001';

let entra: EntraSimulator;

beforeEach(async () => {
  entra = await startEntraSimulator();
});
afterEach(() => entra.close());

const NEW = {
  '@odata.type': '#microsoft.graph.group',
  description: null,
  displayName: 'klaviyo-admins',
  groupTypes: [],
  isAssignableToRole: false,
  mailEnabled: false,
  mailNickname: '26dc069d-d',
  membershipRule: null,
  resourceBehaviorOptions: [],
  securityEnabled: true,
};

const create = async (change: Json = {}) => ask(entra, 'POST', '/beta/groups', { ...NEW, ...change });
const idOf = (name: string) =>
  [...entra.world().groups.map(({ id, displayName }) => [id, displayName] as const)].find((one) => one[1] === name)![0];
const userId = (name: string) =>
  entra.world().users.find(({ userPrincipalName }) => userPrincipalName === `${name}@example.com`)!.id;
const path = (name = 'klaviyo-analysts') => `/v1.0/groups/${idOf(name)}`;
const reference = (id: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` });
const members = (name = 'klaviyo-analysts') =>
  entra.world().groups.find(({ displayName }) => displayName === name)!.members;

describe('a group', () => {
  test('WHEN it is made as the provider makes it, THEN it is answered with all that it has', async () => {
    const me = '00000000-0000-0000-0000-0000000000aa';
    const { status, body } = await create({ 'owners@odata.bind': [`${entra.url}/beta/directoryObjects/${me}`] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ displayName: 'klaviyo-admins', mailNickname: '26dc069d-d', securityEnabled: true });
    const owners = values(await ask(entra, 'GET', `/beta/groups/${String(body.id)}/owners`));
    expect(owners).toMatchObject([{ '@odata.type': '#microsoft.graph.servicePrincipal', id: me }]);
  });

  test('WHEN it is made with members, THEN they are in it', async () => {
    const bound = [`${entra.url}/v1.0/users/${userId('ada')}`];
    await create({ 'members@odata.bind': bound });
    expect(members('klaviyo-admins')).toEqual(['ada@example.com']);
  });

  test.each<[string, Json, number]>([
    ['no name', { displayName: ' ' }, 400],
    ['no nickname', { mailNickname: undefined }, 400],
    ['nothing about mail', { mailEnabled: undefined }, 400],
    ['nothing about security', { securityEnabled: undefined }, 400],
    ['mail', { mailEnabled: true }, 400],
    ['a rule without its type', { membershipRule: 'user.city -eq "A"' }, 400],
    ['a type without its rule', { groupTypes: ['DynamicMembership'] }, 400],
    ['a rule that cannot be read', { groupTypes: ['DynamicMembership'], membershipRule: 'city' }, 400],
    ['an owner who is not there', { 'owners@odata.bind': [`/directoryObjects/${NOBODY}`] }, 404],
    ['a member who is not there', { 'members@odata.bind': [`/directoryObjects/${NOBODY}`] }, 404],
  ])('GIVEN %s THEN it is refused, and nothing is made', async (_, change, status) => {
    expect((await create(change)).status).toBe(status);
    expect(entra.world().groups).toHaveLength(1);
  });

  test('WHEN two have one name, THEN both are there, as Entra allows', async () => {
    await create();
    expect((await create()).status).toBe(201);
    const found = await askAll(entra, `/beta/groups?$filter=${encodeURIComponent("displayName eq 'klaviyo-admins'")}`);
    expect(found).toHaveLength(2);
  });

  test('WHEN it is changed, THEN it is so', async () => {
    const change = { displayName: 'x', description: 'y', mailNickname: 'z', securityEnabled: false };
    expect((await ask(entra, 'PATCH', path(), change)).status).toBe(204);
    expect((await ask(entra, 'GET', `/v1.0/groups/${entra.world().groups[0]!.id}`)).body).toMatchObject(change);
    await ask(entra, 'PATCH', path('x'), { description: null, 'members@odata.bind': [`/users/${userId('ada')}`] });
    expect((await ask(entra, 'GET', path('x'))).body).toMatchObject({ description: null });
    expect(members('x')).toContain('ada@example.com');
  });

  test.each<[string, Json]>([
    ['an empty name', { displayName: '' }],
    ['being assignable to roles', { isAssignableToRole: true }],
    ['more than twenty members', { 'members@odata.bind': Array.from({ length: 21 }, () => `/users/${NOBODY}`) }],
    ['a member who is in it', { 'members@odata.bind': ['grace'] }],
  ])('GIVEN %s THEN a change is refused', async (_, change) => {
    const bound = change['members@odata.bind'] as readonly string[] | undefined;
    const body = bound?.[0] === 'grace' ? { 'members@odata.bind': [`/users/${userId('grace')}`] } : change;
    expect((await ask(entra, 'PATCH', path(), body)).status).toBe(400);
  });

  test('WHEN it is deleted, THEN it is gone from the groups that it was in, too', async () => {
    await create();
    await ask(entra, 'POST', `${path('klaviyo-admins')}/members/$ref`, reference(idOf('klaviyo-analysts')));
    const parents = values(await ask(entra, 'GET', `${path()}/memberOf`));
    expect(parents).toMatchObject([{ displayName: 'klaviyo-admins', '@odata.type': '#microsoft.graph.group' }]);
    const gone = path();
    expect((await ask(entra, 'DELETE', gone)).status).toBe(204);
    expect((await ask(entra, 'GET', gone)).status).toBe(404);
    expect(members('klaviyo-admins')).toEqual([]);
  });
});

describe('owners', () => {
  test('WHEN one is added and taken away, THEN it is so', async () => {
    const owners = `${path()}/owners`;
    expect((await ask(entra, 'POST', `${owners}/$ref`, reference(userId('ada')))).status).toBe(204);
    expect(values(await ask(entra, 'GET', owners))).toMatchObject([{ userPrincipalName: 'ada@example.com' }]);
    const one = `${owners}/${userId('ada')}/$ref`;
    expect((await ask(entra, 'DELETE', one)).status).toBe(204);
    expect((await ask(entra, 'DELETE', one)).status).toBe(404);
    expect((await ask(entra, 'POST', `${owners}/$ref`, reference(NOBODY))).status).toBe(404);
  });
});

describe('members', () => {
  test('WHEN they are listed, THEN each has its type; a cast has users or groups alone', async () => {
    entra.portal.createGroup('inner', ['ada@example.com']);
    entra.portal.addMembers('klaviyo-analysts', 'inner');
    const names = (list: readonly Json[]) => list.map(({ displayName }) => displayName);
    expect(names(await askAll(entra, `${path()}/members`))).toEqual([
      'Grace Hopper',
      'Alan Turing',
      'Former Colleague',
      'inner',
    ]);
    const users = await askAll(
      entra,
      `${path()}/members/microsoft.graph.user?$select=id,accountEnabled,userPrincipalName`,
    );
    expect(users.at(-1)).toEqual({
      id: userId('former'),
      accountEnabled: false,
      userPrincipalName: 'former@example.com',
    });
    expect(names(await askAll(entra, `${path()}/members/microsoft.graph.group`))).toEqual(['inner']);
    expect(names(await askAll(entra, `${path()}/transitiveMembers/microsoft.graph.user`))).toContain('Ada Lovelace');
    const first = values(await ask(entra, 'GET', `${path()}/members`))[0];
    expect(first).toMatchObject({ '@odata.type': '#microsoft.graph.user' });
    expect(first).not.toHaveProperty('accountEnabled');
  });

  test('GIVEN groups that are in each other THEN transitive members are each there once', async () => {
    entra.portal.createGroup('inner', ['grace@example.com', 'klaviyo-analysts']);
    entra.portal.addMembers('klaviyo-analysts', 'inner');
    expect(await askAll(entra, `${path()}/transitiveMembers`)).toHaveLength(5);
  });

  test('GIVEN $top WHEN they are listed, THEN pages follow one another, all in all each member once', async () => {
    const all = await askAll(entra, `${path()}/members?$top=2&$select=id`);
    expect(all.map(({ id }) => id)).toEqual(['grace', 'alan', 'former'].map(userId));
  });

  test('WHEN somebody is put in and taken out, THEN it is so', async () => {
    const one = `${path()}/members/${userId('ada')}/$ref`;
    const add = () => ask(entra, 'POST', `${path()}/members/$ref`, reference(userId('ada')));
    expect((await add()).status).toBe(204);
    const again = await add();
    expect(again.status).toBe(400);
    expect(at(again.body, 'error.message')).toMatch(/added object references already exist/);
    expect(members()).toContain('ada@example.com');
    expect((await ask(entra, 'DELETE', one)).status).toBe(204);
    expect((await ask(entra, 'DELETE', one)).status).toBe(404);
    expect((await ask(entra, 'POST', `${path()}/members/$ref`, reference(NOBODY))).status).toBe(404);
    expect((await ask(entra, 'POST', `${path()}/members/$ref`, {})).status).toBe(400);
  });

  test('GIVEN a token that may not read users THEN their names are null', async () => {
    const permissions: readonly Permission[] = ['GroupMember.Read.All'];
    const clients = [
      { clientId: '00000000-0000-0000-0000-0000000000aa', secret: 'example-client-secret', permissions },
    ];
    const limited = await startEntraSimulator({
      seed: {
        clients,
        users: [{ userPrincipalName: 'ada@example.com' }],
        groups: [{ displayName: 'g', members: ['ada@example.com'] }],
      },
    });
    const { id } = limited.world().groups[0]!;
    const list = await ask(limited, 'GET', `/v1.0/groups/${id}/members`);
    await limited.close();
    expect(values(list)).toMatchObject([
      { '@odata.type': '#microsoft.graph.user', id: expect.any(String) as unknown, userPrincipalName: null },
    ]);
  });
});

describe('a dynamic group', () => {
  const dynamic = { groupTypes: ['DynamicMembership'], membershipRule: 'user.department -eq "Marketing"' };
  beforeEach(async () => {
    entra.portal.changeUser('ada@example.com', { department: 'Marketing' });
    await create(dynamic);
  });

  test('WHEN it is made, THEN its rule decides who is in it, now and later', async () => {
    expect((await ask(entra, 'GET', path('klaviyo-admins'))).body).toMatchObject({
      ...dynamic,
      membershipRuleProcessingState: 'On',
    });
    expect(members('klaviyo-admins')).toEqual(['ada@example.com']);
    entra.portal.changeUser('alan@example.com', { department: 'marketing' });
    entra.portal.deleteUser('ada@example.com');
    expect(members('klaviyo-admins')).toEqual(['alan@example.com']);
  });

  test('WHEN somebody is put in or taken out by hand, THEN it is refused', async () => {
    const list = `${path('klaviyo-admins')}/members`;
    expect((await ask(entra, 'POST', `${list}/$ref`, reference(userId('alan')))).status).toBe(403);
    expect((await ask(entra, 'DELETE', `${list}/${userId('ada')}/$ref`)).status).toBe(403);
  });

  test('WHEN its rule is changed, THEN others are in it; WHEN it cannot be read, THEN it is refused', async () => {
    const rule = (membershipRule: string | null) => ask(entra, 'PATCH', path('klaviyo-admins'), { membershipRule });
    expect((await rule('user.displayName -startsWith "Grace"')).status).toBe(204);
    expect(members('klaviyo-admins')).toEqual(['grace@example.com']);
    for (const wrong of ['user.shoeSize -eq 1', null, ' ']) expect((await rule(wrong)).status).toBe(400);
  });

  test('WHEN its processing is paused, THEN those who are in it stay; WHEN it goes on, THEN its rule decides again', async () => {
    const state = (membershipRuleProcessingState: string) =>
      ask(entra, 'PATCH', path('klaviyo-admins'), { membershipRuleProcessingState });
    await state('Paused');
    entra.portal.changeUser('ada@example.com', { department: 'Sales' });
    expect(members('klaviyo-admins')).toEqual(['ada@example.com']);
    await state('On');
    expect(members('klaviyo-admins')).toEqual([]);
  });

  test('WHEN it becomes a group of assigned members, THEN those who are in it stay', async () => {
    await ask(entra, 'PATCH', path('klaviyo-admins'), { groupTypes: [] });
    entra.portal.changeUser('ada@example.com', { department: 'Sales' });
    expect(members('klaviyo-admins')).toEqual(['ada@example.com']);
    expect((await ask(entra, 'GET', path('klaviyo-admins'))).body).toMatchObject({
      membershipRule: null,
      membershipRuleProcessingState: null,
    });
  });

  test('WHEN a group of assigned members becomes one, THEN they leave unless the rule has them', async () => {
    await ask(entra, 'PATCH', path(), dynamic);
    expect(members()).toEqual(['ada@example.com']);
  });

  test('GIVEN a rule that asks for a group THEN those who are assigned to that one are in it', async () => {
    const rule = `user.memberOf -any (group.objectId -in ['${idOf('klaviyo-analysts')}'])`;
    await ask(entra, 'PATCH', path('klaviyo-admins'), { membershipRule: rule });
    expect(members('klaviyo-admins')).toEqual(members());
  });
});

describe('$count', () => {
  const eventual = { ConsistencyLevel: 'eventual' };

  test('WHEN a number is asked for with the header, THEN it is given; without it is refused', async () => {
    expect((await ask(entra, 'GET', `${path()}/members/$count`, undefined, eventual)).body).toBe(3);
    expect((await ask(entra, 'GET', '/v1.0/groups/$count', undefined, eventual)).body).toBe(1);
    const refused = await ask(entra, 'GET', '/v1.0/groups/$count');
    expect(refused.status).toBe(400);
    expect(at(refused.body, 'error.message')).toBe('$count is not currently supported.');
  });

  test('WHEN a list is asked for with $count, THEN it is counted with the header, and not without', async () => {
    const counted = await ask(entra, 'GET', `${path()}/members?$count=true&$top=1`, undefined, eventual);
    expect(counted.body['@odata.count']).toBe(3);
    expect((await ask(entra, 'GET', `${path()}/members?$count=true`)).body).not.toHaveProperty('@odata.count');
  });
});

describe('what a list does not take', () => {
  test.each([
    ['$search="displayName:x"', 'Request_UnsupportedQuery'],
    ['$orderby=displayName', 'Request_UnsupportedQuery'],
    ['$expand=members', 'Request_UnsupportedQuery'],
    ['$top=0', 'Request_BadRequest'],
    ['$top=1000', 'Request_BadRequest'],
    ['$top=x', 'Request_BadRequest'],
    ['$skiptoken=x', 'Directory_ExpiredPageToken'],
    ["$filter=displayName ne 'x'", 'Request_UnsupportedQuery'],
    ['$filter=displayName', 'BadRequest'],
  ])('GIVEN %s THEN it is a 400 %s', async (query, code) => {
    const answer = await ask(entra, 'GET', `/v1.0/groups?${query}`);
    expect([answer.status, at(answer.body, 'error.code')]).toEqual([400, code]);
  });

  test('GIVEN $count and the header WHEN a filter is advanced, THEN it is taken', async () => {
    const path = `/v1.0/groups?$count=true&$filter=${encodeURIComponent("displayName ne 'x'")}`;
    const answer = await ask(entra, 'GET', path, undefined, { ConsistencyLevel: 'eventual' });
    expect(values(answer)).toHaveLength(1);
  });
});
