import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ask, at } from '../ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator();
});
afterEach(() => okta.close());

describe('group rules', () => {
  const RULE = {
    type: 'group_rule',
    name: 'analysts',
    conditions: {
      expression: { type: 'urn:okta:expression:1.0', value: 'user.department=="x"' },
      people: { users: {} },
    },
    actions: { assignUserToGroups: { groupIds: ['00g00000000000000001'] } },
  };

  test('WHEN a rule is made, switched on and off, changed and deleted, THEN each answer says so', async () => {
    const made = await ask(okta, 'POST', '/api/v1/groups/rules', RULE);
    const path = `/api/v1/groups/rules/${String(made.body.id)}`;
    expect(made.body).toMatchObject({ type: 'group_rule', status: 'INACTIVE', allGroupsValid: true });
    expect(at(made.body, 'conditions.people')).toEqual({ users: { exclude: [] }, groups: { exclude: [] } });

    expect((await ask(okta, 'POST', `${path}/lifecycle/activate`)).status).toBe(204);
    expect((await ask(okta, 'GET', path)).body.status).toBe('ACTIVE');
    expect((await ask(okta, 'PUT', path, { ...RULE, name: 'other' })).status).toBe(400);

    await ask(okta, 'POST', `${path}/lifecycle/deactivate`);
    expect((await ask(okta, 'PUT', path, { ...RULE, name: 'other' })).body.name).toBe('other');
    expect((await ask<Json[]>(okta, 'GET', '/api/v1/groups/rules')).body).toHaveLength(1);

    expect((await ask(okta, 'DELETE', path)).status).toBe(202);
    expect((await ask(okta, 'GET', path)).status).toBe(404);
  });

  test('WHEN rules are searched, THEN the keyword chooses by name, and the limit counts after it', async () => {
    for (const name of ['analysts', 'Admins EMEA', 'admins']) {
      await ask(okta, 'POST', '/api/v1/groups/rules', { ...RULE, name });
    }
    const named = async (query: string) =>
      (await ask<Json[]>(okta, 'GET', `/api/v1/groups/rules?${query}`)).body.map(({ name }) => name);

    expect(await named('search=ADMINS')).toEqual(['Admins EMEA', 'admins']);
    expect(await named('search=analysts&limit=1')).toEqual(['analysts']);
    expect(await named('search=none')).toEqual([]);
    expect(await named('limit=200')).toHaveLength(3);
  });

  test('WHEN a group of an active rule is deleted, THEN the rule is invalid and can only be read and deleted', async () => {
    const [active, idle] = [
      await ask(okta, 'POST', '/api/v1/groups/rules', RULE),
      await ask(okta, 'POST', '/api/v1/groups/rules', RULE),
    ];
    const path = `/api/v1/groups/rules/${String(active.body.id)}`;
    await ask(okta, 'POST', `${path}/lifecycle/activate`);

    await ask(okta, 'DELETE', '/api/v1/groups/00g00000000000000001');

    expect((await ask(okta, 'GET', path)).body).toMatchObject({ status: 'INVALID', allGroupsValid: false });
    const idlePath = `/api/v1/groups/rules/${String(idle.body.id)}`;
    expect((await ask(okta, 'GET', idlePath)).body).toMatchObject({ status: 'INACTIVE', allGroupsValid: false });
    expect((await ask(okta, 'POST', `${idlePath}/lifecycle/activate`)).status).toBe(400);

    for (const action of ['activate', 'deactivate']) {
      const refused = await ask(okta, 'POST', `${path}/lifecycle/${action}`);
      expect(at(refused.body, 'errorCauses.0.errorSummary')).toContain(
        'Cannot activate or deactivate a Group Rule with the status INVALID',
      );
    }
    expect((await ask(okta, 'PUT', path, RULE)).status).toBe(400);
    expect((await ask(okta, 'DELETE', path)).status).toBe(202);
  });

  test('WHEN an active rule is changed or deleted, or its groups are, THEN 400', async () => {
    const { body } = await ask(okta, 'POST', '/api/v1/groups/rules', RULE);
    const path = `/api/v1/groups/rules/${String(body.id)}`;
    const { body: other } = await ask(okta, 'POST', '/api/v1/groups', { profile: { name: 'other' } });

    const moved = { ...RULE, actions: { assignUserToGroups: { groupIds: [other.id] } } };
    const refused = await ask(okta, 'PUT', path, moved);
    expect(at(refused.body, 'errorCauses.0.errorSummary')).toBe(
      'actions: The groups of a rule cannot be changed; make another rule.',
    );
    await ask(okta, 'POST', `${path}/lifecycle/activate`);
    expect((await ask(okta, 'DELETE', path)).status).toBe(400);
    expect((await ask(okta, 'GET', path)).body.status).toBe('ACTIVE');
  });

  const withValue = (value: string) => ({
    ...RULE,
    conditions: { expression: { type: 'urn:okta:expression:1.0', value } },
  });
  const withGroups = (groupIds: readonly string[]) => ({ ...RULE, actions: { assignUserToGroups: { groupIds } } });
  const withExcluded = (exclude: readonly string[]) => ({
    ...RULE,
    conditions: { ...RULE.conditions, people: { users: { exclude } } },
  });

  test.each([
    ['no name', { ...RULE, name: '' }, 'name: The field cannot be left blank'],
    ['a long name', { ...RULE, name: 'x'.repeat(51) }, 'name: The field cannot be longer than 50 characters'],
    ['no groups', { ...RULE, actions: {} }, 'actions: A rule must name the groups that it assigns'],
    ['an empty list of groups', withGroups([]), 'actions: A rule must name the groups that it assigns'],
    ['the group Everyone', withGroups(['00g00000000000000000']), 'actions: The group Everyone is of the type BUILT_IN'],
    [
      '101 groups',
      withGroups(Array.from({ length: 101 }, (_, number) => `00g${String(number)}`)),
      'actions: A rule cannot assign more than 100 groups',
    ],
    [
      '101 excluded people',
      withExcluded(Array.from({ length: 101 }, (_, number) => `00u${String(number)}`)),
      'conditions: A rule cannot exclude more than 100 users',
    ],
    [
      'somebody excluded who is not there',
      withExcluded(['00uNone']),
      'conditions: There is no user 00uNone to exclude',
    ],
    ['no expression', withValue(' '), 'conditions: The field expression cannot be left blank'],
    ['no Boolean', withValue('user.department'), 'The expression must be Boolean; it is text.'],
    ['an expression that cannot be read', withValue('user.department = "x"'), 'compare with "=="'],
    [
      'an attribute that users do not have',
      withValue('user.nickname == "x"'),
      'Users have no attribute user.nickname.',
    ],
    ['a function that rules do not have', withValue('Convert.toInt("1") == 1'), 'The function Convert.toInt cannot be'],
    [
      'another type of expression',
      { ...RULE, conditions: { expression: { type: 'regex', value: 'x' } } },
      'conditions: The type must be urn:okta:expression:1.0',
    ],
    [
      'excluded groups',
      { ...RULE, conditions: { ...RULE.conditions, people: { groups: { exclude: ['00g1'] } } } },
      'not groups',
    ],
  ])('WHEN a rule has %s, THEN 400 says so', async (_what, body, cause) => {
    const refused = await ask(okta, 'POST', '/api/v1/groups/rules', body);
    expect([refused.status, refused.body.errorCode]).toEqual([400, 'E0000001']);
    expect(at(refused.body, 'errorCauses.0.errorSummary')).toContain(cause);
  });

  test('WHEN a rule has a group that is not there, THEN 404', async () => {
    expect((await ask(okta, 'POST', '/api/v1/groups/rules', withGroups(['00gNone']))).status).toBe(404);
  });

  test('WHEN an expression is refused, THEN the summary is the one that Okta was seen to give', async () => {
    const { body } = await ask(okta, 'POST', '/api/v1/groups/rules', withValue('String.toLowerCase("a", "b") == ""'));
    expect(body.errorSummary).toBe('Api validation failed: validateRule');
  });

  test('GIVEN 2,000 rules WHEN another is made, THEN 400', () => {
    const rule = { name: 'one of many', expression: 'user.city == "Oslo"', groups: ['klaviyo-analysts'] } as const;
    for (let count = 0; count < 2000; count++) okta.console.createRule({ ...rule, status: 'INACTIVE' });

    expect(() => {
      okta.console.createRule(rule);
    }).toThrow('An organization cannot have more than 2000 rules');
  });
});
