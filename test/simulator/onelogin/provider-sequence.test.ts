import { type OneLoginSimulator, startOneLoginSimulator } from '../../../src/simulator/onelogin/index.js';
import { type Answer, ask, type Json, signIn } from './ask-onelogin.js';

/**
 * What the provider onelogin/onelogin 1.0.0 asks, in its order, for an app with its roles and rules: a run of it that was recorded, with
 * the ids of the recording.
 */
type Step = readonly [method: string, path: string, status: number, body?: Json];

let onelogin: OneLoginSimulator;

beforeEach(async () => {
  onelogin = await startOneLoginSimulator({ seed: {} });
});
afterEach(() => onelogin.close());

/** Takes steps, each of which has to be answered with its status. */
async function take(steps: readonly Step[]): Promise<readonly Answer<Json>[]> {
  const answers: Answer<Json>[] = [];
  for (const [method, path, , body] of steps) answers.push(await ask(onelogin, method, path, body));
  expect(answers.map(({ status }, index) => [...steps[index]!.slice(0, 2), status])).toEqual(
    steps.map(([method, path, status]) => [method, path, status]),
  );
  return answers;
}

const APP = {
  connector_id: 900001,
  name: 'Klaviyo',
  description: 'Managed by Terraform',
  visible: true,
  allow_assumed_signin: false,
  provisioning: { enabled: true },
  configuration: { signature_algorithm: 'SHA-256' },
};
const PARAMETER = {
  provisioned_entitlements: true,
  default_values: null,
  label: 'Role',
  safe_entitlements_enabled: false,
};
const rule = (roleId: number, role: string): Json => ({
  app_id: 1000,
  name: `Klaviyo role ${role}`,
  enabled: true,
  match: 'all',
  conditions: [{ source: 'has_role', operator: 'ri', value: String(roleId) }],
  actions: [{ action: 'set_role', value: [role] }],
});

const CREATE: readonly Step[] = [
  ['POST', '/apps', 201, { ...APP, parameters: { role: PARAMETER } }],
  ['GET', '/apps/1000', 200],
  ['POST', '/roles', 201, { apps: [1000], name: 'klaviyo-admin' }],
  ['POST', '/roles', 201, { apps: [1000], name: 'klaviyo-manager' }],
  ['GET', '/roles/1004', 200],
  ['POST', '/roles', 201, { apps: [1000], name: 'klaviyo-analyst' }],
  ['GET', '/roles/1003', 200],
  ['GET', '/roles/1004/apps?limit=100', 200],
  ['GET', '/roles/1005', 200],
  ['GET', '/roles/1003/apps?limit=100', 200],
  ['GET', '/roles/1005/apps?limit=100', 200],
  ['POST', '/apps/1000/rules', 201, rule(1003, 'admin')],
  ['GET', '/apps/1000/rules/1006', 200],
  ['POST', '/apps/1000/rules', 201, rule(1005, 'analyst')],
  ['GET', '/apps/1000/rules/1007', 200],
];

const REFRESH: readonly Step[] = [
  ['GET', '/apps/1000', 200],
  ...[1003, 1004, 1005].flatMap((id): readonly Step[] => [
    ['GET', `/roles/${String(id)}`, 200],
    ['GET', `/roles/${String(id)}/apps?limit=100`, 200],
  ]),
  ['GET', '/apps/1000/rules/1006', 200],
  ['GET', '/apps/1000/rules/1007', 200],
];

test('WHEN everything is made, THEN it is there', async () => {
  expect((await signIn(onelogin)).status).toBe(200);
  await take(CREATE);
  expect(onelogin.world()).toMatchObject({
    roles: ['admin', 'manager', 'analyst'].map((role) => ({ name: `klaviyo-${role}`, apps: ['Klaviyo'] })),
    apps: [
      {
        name: 'Klaviyo',
        provisioningEnabled: true,
        configuration: { signature_algorithm: 'SHA-256' },
        parameters: { role: { id: 1002, label: 'Role', provisioned_entitlements: true } },
        rules: [{ name: 'Klaviyo role admin' }, { name: 'Klaviyo role analyst' }],
      },
    ],
  });
});

test('GIVEN everything is made WHEN it is read twice, THEN nothing has changed', async () => {
  await take(CREATE);
  const [first, second] = [await take(REFRESH), await take(REFRESH)];
  expect(second.map(({ body }) => body)).toEqual(first.map(({ body }) => body));
});

test('WHEN the actions of a rule are read, THEN they stand as they were written: the suffix is what the provider makes of them', async () => {
  await take(CREATE);
  const [read] = await take([['GET', '/apps/1000/rules/1006', 200]]);
  expect(read!.body).toEqual({
    id: 1006,
    name: 'Klaviyo role admin',
    match: 'all',
    enabled: true,
    position: 1,
    conditions: [{ source: 'has_role', operator: 'ri', value: '1003' }],
    actions: [{ action: 'set_role', value: ['admin'] }],
  });
});

test('GIVEN a role with people WHEN it is renamed, THEN they stay, and so does the app', async () => {
  await take(CREATE);
  onelogin.console.createUser({ email: 'ada@example.com' });
  onelogin.console.addToRole('klaviyo-admin', 'ada@example.com');
  await take([['PUT', '/roles/1003', 200, { apps: [1000], name: 'kl-admin' }]]);
  expect(onelogin.world().roles[0]).toMatchObject({
    name: 'kl-admin',
    users: ['ada@example.com'],
    apps: ['Klaviyo'],
  });
});

test('GIVEN a role that was detached by hand WHEN it is written again, THEN it gives the app', async () => {
  await take(CREATE);
  onelogin.console.detachApp('klaviyo-admin', 'Klaviyo');
  const [before] = await take([['GET', '/roles/1003/apps?limit=100', 200]]);
  expect(before!.body).toEqual([]);
  await take([['PUT', '/roles/1003', 200, { apps: [1000], name: 'klaviyo-admin' }]]);
  const [after] = await take([['GET', '/roles/1003/apps?limit=100', 200]]);
  expect(after!.body).toMatchObject([{ id: 1000, name: 'Klaviyo' }]);
});

test('GIVEN a rule that was disabled by hand WHEN it is written with its position, THEN it is enabled where it was', async () => {
  await take(CREATE);
  onelogin.console.switchRule('Klaviyo', 'Klaviyo role admin', false);
  const [disabled] = await take([['GET', '/apps/1000/rules/1006', 200]]);
  expect(disabled!.body.enabled).toBe(false);
  await take([['PUT', '/apps/1000/rules/1006', 200, { ...rule(1003, 'admin'), position: 1 }]]);
  expect(onelogin.world().apps[0]!.rules.map(({ id, enabled }) => [id, enabled])).toEqual([
    [1006, true],
    [1007, true],
  ]);
});

test('GIVEN a rule that was moved by hand THEN its position says so', async () => {
  await take(CREATE);
  onelogin.console.moveRule('Klaviyo', 'Klaviyo role analyst', 1);
  const read = await take([
    ['GET', '/apps/1000/rules/1006', 200],
    ['GET', '/apps/1000/rules/1007', 200],
  ]);
  expect(read.map(({ body }) => body.position)).toEqual([2, 1]);
});

test('GIVEN provisioning that was switched off by hand WHEN the app is written, THEN it is on, and the parameter keeps its id', async () => {
  await take(CREATE);
  onelogin.console.disableProvisioning('Klaviyo');
  const body = { id: 1000, ...APP, parameters: { role: { ...PARAMETER, id: 1002 } } };
  await take([['PUT', '/apps/1000', 200, body]]);
  expect(onelogin.world().apps[0]).toMatchObject({
    provisioningEnabled: true,
    parameters: { role: { id: 1002 }, scimusername: { id: 1001 } },
  });
});

test('GIVEN an account whose API ignores provisioning.enabled WHEN the app is made, THEN it is off', async () => {
  const other = await startOneLoginSimulator({ seed: { provisioningOverApi: false } });
  const { body } = await ask(other, 'POST', '/apps', APP);
  await other.close();
  expect(body.provisioning).toEqual({ enabled: false });
});

test('GIVEN a parameter with a fixed value set by hand WHEN the app is written as the provider writes it, THEN the value stays', async () => {
  await take(CREATE);
  onelogin.console.setParameter('Klaviyo', 'role', { values: 'admin' });
  await take([['PUT', '/apps/1000', 200, { ...APP, parameters: { role: { ...PARAMETER, id: 1002 } } }]]);
  const [read] = await take([['GET', '/apps/1000', 200]]);
  expect(read!.body.parameters).toMatchObject({ role: { values: 'admin' } });
});

test('WHEN a role is imported, THEN its users and admins are read, too', async () => {
  await take(CREATE);
  const [, , users, admins] = await take([
    ['GET', '/roles/1003', 200],
    ['GET', '/roles/1003/apps?limit=100', 200],
    ['GET', '/roles/1003/users?limit=100', 200],
    ['GET', '/roles/1003/admins?limit=100', 200],
  ]);
  expect([users!.body, admins!.body]).toEqual([[], []]);
});

test.each([
  ['app', () => onelogin.console.deleteApp('Klaviyo'), '/apps/1000', 'Resource not found'],
  ['rule', () => onelogin.console.deleteRule('Klaviyo', '1006'), '/apps/1000/rules/1006', 'Resource not found'],
  [
    'role',
    () => onelogin.console.deleteRole('klaviyo-admin'),
    '/roles/1003',
    'The resource with the given id could not be found',
  ],
])('GIVEN a deleted %s THEN it is a 404 in the form of OneLogin', async (_, byHand, path, message) => {
  await take(CREATE);
  byHand();
  const [answer] = await take([['GET', path, 404]]);
  expect(answer!.body).toEqual({ statusCode: 404, name: 'NotFoundError', message });
});

test('GIVEN everything is made WHEN it is destroyed, THEN nothing is left', async () => {
  await take(CREATE);
  await take([
    ['DELETE', '/apps/1000/rules/1007', 204],
    ['DELETE', '/apps/1000/rules/1006', 204],
    ['DELETE', '/roles/1005', 204],
    ['DELETE', '/roles/1003', 204],
    ['DELETE', '/roles/1004', 204],
    ['DELETE', '/apps/1000', 204],
  ]);
  expect(onelogin.world()).toEqual({ users: [], roles: [], apps: [], mappings: [] });
});
