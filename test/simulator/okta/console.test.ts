import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator({
    seed: {
      users: [{ login: 'ada@example.com' }, { login: 'grace@example.com' }],
      groups: [{ name: 'admins', members: ['ada@example.com'] }, { name: 'analysts' }],
      apps: [
        {
          label: 'Klaviyo',
          roles: ['admin', 'analyst'],
          assignments: [{ group: 'admins', role: 'admin', priority: 1 }],
        },
      ],
    },
  });
});
afterEach(() => okta.close());

const app = () => okta.world().apps[0]!;

describe("a person in Okta's console", () => {
  test('WHEN SCIM is switched on, set and switched off, THEN the features come and go', () => {
    okta.console.switchProvisioningOn('Klaviyo');
    expect(app().features).toEqual(['SCIM_PROVISIONING']);

    okta.console.setProvisioning('Klaviyo', { create: true, update: true, deactivate: true, import: true });
    okta.console.setProvisioning('Klaviyo', { pushGroups: true });
    expect(app().features).toEqual([
      'IMPORT_PROFILE_UPDATES',
      'PUSH_NEW_USERS',
      'PUSH_USER_DEACTIVATION',
      'SCIM_PROVISIONING',
      'GROUP_PUSH',
      'REACTIVATE_USERS',
      'IMPORT_NEW_USERS',
      'PUSH_PROFILE_UPDATES',
    ]);

    okta.console.setProvisioning('Klaviyo', { create: false });
    expect(app().features).not.toContain('PUSH_NEW_USERS');
    okta.console.switchProvisioningOff('Klaviyo');
    expect(app().features).toEqual([]);
    expect(() => {
      okta.console.setProvisioning('Klaviyo', { create: true });
    }).toThrow('Switch provisioning of the app "Klaviyo" on first.');
  });

  test('WHEN the attribute role is edited, THEN the schema has the change and keeps the rest', () => {
    okta.console.setRoleValues('Klaviyo', ['admin']);
    expect(app().properties.role).toMatchObject({ enum: ['admin'], oneOf: [{ const: 'admin', title: 'admin' }] });

    okta.console.dropExternalNamespace('Klaviyo');
    expect(app().properties.role).not.toHaveProperty('externalNamespace');
    okta.console.editRoleAttribute('Klaviyo', { title: 'Rolle' });
    expect(app().properties.role).toMatchObject({ title: 'Rolle', externalName: 'role' });

    okta.console.deleteRoleAttribute('Klaviyo');
    expect(app().properties).toEqual({});
    expect(app().assignments).toEqual([
      { groupId: expect.any(String) as string, group: 'admins', priority: 1, profile: {} },
    ]);
    expect(() => {
      okta.console.setRoleValues('Klaviyo', ['admin']);
    }).toThrow('The app "Klaviyo" has no attribute "role" to edit.');
  });

  test('WHEN assignments are edited, THEN they are as edited, the deciding one first', () => {
    okta.console.assignGroup('Klaviyo', 'analysts', 'analyst');
    okta.console.setPriority('Klaviyo', 'admins', 9);
    okta.console.setGroupRole('Klaviyo', 'analysts', 'admin');
    okta.console.clearRole('Klaviyo', 'admins');

    expect(app().assignments).toEqual([
      { groupId: expect.any(String) as string, group: 'analysts', priority: 2, profile: { role: 'admin' } },
      { groupId: expect.any(String) as string, group: 'admins', priority: 9, profile: { role: null } },
    ]);
    expect(app().users).toEqual([{ login: 'ada@example.com', scope: 'GROUP', role: null, syncState: 'DISABLED' }]);

    okta.console.unassignGroup('Klaviyo', 'analysts');
    expect(app().assignments).toHaveLength(1);
    expect(() => {
      okta.console.clearRole('Klaviyo', 'analysts');
    }).toThrow('The group "analysts" is not assigned to the app "Klaviyo".');
  });

  test('WHEN a group is assigned without a role, THEN its profile is empty', () => {
    okta.console.assignGroup('Klaviyo', 'analysts', undefined, 0);

    expect(app().assignments[0]).toEqual({
      groupId: expect.any(String) as string,
      group: 'analysts',
      priority: 0,
      profile: {},
    });
  });

  test('WHEN the app is renamed, switched off and on, and deleted, THEN it is so', () => {
    okta.console.setLabel('Klaviyo', 'Klaviyo EU');
    okta.console.deactivateApp('Klaviyo EU');
    expect(app()).toMatchObject({ label: 'Klaviyo EU', status: 'INACTIVE' });

    okta.console.activateApp('Klaviyo EU');
    expect(app().status).toBe('ACTIVE');
    okta.console.deleteApp(app().id);
    expect(okta.world().apps).toEqual([]);
  });

  test("WHEN a member's role is edited and taken back, THEN it was theirs in between", () => {
    okta.console.setUserRole('Klaviyo', 'ada@example.com', 'analyst');
    expect(app().users).toEqual([{ login: 'ada@example.com', scope: 'USER', role: 'analyst', syncState: 'DISABLED' }]);

    okta.console.unassignUser('Klaviyo', 'ada@example.com');
    expect(app().users[0]).toMatchObject({ scope: 'GROUP', role: 'admin' });
  });

  test('WHEN people and groups are made and changed, THEN they are so', () => {
    okta.console.createUser({ login: 'alan@example.com', lastName: 'Turing' });
    okta.console.createUser({ login: 'new@example.com', status: 'STAGED' });
    okta.console.createGroup('contractors', ['alan@example.com']);
    okta.console.renameGroup('contractors', 'guests');
    okta.console.addMember('guests', 'grace@example.com');
    okta.console.removeMember('guests', 'alan@example.com');
    okta.console.deleteGroup('admins');

    expect(okta.world().groups.map(({ name, members }) => [name, members])).toEqual([
      ['Everyone', ['ada@example.com', 'grace@example.com', 'alan@example.com', 'new@example.com']],
      ['analysts', []],
      ['guests', ['grace@example.com']],
    ]);
    expect(okta.world().users.map(({ login, status }) => [login, status])).toContainEqual([
      'new@example.com',
      'STAGED',
    ]);
    expect(app().users).toEqual([]);
  });

  test('WHEN something is named that is not there, THEN the error says what there is', () => {
    expect(() => {
      okta.console.setLabel('Clavio', 'x');
    }).toThrow('The simulated Okta has no app "Clavio". It has: Klaviyo.');
    expect(() => {
      okta.console.createGroup('admins');
    }).toThrow(/^Api validation failed: name \(name: An object with this field already exists/);
    okta.console.deleteApp('Klaviyo');
    expect(() => {
      okta.console.setLabel('Klaviyo', 'x');
    }).toThrow('It has: none.');
  });

  test('WHEN the world is asked for, THEN changing it changes nothing', () => {
    (okta.world().apps[0]!.assignments[0]!.profile as Record<string, unknown>).role = 'changed';

    expect(app().assignments[0]!.profile).toEqual({ role: 'admin' });
  });
});
