import { type OneLoginSimulator, startOneLoginSimulator } from '../../../../src/simulator/onelogin/index.js';
import { ask, type Json } from '../ask-onelogin.js';
import { seedFor } from '../klaviyo-app.js';

let onelogin: OneLoginSimulator;
let rules: string;

beforeEach(async () => {
  onelogin = await startOneLoginSimulator({
    seed: seedFor(
      {},
      {
        customAttributes: ['team'],
        mappings: [
          {
            name: 'marketing',
            conditions: [{ source: 'department', value: 'Marketing' }],
            actions: [{ action: 'add_role', value: 'klaviyo-admins' }],
          },
        ],
      },
    ),
  });
  rules = `/apps/${String(onelogin.world().apps[0]!.id)}/rules`;
});
afterEach(() => onelogin.close());

const adminId = () => String(onelogin.world().roles[0]!.id);
const body = (change: Json = {}): Json => ({
  name: 'new',
  enabled: true,
  match: 'any',
  position: null,
  conditions: [{ source: 'has_role', operator: 'ri', value: adminId() }],
  actions: [{ action: 'set_role', value: ['support'] }],
  ...change,
});
const list = async (path: string) => (await ask<Json[]>(onelogin, 'GET', path)).body;
const names = async (path: string) => (await list(path)).map(({ name }) => name);
const positions = async () => (await list(rules)).map(({ name, position }) => [name, position]);

describe('writing', () => {
  test('WHEN a rule is made, THEN the answer is its id alone, and it comes last', async () => {
    const { status, body: answer } = await ask(onelogin, 'POST', rules, body());
    expect([status, Object.keys(answer)]).toEqual([201, ['id']]);
    expect(await positions()).toEqual([
      ['klaviyo-analysts is analyst', 1],
      ['klaviyo-admins is admin', 2],
      ['new', 3],
    ]);
  });

  test.each([
    [1, 0],
    [2, 1],
    [9, 2],
  ])('GIVEN the position %i WHEN a rule is made, THEN %i rules come before it', async (position, before) => {
    await ask(onelogin, 'POST', rules, body({ position }));
    expect((await names(rules)).indexOf('new')).toBe(before);
  });

  test.each([undefined, null, 0])(
    'GIVEN the position %s WHEN a rule is written, THEN it comes last',
    async (position) => {
      const [first] = await list(rules);
      const answer = await ask(onelogin, 'PUT', `${rules}/${String(first!.id)}`, body({ position }));
      expect(answer).toMatchObject({ status: 200, body: { id: first!.id } });
      expect(await names(rules)).toEqual(['klaviyo-admins is admin', 'new']);
    },
  );

  test('WHEN the rules are sorted, THEN the answer is their order; GIVEN not all of them it is refused', async () => {
    const ids = (await list(rules)).map(({ id }) => id);
    const turned = [...ids].reverse();
    expect(await ask(onelogin, 'PUT', `${rules}/sort`, turned)).toMatchObject({ status: 200, body: turned });
    expect((await list(rules)).map(({ id }) => id)).toEqual(turned);
    for (const wrong of [ids.slice(1), [ids[0], ids[0]], 'x']) {
      expect(await ask(onelogin, 'PUT', `${rules}/sort`, wrong === 'x' ? {} : wrong)).toMatchObject({
        status: 422,
        body: {
          code: 422,
          message: 'Validation Failed',
          errors: [{ field: 'default', message: ['Sorting list must contain all mapping IDs'] }],
        },
      });
    }
  });

  test('WHEN a rule is deleted, THEN it is gone, and a second time a 404', async () => {
    const [first] = await list(rules);
    const statuses = [];
    for (let index = 0; index < 2; index += 1) {
      statuses.push((await ask(onelogin, 'DELETE', `${rules}/${String(first!.id)}`)).status);
    }
    expect(statuses).toEqual([204, 404]);
  });
});

describe('refusals', () => {
  const condition = (change: Json) => ({
    conditions: [{ source: 'department', operator: '=', value: 'x', ...change }],
  });
  test.each<[string, Json, string, string]>([
    ['no name', { name: undefined }, 'name', 'Required field is missing'],
    ['nothing said of enabled', { enabled: undefined }, 'enabled', 'Required field is missing'],
    ['no actions', { actions: undefined }, 'actions', 'Required field is missing'],
    ['an id', { id: 1 }, 'id', 'Field is not allowed'],
    ['a blank name', { name: ' ' }, 'name', 'Invalid value'],
    ['enabled as text', { enabled: 'true' }, 'enabled', 'Invalid value'],
    ['an unknown match', { match: 'none' }, 'match', 'Invalid value'],
    ['a position below 0', { position: -1 }, 'position', 'Invalid value'],
    ['conditions that are no list', { conditions: {} }, 'conditions', 'Invalid value'],
    ['actions that are no list', { actions: 'x' }, 'actions', 'Invalid value'],
    [
      'an unknown source',
      condition({ source: 'shoe_size' }),
      'conditions.[0].source',
      'Invalid condition source: shoe_size',
    ],
    ['an unknown operator', condition({ operator: 'ri' }), 'conditions.[0].operator', 'Invalid condition operator: ri'],
    ['no value', condition({ value: '' }), 'conditions.[0].value', 'Invalid condition value: '],
    ['a sign that is not allowed', condition({ value: 'a*' }), 'conditions.[0].value', 'Invalid condition value: a*'],
    [
      'a role that is not there',
      condition({ source: 'has_role', operator: 'ri', value: '12345' }),
      'conditions.[0].value',
      'Invalid condition value: 12345',
    ],
    [
      'an unknown action',
      { actions: [{ action: 'set_hat', value: ['x'] }] },
      'actions.[0].action',
      'Invalid action: set_hat',
    ],
    [
      "the provider's name of an action",
      { actions: [{ action: 'set_role_from_existing', value: ['x'] }] },
      'actions.[0].action',
      'Invalid action: set_role_from_existing',
    ],
    [
      'an action without a value',
      { actions: [{ action: 'set_role' }] },
      'actions.[0].value',
      'Invalid action value(s): none',
    ],
    [
      'an action with an expression',
      { actions: [{ action: 'set_role', value: ['x'], expression: '.*' }] },
      'actions.[0].expression',
      'The simulator does not carry this out',
    ],
  ])('GIVEN %s THEN it is a 422 that names the field', async (_, change, field, message) => {
    const answer = await ask(onelogin, 'POST', rules, body(change));
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({ code: 422, message: 'Validation Failed', errors: [{ field, message: [message] }] });
  });

  test('GIVEN conditions and actions without names THEN both are named', async () => {
    const { body: answer } = await ask(onelogin, 'POST', rules, body({ conditions: [{}], actions: [{}] }));
    expect(answer.errors).toHaveLength(2);
  });

  test('GIVEN an app that is not there THEN it is a 404', async () => {
    expect((await ask(onelogin, 'GET', '/apps/1/rules')).status).toBe(404);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await ask(onelogin, 'POST', rules, body({ name: 'off', enabled: false }));
    await ask(onelogin, 'POST', rules, body({ name: 'empty', conditions: [] }));
    const team = { source: 'custom_attribute_team', operator: '=', value: 'Growth' };
    await ask(onelogin, 'POST', rules, body({ name: 'team', conditions: [team] }));
  });

  const ALL = ['klaviyo-analysts is analyst', 'klaviyo-admins is admin', 'empty', 'team'];
  test.each([
    ['', ALL],
    ['?enabled=true', ALL],
    ['?enabled=false', ['off']],
    ['?has_condition=has_role:*', ALL.slice(0, 2)],
    ['?has_condition=has_role:ADMIN', ['klaviyo-admins is admin']],
    ['?has_condition=*:growth', ['team']],
    ['?has_condition=has_role:*,department:x', []],
    ['?has_condition_type=custom', ['team']],
    ['?has_condition_type=builtin', ALL.slice(0, 2)],
    ['?has_condition_type=none', ['empty']],
    ['?has_action=set_role:ana*', ['klaviyo-analysts is analyst']],
    ['?has_action=set_role', ALL],
    ['?has_action_type=none', []],
    ['?has_action_type=builtin', ALL],
  ])('WHEN %s is asked for, THEN it is %j', async (query, expected) => {
    expect(await names(rules + query.replace('ADMIN', adminId()))).toEqual(expected);
  });
});

describe('what rules may say', () => {
  test.each([
    ['RULES/conditions', { name: 'Roles', value: 'has_role' }],
    ['RULES/conditions', { name: 'MemberOf', value: 'member_of' }],
    ['RULES/conditions', { name: 'team', value: 'custom_attribute_team' }],
    ['RULES/conditions/has_role/operators', { name: 'includes', value: 'ri' }],
    ['RULES/conditions/department/operators', { name: 'begins with', value: 'bw' }],
    ['RULES/conditions/status/values', { name: 'suspended', value: '2' }],
    ['RULES/actions', { name: 'Set Role', value: 'set_role' }],
    ['/mappings/conditions', { name: 'Department', value: 'department' }],
    ['/mappings/actions', { name: 'Set Role', value: 'add_role' }],
    ['/mappings/actions/set_status/values', { name: 'active', value: '1' }],
  ])('WHEN %s is read, THEN %j is in it', async (path, choice) => {
    expect(await list(path.replace('RULES', rules))).toContainEqual(choice);
  });

  test('GIVEN roles THEN they are the values of has_role and add_role; free text has none', async () => {
    const roles = onelogin.world().roles.map(({ id, name }) => ({ name, value: String(id) }));
    expect(await list(`${rules}/conditions/has_role/values`)).toEqual(roles);
    expect(await list('/mappings/actions/add_role/values')).toEqual(roles);
    expect(await list(`${rules}/conditions/department/values`)).toEqual([]);
    expect(await list(`${rules}/actions/set_role/values`)).toEqual([]);
  });

  test('GIVEN a condition that is not there THEN its operators are a 404', async () => {
    expect((await ask(onelogin, 'GET', `${rules}/conditions/x/operators`)).status).toBe(404);
  });
});

describe('mappings', () => {
  test('WHEN one is made, read, switched off, sorted and deleted, THEN it is as the API says', async () => {
    const mapping = body({ actions: [{ action: 'add_role', value: [adminId()] }] });
    const made = await ask(onelogin, 'POST', '/mappings', mapping);
    const path = `/mappings/${String(made.body.id)}`;
    expect((await ask(onelogin, 'GET', path)).body).toMatchObject({ name: 'new', enabled: true, position: 2 });
    const [first] = await list('/mappings');
    await ask(onelogin, 'PUT', '/mappings/sort', [made.body.id, first!.id]);
    expect(await names('/mappings')).toEqual(['new', 'marketing']);
    expect((await ask(onelogin, 'PUT', path, { ...mapping, enabled: false })).status).toBe(200);
    expect((await ask(onelogin, 'GET', path)).body).toMatchObject({ enabled: false, position: null });
    expect(await names('/mappings?has_action=add_role:*')).toEqual(['marketing']);
    expect((await ask(onelogin, 'DELETE', path)).status).toBe(204);
    expect((await ask(onelogin, 'GET', path)).status).toBe(404);
  });

  test('GIVEN two roles in one action THEN it is refused; each of them in an action of its own is taken', async () => {
    const ids = onelogin.world().roles.map(({ id }) => String(id));
    const actions = ids.map((id) => ({ action: 'add_role', value: [id] }));
    const answer = await ask(onelogin, 'POST', '/mappings', body({ actions: [{ action: 'add_role', value: ids }] }));

    expect(ids.length).toBeGreaterThan(1);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'actions.[0].value' }] } });
    expect((await ask(onelogin, 'POST', '/mappings', body({ actions }))).status).toBe(201);
  });

  test('GIVEN a role that is not there THEN it is refused', async () => {
    const answer = await ask(onelogin, 'POST', '/mappings', body({ actions: [{ action: 'add_role', value: ['1'] }] }));
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'actions.[0].value' }] } });
  });
});
