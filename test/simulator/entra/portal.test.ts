import { type EntraPortal, type EntraSimulator, startEntraSimulator } from '../../../src/simulator/entra/index.js';
import { ROLE, seedFor } from './klaviyo-app.js';

let entra: EntraSimulator;
let portal: EntraPortal;

beforeEach(async () => {
  entra = await startEntraSimulator({ seed: seedFor('http://127.0.0.1:1/scim/v2') });
  portal = entra.portal;
});
afterEach(() => entra.close());

const app = () => entra.world().applications[0]!;
const assigned = () => app().assignments.map(({ principal, role }) => [principal, role]);
const members = (name: string) => entra.world().groups.find(({ displayName }) => displayName === name)?.members;
const user = (name: string) =>
  entra.world().users.find(({ userPrincipalName }) => userPrincipalName === `${name}@example.com`);

describe('assignments', () => {
  test('WHEN somebody is assigned and unassigned, THEN it is so; without a role it is that of the template', () => {
    portal.assign('Klaviyo', 'alan@example.com');
    portal.assign(app().servicePrincipalId, 'alan@example.com', 'analyst');
    expect(assigned().slice(2)).toEqual([
      ['alan@example.com', 'User'],
      ['alan@example.com', 'analyst'],
    ]);
    portal.unassign('Klaviyo', 'alan@example.com', 'User');
    expect(assigned().slice(2)).toEqual([['alan@example.com', 'analyst']]);
    portal.unassign('Klaviyo', 'klaviyo-admins');
    expect(assigned()).toHaveLength(2);
    expect(() => portal.unassign('Klaviyo', 'klaviyo-admins')).toThrow('"klaviyo-admins" is not assigned');
  });

  test('WHEN the value of a role is changed, THEN its assignments have it', () => {
    portal.setRoleValue('Klaviyo', 'admin', 'owner');
    expect(assigned()[0]).toEqual(['klaviyo-admins', 'owner']);
  });
});

describe('provisioning', () => {
  test('WHEN mappings are changed, THEN it is so', () => {
    portal.mapRole('Klaviyo', 'urn:ietf:params:scim:schemas:core:2.0:User:role');
    portal.mapRole('Klaviyo', ROLE, 'ToLower(SingleAppRoleAssignment([appRoleAssignments]))');
    portal.unmap('Klaviyo', 'title');
    const { mappings } = app().job!;
    expect(mappings['urn:ietf:params:scim:schemas:core:2.0:User:role']).toMatch(/^SingleAppRoleAssignment/);
    expect(mappings[ROLE]).toMatch(/^ToLower/);
    expect(mappings).not.toHaveProperty('title');
  });

  test('WHEN keys are set and removed, THEN each keeps its place, and a new one comes last', () => {
    portal.setSecret('Klaviyo', 'BaseAddress', 'http://127.0.0.1:2');
    portal.setSecret('Klaviyo', 'SyncNotificationSettings', 'x');
    expect(app().secrets.map(({ key }) => key)).toEqual([
      'BaseAddress',
      'SecretToken',
      'SyncAll',
      'SyncNotificationSettings',
    ]);
    portal.removeSecret('Klaviyo', 'SyncAll');
    expect(app().secrets.map(({ key }) => key)).toEqual(['BaseAddress', 'SecretToken', 'SyncNotificationSettings']);
  });

  test('WHEN the job is paused, started, put in quarantine, released and deleted, THEN it is so', () => {
    const codes: unknown[] = [];
    const steps: readonly (() => void)[] = [
      () => portal.pauseJob('Klaviyo'),
      () => portal.startJob('Klaviyo'),
      () => portal.quarantine('Klaviyo', 'QuarantineOnDemand'),
      () => portal.release('Klaviyo'),
      () => portal.deleteJob('Klaviyo'),
    ];
    for (const step of steps) {
      step();
      codes.push(app().job?.code);
    }
    expect(codes).toEqual(['Paused', 'Active', 'Quarantine', 'Active', undefined]);
    expect(() => portal.startJob('Klaviyo')).toThrow('The app "Klaviyo" has no synchronization job.');
  });
});

describe('apps', () => {
  test('WHEN one is renamed and deleted, THEN it is so', () => {
    portal.renameApp('Klaviyo', 'Klaviyo EU');
    expect(app().displayName).toBe('Klaviyo EU');
    portal.deleteApp('Klaviyo EU');
    expect(entra.world().applications).toEqual([]);
  });

  test('GIVEN the client itself, which has no registration here, THEN it cannot be renamed', () => {
    expect(() => portal.renameApp('Deployment', 'x')).toThrow('has no registration in this tenant');
  });
});

describe('people', () => {
  test('WHEN they are made, changed, blocked, deleted and restored, THEN it is so', () => {
    portal.createUser({ userPrincipalName: 'new@example.com', mail: null });
    portal.disableUser('new@example.com');
    expect(user('new')).toMatchObject({ accountEnabled: false });
    portal.enableUser('new@example.com');
    expect(user('new')).toMatchObject({ accountEnabled: true, deleted: false });
    portal.deleteUser('new@example.com');
    expect(user('new')).toMatchObject({ deleted: true });
    portal.restoreUser('new@example.com');
    portal.changeUser('new@example.com', { userPrincipalName: 'newer@example.com', department: undefined });
    expect(user('newer')).toMatchObject({ deleted: false });
    expect(() => portal.createUser({ userPrincipalName: 'NEWER@example.com' })).toThrow('already exists');
  });

  test('WHEN one is deleted for good, THEN they are in no group and have no assignment', () => {
    portal.assign('Klaviyo', 'ada@example.com', 'analyst');
    portal.purgeUser('ada@example.com');
    expect(user('ada')).toBeUndefined();
    expect(members('klaviyo-admins')).toEqual([]);
    expect(assigned()).toHaveLength(2);
  });
});

describe('groups', () => {
  test('WHEN they are made, filled, renamed and deleted, THEN it is so', () => {
    portal.createGroup('g', ['ada@example.com']);
    portal.addMembers('g', 'alan@example.com', 'klaviyo-admins');
    portal.removeMember('g', 'ada@example.com');
    expect(members('g')).toEqual(['alan@example.com', 'klaviyo-admins']);
    portal.renameGroup('g', 'h');
    portal.deleteGroup('h');
    expect(members('h')).toBeUndefined();
  });

  test('WHEN a dynamic one is made and its rule changes, THEN it is so', () => {
    portal.createDynamicGroup('d', 'user.givenName -eq "Ada"');
    expect(members('d')).toEqual(['ada@example.com']);
    portal.setRule('d', 'user.givenName -eq "Alan"');
    expect(members('d')).toEqual(['alan@example.com']);
  });
});

test.each<[string, (portal: EntraPortal) => void, string]>([
  ['user', (own) => own.disableUser('x'), 'It has: ada@example.com, grace@example.com, alan@example.com.'],
  ['group', (own) => own.deleteGroup('x'), 'It has: klaviyo-admins, klaviyo-analysts.'],
  ['enterprise application', (own) => own.pauseJob('x'), 'It has: Deployment, Klaviyo.'],
  ['app role', (own) => own.setRoleValue('Klaviyo', 'x', 'y'), 'It has: User, msiam_access, admin, analyst.'],
])('GIVEN a name that no %s has THEN what there is, is named', (kind, step, known) => {
  expect(() => step(portal)).toThrow(`The simulated Entra has no ${kind} "x". ${known}`);
});
