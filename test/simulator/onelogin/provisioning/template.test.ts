import { type OneLoginSimulator, startOneLoginSimulator } from '../../../../src/simulator/onelogin/index.js';
import { type KlaviyoSimulator } from '../../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { seedFor, startKlaviyo } from '../klaviyo-app.js';

let klaviyo: KlaviyoSimulator;
let onelogin: OneLoginSimulator;

beforeEach(async () => {
  klaviyo = await startKlaviyo();
  onelogin = await startOneLoginSimulator({ seed: seedFor({ baseUrl: klaviyo.baseUrl }) });
});
afterEach(async () => {
  await onelogin.close();
  await klaviyo.close();
});

/** The body with which grace is made. */
async function bodyOf(template: object): Promise<unknown> {
  onelogin.console.provisioning('Klaviyo', { jsonTemplate: JSON.stringify(template) });
  await onelogin.push();
  const bodies = klaviyo.requests().flatMap(({ method, body }) => (method === 'POST' ? [body] : []));
  return bodies.find((body) => JSON.stringify(body).includes('grace'));
}

const USER_NAME = '{$parameters.scimusername}';

test('WHEN a template is filled, THEN its places are replaced at whatever depth, and the rest stays', async () => {
  const template = {
    id: null,
    userName: USER_NAME,
    name: { formatted: '{$user.display_name} ({$user.department})' },
    list: ['{$user.firstname}', 1, true, null],
    active: '{$user.active}',
    note: 'active: {$user.active}',
    role: '{$parameters.role}',
  };
  expect(await bodyOf(template)).toEqual({
    userName: 'grace@example.com',
    name: { formatted: 'Grace Hopper (Marketing)' },
    list: ['Grace', 1, true, null],
    active: true,
    note: 'active: true',
    role: 'analyst',
  });
});

test('GIVEN a parameter without a value THEN it is empty, or left out where the parameter has skip_if_blank', async () => {
  onelogin.console.setParameter('Klaviyo', 'title', { provisioned_entitlements: true });
  onelogin.console.setParameter('Klaviyo', 'phone', { provisioned_entitlements: true, skip_if_blank: true });
  const template = {
    userName: USER_NAME,
    title: '{$parameters.title}',
    phones: ['{$parameters.phone}'],
    phone: '{$parameters.phone}',
    none: '{$parameters.none}',
  };
  expect(await bodyOf(template)).toEqual({ userName: 'grace@example.com', title: '', phones: [], none: '' });
});

test.each([
  ['a fixed value', { values: 'support' }, 'support'],
  ['a list of values', { values: ['support', 'analyst'] }, 'support;analyst'],
  ['an attribute', { user_attribute_mappings: 'department' }, 'Marketing'],
  ['a custom attribute', { user_attribute_mappings: 'custom_attribute_klaviyo_role' }, 'viewer'],
  ['the id', { user_attribute_mappings: 'id' }, expect.stringMatching(/^\d+$/) as string],
  ['a macro', { user_attribute_mappings: '_macro_', user_attribute_macros: '{firstname}.{lastname}' }, 'Grace.Hopper'],
  ['a default value', { default_values: 'analyst' }, 'analyst'],
])('GIVEN no rule and %s THEN that is provisioned', async (_, change, value) => {
  for (const rule of ['klaviyo-analysts is analyst', 'klaviyo-admins is admin']) {
    onelogin.console.deleteRule('Klaviyo', rule);
  }
  onelogin.console.changeUser('grace@example.com', { custom_attributes: { klaviyo_role: 'viewer' } });
  onelogin.console.setParameter('Klaviyo', 'role', change);
  expect(await bodyOf({ userName: USER_NAME, role: '{$parameters.role}' })).toEqual({
    userName: 'grace@example.com',
    role: value,
  });
});

test('GIVEN a fixed value and a rule THEN the rule decides, and the value counts for whom no rule matches', () => {
  onelogin.console.createRole('others', ['alan@example.com']);
  onelogin.console.attachApp('others', 'Klaviyo');
  onelogin.console.setParameter('Klaviyo', 'role', { values: 'admin' });
  const roles = Object.entries(onelogin.world().apps[0]!.people).map(([email, { role }]) => [email, role]);
  expect(roles).toEqual([
    ['ada@example.com', 'admin'],
    ['grace@example.com', 'analyst'],
    ['alan@example.com', 'admin'],
  ]);
});

test('GIVEN a parameter that is not provisioned THEN it has no value', () => {
  onelogin.console.setParameter('Klaviyo', 'role', { provisioned_entitlements: false });
  expect(onelogin.world().apps[0]!.people['grace@example.com']).toEqual({
    scimusername: 'grace@example.com',
    role: '',
  });
});
