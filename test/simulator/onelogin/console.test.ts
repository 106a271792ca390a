import { type OneLoginSimulator, startOneLoginSimulator } from '../../../src/simulator/onelogin/index.js';
import { seedFor } from './klaviyo-app.js';

let onelogin: OneLoginSimulator;

beforeEach(async () => {
  onelogin = await startOneLoginSimulator({ seed: seedFor({}) });
});
afterEach(() => onelogin.close());

const app = () => onelogin.world().apps[0]!;

test('WHEN the provisioning of an app is set, THEN what is left out stays', () => {
  onelogin.console.provisioning('Klaviyo', { baseUrl: 'http://127.0.0.1:1', removal: 'suspend' });
  expect(app().scim).toMatchObject({
    baseUrl: 'http://127.0.0.1:1',
    bearerToken: 'example-access-key',
    apiEnabled: true,
    removal: 'suspend',
    approvals: { create: false, update: false, delete: false },
  });
  onelogin.console.provisioning('Klaviyo', { enabled: false, apiEnabled: false, approvals: { delete: true } });
  expect(app()).toMatchObject({
    provisioningEnabled: false,
    scim: { removal: 'suspend', apiEnabled: false, approvals: { create: false, delete: true } },
  });
});

test('WHEN apps, parameters, roles and rules are renamed, changed or deleted, THEN they are so', () => {
  onelogin.console.renameApp('Klaviyo', 'Other');
  onelogin.console.renameRole('klaviyo-admins', 'admins');
  onelogin.console.setParameter('Other', 'team', { values: 'Growth' });
  onelogin.console.deleteParameter('Other', 'role');
  onelogin.console.deleteRule('Other', 'klaviyo-admins is admin');
  expect(app()).toMatchObject({ name: 'Other', parameters: { team: { label: 'team', values: 'Growth' } } });
  expect(app().parameters).not.toHaveProperty('role');
  expect(app().rules.map(({ name }) => name)).toEqual(['klaviyo-analysts is analyst']);
  onelogin.console.deleteRole('admins');
  onelogin.console.deleteApp(String(app().id));
  expect(onelogin.world()).toMatchObject({ roles: [{ name: 'klaviyo-analysts', apps: [] }], apps: [] });
});

test('WHEN somebody is deleted, THEN they are in no role', () => {
  onelogin.console.addAdmin('klaviyo-analysts', 'ada@example.com');
  onelogin.console.deleteUser('ADA@example.com');
  expect(onelogin.world().roles.map(({ users, admins }) => [...users, ...admins])).toEqual([[], ['grace@example.com']]);
});

test('GIVEN somebody who is in a role WHEN they are put in again, THEN nothing changes', () => {
  onelogin.console.addToRole('klaviyo-admins', 'ada@example.com');
  expect(onelogin.world().roles[0]!.users).toEqual(['ada@example.com']);
});

test.each([
  ['a user', () => onelogin.console.deleteUser('x'), 'has no user "x". It has: ada@example.com, grace@example.com'],
  ['a role', () => onelogin.console.deleteRole('x'), 'has no role "x". It has: klaviyo-admins, klaviyo-analysts.'],
  ['an app', () => onelogin.console.deleteApp('x'), 'has no app "x". It has: Klaviyo.'],
  ['a rule', () => onelogin.console.deleteRule('Klaviyo', 'x'), 'has no rule "x". It has: klaviyo-analysts is'],
  ['a mapping', () => onelogin.console.deleteMapping('x'), 'has no rule "x". It has: none.'],
])('GIVEN %s that is not there THEN an Error names what there is', (_, byHand, message) => {
  expect(byHand).toThrow(message);
});

test.each(['ada@example.com', 'ADA@EXAMPLE.COM'])('GIVEN %s is taken THEN nobody else can have it', (email) => {
  expect(() => onelogin.console.createUser({ email })).toThrow(`There is a user "${email}" already.`);
  expect(() => onelogin.console.createUser({ email: 'new@example.com', username: email })).toThrow('already');
});
