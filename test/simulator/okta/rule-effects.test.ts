import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { type Json, ask, logins } from './ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator({
    seed: {
      attributes: { contractor: 'boolean' },
      users: [
        { login: 'ada@example.com', profile: { department: 'Marketing' } },
        { login: 'grace@example.com', profile: { department: 'Sales' } },
        { login: 'staged@example.com', status: 'STAGED', profile: { department: 'Marketing' } },
        { login: 'suspended@example.com', status: 'SUSPENDED', profile: { department: 'Marketing' } },
        { login: 'former@example.com', status: 'DEPROVISIONED', profile: { department: 'Marketing' } },
      ],
      groups: [{ name: 'marketing' }, { name: 'all-teams' }, { name: 'by-hand', members: ['grace@example.com'] }],
      rules: [
        { name: 'marketing', expression: 'user.department == "Marketing"', groups: ['marketing', 'all-teams'] },
        { name: 'sales', expression: 'user.department == "Sales"', groups: ['all-teams'], status: 'INACTIVE' },
      ],
    },
  });
});
afterEach(() => okta.close());

const membersOf = (name: string) => okta.world().groups.find((group) => group.name === name)!.members;
const rule = (name: string) => okta.world().rules.find((candidate) => candidate.name === name)!;

describe('a group rule', () => {
  test('WHEN it is active, THEN it fills its groups with the people who match and are neither pending nor gone', () => {
    expect(membersOf('marketing')).toEqual(['ada@example.com', 'suspended@example.com']);
    expect(membersOf('all-teams')).toEqual(['ada@example.com', 'suspended@example.com']);
    expect(rule('marketing').members).toEqual(['ada@example.com', 'suspended@example.com']);
  });

  test('WHEN profiles change over the API or by hand, THEN people come and go', async () => {
    await ask(okta, 'POST', '/api/v1/users/grace%40example.com', { profile: { department: 'Marketing' } });
    okta.console.changeProfile('ada@example.com', { department: '' });
    const { body } = await ask(okta, 'POST', '/api/v1/users', {
      profile: { login: 'new@example.com', department: 'Marketing' },
    });
    expect(membersOf('marketing')).toEqual(['suspended@example.com', 'grace@example.com']);

    await ask(okta, 'POST', `/api/v1/users/${String(body.id)}/lifecycle/activate`);
    expect(membersOf('marketing')).toEqual(['suspended@example.com', 'grace@example.com', 'new@example.com']);
  });

  test('WHEN somebody is deactivated, THEN they stay in the group; WHEN they are back, THEN the rule decides again', () => {
    okta.console.setUserStatus('ada@example.com', 'DEPROVISIONED');
    okta.console.changeProfile('ada@example.com', { department: 'Sales' });
    expect(membersOf('marketing')).toContain('ada@example.com');

    okta.console.setUserStatus('ada@example.com', 'ACTIVE');
    expect(membersOf('marketing')).not.toContain('ada@example.com');
  });

  test('WHEN it is switched off, THEN its people stay and nobody comes or goes until it is on again', () => {
    okta.console.deactivateRule('marketing');
    okta.console.changeProfile('ada@example.com', { department: 'Sales' });
    okta.console.changeProfile('grace@example.com', { department: 'Marketing' });
    expect(membersOf('marketing')).toEqual(['ada@example.com', 'suspended@example.com']);

    okta.console.activateRule('marketing');
    expect(membersOf('marketing')).toEqual(['suspended@example.com', 'grace@example.com']);
  });

  test('WHEN its expression is edited, THEN it is active again, with the people of the new one', () => {
    okta.console.editRule('marketing', 'user.department == "Sales" AND user.contractor == null');

    expect(rule('marketing').status).toBe('ACTIVE');
    expect(membersOf('marketing')).toEqual(['grace@example.com']);
    expect(() => {
      okta.console.editRule('marketing', 'user.nickname == "x"');
    }).toThrow('Users have no attribute user.nickname.');
    expect(rule('marketing')).toMatchObject({ status: 'ACTIVE', members: ['grace@example.com'] });
  });

  test('GIVEN two rules for one group WHEN one of them no longer matches, THEN the other keeps the person', () => {
    okta.console.editRule('sales', 'user.firstName == "Ada"');
    okta.console.activateRule('sales');
    okta.console.changeProfile('ada@example.com', { firstName: 'Ada' });

    okta.console.changeProfile('ada@example.com', { department: 'Sales' });
    expect(membersOf('all-teams')).toContain('ada@example.com');
    expect(membersOf('marketing')).not.toContain('ada@example.com');
    okta.console.changeProfile('ada@example.com', { firstName: 'Augusta' });
    expect(membersOf('all-teams')).not.toContain('ada@example.com');
  });

  test('GIVEN somebody who was put in by hand WHEN no rule matches them, THEN they stay', () => {
    okta.console.addMember('marketing', 'grace@example.com');
    okta.console.changeProfile('grace@example.com', { department: 'Support' });
    okta.console.deleteRule('marketing', true);

    expect(membersOf('marketing')).toEqual(['grace@example.com']);
  });

  test('GIVEN somebody who was put in by hand WHEN a rule begins to match them, THEN it manages them and takes them out later', () => {
    okta.console.addMember('marketing', 'grace@example.com');
    okta.console.changeProfile('grace@example.com', { department: 'Marketing' });
    expect(rule('marketing').members).toContain('grace@example.com');

    okta.console.changeProfile('grace@example.com', { department: 'Sales' });
    expect(membersOf('marketing')).not.toContain('grace@example.com');
  });

  test.each(['the API', 'the console'])(
    'WHEN somebody is taken out of its group over %s, THEN it excludes them from then on, in all its groups',
    async (by) => {
      if (by === 'the console') okta.console.removeMember('marketing', 'ada@example.com');
      else {
        const { id } = okta.world().groups.find(({ name }) => name === 'marketing')!;
        await ask(okta, 'DELETE', `/api/v1/groups/${id}/users/00u00000000000000001`);
      }

      expect(rule('marketing').excluded).toEqual(['ada@example.com']);
      expect(membersOf('all-teams')).not.toContain('ada@example.com');
      okta.console.deactivateRule('marketing');
      okta.console.activateRule('marketing');
      expect(membersOf('marketing')).not.toContain('ada@example.com');

      okta.console.setExcluded('marketing', []);
      expect(membersOf('marketing')).toContain('ada@example.com');
    },
  );

  test('GIVEN a rule that excludes a hundred people WHEN another is taken out, THEN 400, and they stay', async () => {
    const crowd = Array.from({ length: 100 }, (_, number) => `person-${String(number)}@example.com`);
    for (const login of crowd) okta.console.createUser({ login });
    okta.console.setExcluded('marketing', crowd);
    const { id } = okta.world().groups.find(({ name }) => name === 'marketing')!;

    const refused = await ask(okta, 'DELETE', `/api/v1/groups/${id}/users/00u00000000000000001`);
    expect(refused).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
    expect(membersOf('marketing')).toContain('ada@example.com');
  });

  test('WHEN it is deleted, THEN its people stay, or leave if that was asked', async () => {
    const { id } = rule('marketing');
    const path = `/api/v1/groups/rules/${id}`;
    await ask(okta, 'POST', `${path}/lifecycle/deactivate`);
    expect((await ask(okta, 'DELETE', `${path}?removeUsers=true`)).status).toBe(202);
    expect(membersOf('marketing')).toEqual([]);

    okta.console.activateRule('sales');
    okta.console.deleteRule('sales');
    expect(membersOf('all-teams')).toEqual(['grace@example.com']);
    expect(okta.world().rules).toEqual([]);
  });

  test('WHEN a user is removed for good, THEN no list has them', async () => {
    okta.console.removeMember('marketing', 'ada@example.com');
    await ask(okta, 'DELETE', '/api/v1/users/ada%40example.com');
    await ask(okta, 'DELETE', '/api/v1/users/ada%40example.com');

    expect(rule('marketing').excluded).toEqual([]);
    expect((await ask(okta, 'GET', '/api/v1/users/ada%40example.com')).status).toBe(404);
    okta.console.createUser({ login: 'ada@example.com' });
  });
});

describe('a group rule that asks for groups', () => {
  test('WHEN members of another group change, THEN it follows, by hand, by rule and when the group is deleted', () => {
    okta.console.createGroup('west');
    okta.console.createRule({ name: 'west', expression: 'isMemberOfGroupName("marketing")', groups: ['west'] });
    expect(membersOf('west')).toEqual(['ada@example.com', 'suspended@example.com']);

    okta.console.changeProfile('ada@example.com', { department: 'Sales' });
    okta.console.addMember('marketing', 'grace@example.com');
    expect(membersOf('west')).toEqual(['suspended@example.com', 'grace@example.com']);

    okta.console.deleteGroup('marketing');
    expect(membersOf('west')).toEqual([]);
    expect(rule('marketing').status).toBe('INVALID');
  });

  test('GIVEN rules that contradict each other WHEN a person is moved, THEN it ends', () => {
    for (const group of ['a', 'b']) okta.console.createGroup(group);
    okta.console.createRule({ name: 'a', expression: '!isMemberOfGroupName("b")', groups: ['a'] });
    okta.console.createRule({ name: 'b', expression: 'isMemberOfGroupName("a")', groups: ['b'] });

    okta.console.changeProfile('ada@example.com', { city: 'Oslo' });
    expect(okta.world().rules.map(({ status }) => status)).toEqual(['ACTIVE', 'INACTIVE', 'ACTIVE', 'ACTIVE']);
  });

  test('GIVEN a group that an app has WHEN a rule moves somebody, THEN they get the app and lose it', async () => {
    const { body: app } = await ask(okta, 'POST', '/api/v1/apps', {
      name: 'bookmark',
      label: 'Wiki',
      signOnMode: 'BOOKMARK',
      settings: { app: { url: 'https://wiki.example.com' } },
    });
    okta.console.assignGroup('Wiki', 'marketing', undefined);
    const users = async () =>
      (await ask<Json[]>(okta, 'GET', `/api/v1/apps/${String(app.id)}/users`)).body.map(({ id }) => id);
    expect(await users()).toEqual(['00u00000000000000001', '00u00000000000000004']);

    okta.console.changeProfile('ada@example.com', { department: 'Sales' });
    expect(await users()).toEqual(['00u00000000000000004']);
  });
});

describe('many people and rules', () => {
  test('GIVEN 10,000 people WHEN 20 rules are activated THEN each group has those who match', async () => {
    const size = 10_000;
    const teams = Array.from({ length: 20 }, (_, number) => `team-${String(number)}`);
    const big = await startOktaSimulator({
      seed: {
        users: Array.from({ length: size }, (_, number) => ({
          login: `person-${String(number)}@example.com`,
          profile: { department: `Team-${String(number % 40)}`, city: 'Oslo' },
        })),
        groups: teams.map((name) => ({ name })),
        rules: teams.map((name) => ({
          name,
          expression:
            `user.department != null AND String.toLowerCase(user.department) == "${name}" AND user.city != "" ` +
            `AND !isMemberOfGroupName("leavers") AND String.startsWith(user.login, "person-")`,
          groups: [name],
          status: 'INACTIVE',
        })),
      },
    });
    for (const name of teams) big.console.activateRule(name);
    const members = logins(await ask<Json[]>(big, 'GET', '/api/v1/groups/00g00000000000000001/users?limit=1000'));
    await big.close();

    expect(members).toHaveLength(size / 40);
  });
});
