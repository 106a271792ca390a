import { readAppUsers } from '../../../src/provider/okta/app/read-app-users.js';
import { findOktaApp, readOktaApp } from '../../../src/provider/okta/app/read-app.js';
import { readGroupAssignments } from '../../../src/provider/okta/app/read-group-assignments.js';
import { findGroup } from '../../../src/provider/okta/app/find-group.js';
import { readGroupMembers } from '../../../src/provider/okta/app/read-group-members.js';
import { readRoleAttribute } from '../../../src/provider/okta/app/read-role-attribute.js';
import { type OktaConnection } from '../../../src/provider/okta/connection/okta-connection.js';
import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { connect, DEPLOYED, failure } from './okta-at-hand.js';

let simulator: OktaSimulator;
let okta: OktaConnection;
let appId: string;

beforeEach(async () => {
  simulator = await startOktaSimulator({ seed: DEPLOYED });
  okta = await connect(simulator.url);
  appId = simulator.world().apps[0]!.id;
});
afterEach(() => simulator.close());

const byLabel = (label: string) => ({
  app: { kind: 'preconfigured', label, updates: 'check', preconfigured: 'klaviyo' } as const,
});

describe('readOktaApp', () => {
  it('GIVEN an app with provisioning WHEN it is read by id THEN everything that the checks need is there', async () => {
    expect(await readOktaApp(okta, appId)).toEqual({
      id: appId,
      name: 'acme_klaviyo_1',
      label: 'Klaviyo',
      status: 'ACTIVE',
      signOnMode: 'SAML_2_0',
      features: expect.arrayContaining(['SCIM_PROVISIONING', 'PUSH_NEW_USERS', 'IMPORT_NEW_USERS']) as string[],
      userNameTemplate: { template: '${source.email}', type: 'BUILT_IN', pushStatus: 'PUSH' },
      signOn: {
        ssoAcsUrl: 'https://www.klaviyo.com/sso/saml/acme',
        audience: 'https://www.klaviyo.com/sso/saml/acme',
        recipient: 'https://www.klaviyo.com/sso/saml/acme',
        destination: 'https://www.klaviyo.com/sso/saml/acme',
      },
    });
  });

  it('GIVEN no such app WHEN it is read THEN the error names the URL, the status and what to check', async () => {
    const error = await failure(readOktaApp(okta, '0oa/none'));
    expect(error).toMatchObject({ code: 'OKTA_NOT_FOUND', status: 404 });
    expect(error.problem).toContain(`GET ${simulator.url}/api/v1/apps/0oa%2Fnone answered with status 404`);
    expect(error.remedy).toContain('Check the ids in the access file');
    expect(error.message).toBe(`${error.problem} ${error.remedy}`);
  });
});

describe('findOktaApp', () => {
  it('GIVEN an existing app WHEN it is looked for THEN its id decides, whatever its status', async () => {
    const inactive = simulator.world().apps[1]!;
    const app = await findOktaApp(okta, { app: { kind: 'existing', label: 'another', id: inactive.id } });
    expect(app).toMatchObject({ id: inactive.id, label: 'Klaviyo (old)', status: 'INACTIVE' });
  });

  it('GIVEN labels that begin alike WHEN one is looked for THEN it is the one that is written so', async () => {
    expect(await findOktaApp(okta, byLabel('Klaviyo'))).toMatchObject({ id: appId, label: 'Klaviyo' });
  });

  it('GIVEN no active app of that label WHEN it is looked for THEN the error names the candidates', async () => {
    simulator.console.deactivateApp('Klaviyo');
    const error = await failure(findOktaApp(okta, byLabel('Klaviyo')));
    expect(error.code).toBe('OKTA_NOT_FOUND');
    expect(error.problem).toContain(`no active app labelled "Klaviyo"; there is "Klaviyo" (${appId}, INACTIVE)`);
    expect(error.problem).toContain('"Klaviyo (old)"');
  });

  it('GIVEN no app at all WHEN one is looked for THEN the error says so', async () => {
    const error = await failure(findOktaApp(okta, byLabel('Elsewhere')));
    expect(error.problem).toContain('none begins with that label');
  });

  it('GIVEN two active apps of one label WHEN it is looked for THEN it is refused with both ids', async () => {
    simulator.console.setLabel('Klaviyo (old)', 'Klaviyo');
    const [one, other] = simulator.world().apps;
    simulator.console.activateApp(other!.id);
    const error = await failure(findOktaApp(okta, byLabel('Klaviyo')));
    expect(error.code).toBe('OKTA_AMBIGUOUS');
    expect(error.problem).toContain('several active apps');
    expect(error.problem).toContain(one!.id);
    expect(error.problem).toContain(other!.id);
  });

  it('GIVEN more candidates than can be named WHEN none fits THEN five are named and the rest counted', async () => {
    const apps = Array.from({ length: 7 }, (_, index) => ({ label: `Klaviyo ${index}` }));
    const many = await startOktaSimulator({ seed: { apps } });
    const error = await failure(findOktaApp(await connect(many.url), byLabel('Klaviyo')));
    await many.close();
    expect(error.problem).toContain('"Klaviyo 4"');
    expect(error.problem).toContain('and 2 more');
  });
});

describe('readRoleAttribute', () => {
  it('GIVEN the attribute WHEN it is read THEN its members are given, and undefined is what Okta does not return', async () => {
    expect(await readRoleAttribute(okta, appId)).toEqual({
      title: 'Role',
      type: 'string',
      enum: ['admin', 'analyst'],
      oneOf: [
        { const: 'admin', title: 'admin' },
        { const: 'analyst', title: 'analyst' },
      ],
      externalName: 'role',
      externalNamespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
      required: true,
      permissions: undefined,
      scope: 'NONE',
      master: undefined,
      mutability: undefined,
    });
  });

  it('GIVEN an attribute with all members WHEN it is read THEN permissions, master and mutability are there', async () => {
    simulator.console.editRoleAttribute('Klaviyo', {
      permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
      master: { type: 'PROFILE_MASTER' },
      mutability: 'READ_WRITE',
      required: undefined,
      enum: undefined,
      oneOf: undefined,
    });
    expect(await readRoleAttribute(okta, appId)).toMatchObject({
      permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
      master: 'PROFILE_MASTER',
      mutability: 'READ_WRITE',
      required: false,
      enum: undefined,
      oneOf: undefined,
    });
  });

  it('GIVEN no such attribute WHEN it is read THEN it is undefined', async () => {
    simulator.console.deleteRoleAttribute('Klaviyo');
    expect(await readRoleAttribute(okta, appId)).toBeUndefined();
  });

  it('GIVEN values that are no strings WHEN it is read THEN the answer is refused and the place named', async () => {
    simulator.console.editRoleAttribute('Klaviyo', { enum: [1, 2] });
    const error = await failure(readRoleAttribute(okta, appId));
    expect(error.code).toBe('OKTA_UNEXPECTED');
    expect(error.problem).toContain('definitions.custom.properties.role.enum.0');
  });

  it('GIVEN an app that is not active WHEN it is read THEN that is an error, not an absent attribute', async () => {
    simulator.console.deactivateApp('Klaviyo');
    expect((await failure(readRoleAttribute(okta, appId))).code).toBe('OKTA_NOT_FOUND');
  });
});

describe('readGroupAssignments', () => {
  it('GIVEN groups in another order WHEN they are read THEN they stand by priority, with names and roles', async () => {
    simulator.console.setPriority('Klaviyo', 'klaviyo-admins', 5);
    simulator.console.clearRole('Klaviyo', 'klaviyo-analysts');
    const assignments = await readGroupAssignments(okta, appId);
    expect(assignments.map(({ groupName, priority, role }) => [groupName, priority, role])).toEqual([
      ['klaviyo-analysts', 2, null],
      ['klaviyo-admins', 5, 'admin'],
    ]);
  });

  it('GIVEN a group assigned without a role WHEN it is read THEN its role is null', async () => {
    simulator.console.assignGroup('Klaviyo', 'klaviyo-analysts-emea', undefined);
    const assignments = await readGroupAssignments(okta, appId);
    expect(assignments.find(({ groupName }) => groupName === 'klaviyo-analysts-emea')).toMatchObject({ role: null });
  });
});

describe('readAppUsers', () => {
  it('GIVEN people of both scopes WHEN they are read THEN each has scope, role, names and the state of the push', async () => {
    simulator.console.setUserRole('Klaviyo', 'alan@example.com', 'admin');
    simulator.console.setSyncState('Klaviyo', 'grace@example.com', 'ERROR');
    const users = await readAppUsers(okta, appId);
    const shown = users.map(({ userName, scope, role, syncState }) => [userName, scope, role, syncState]);
    expect(shown).toEqual([
      ['ada@example.com', 'GROUP', 'admin', 'SYNCHRONIZED'],
      ['grace@example.com', 'GROUP', 'analyst', 'ERROR'],
      ['alan@example.com', 'USER', 'admin', 'SYNCHRONIZED'],
    ]);
    expect(users[0]).toMatchObject({ givenName: 'Ada', familyName: 'Lovelace', status: 'PROVISIONED' });
  });

  it('GIVEN an app without SCIM WHEN its people are read THEN names are empty and a role can be null', async () => {
    simulator.console.switchProvisioningOff('Klaviyo');
    simulator.console.clearRole('Klaviyo', 'klaviyo-admins');
    const [ada] = await readAppUsers(okta, appId);
    expect(ada).toMatchObject({ givenName: '', familyName: '', role: null, syncState: 'DISABLED', status: 'ACTIVE' });
  });

  it('GIVEN more people than a page holds WHEN they are read THEN all of them come', async () => {
    const users = Array.from({ length: 1234 }, (_, index) => ({ login: `person${index}@example.com` }));
    const groups = [{ name: 'all-of-them', members: users.map(({ login }) => login) }];
    const apps = [
      { label: 'Klaviyo', roles: ['analyst'], assignments: [{ group: 'all-of-them', role: 'analyst', priority: 1 }] },
    ];
    const many = await startOktaSimulator({ seed: { users, groups, apps } });
    const read = await readAppUsers(await connect(many.url), many.world().apps[0]!.id);
    const pages = many.requests().filter(({ path }) => path.includes('/users?'));
    await many.close();
    expect(new Set(read.map(({ userName }) => userName)).size).toBe(1234);
    expect(pages).toHaveLength(3);
  });
});

const membersOf = async (connection: OktaConnection, group: string) =>
  readGroupMembers(connection, (await findGroup(connection, { group })).id);

describe('the members of a group that is found by its name', () => {
  it('GIVEN names that begin alike WHEN a group is read THEN it is the exact one, with people of every status', async () => {
    simulator.console.setUserStatus('alan@example.com', 'SUSPENDED');
    expect(await membersOf(okta, 'klaviyo-analysts')).toEqual([
      expect.objectContaining({ login: 'grace@example.com', email: 'grace@example.com', status: 'ACTIVE' }),
      expect.objectContaining({
        login: 'alan@example.com',
        givenName: 'Alan',
        familyName: 'Turing',
        status: 'SUSPENDED',
      }),
    ]);
    expect(await membersOf(okta, 'klaviyo-analysts-emea')).toEqual([]);
  });

  it('GIVEN the start of a name alone WHEN it is read THEN there is no such group', async () => {
    const error = await failure(membersOf(okta, 'klaviyo-anal'));
    expect(error.code).toBe('OKTA_NOT_FOUND');
    expect(error.problem).toContain('no group named exactly "klaviyo-anal".');
  });

  it('GIVEN a name in another letter case WHEN it is read THEN it is refused and the near one is named', async () => {
    const error = await failure(membersOf(okta, 'Klaviyo-Admins'));
    expect(error.code).toBe('OKTA_NOT_FOUND');
    expect(error.problem).toContain('there is "klaviyo-admins" (00g');
  });

  it('GIVEN a name with quotes and a backslash WHEN it is read THEN the search is for that very name', async () => {
    simulator.console.createGroup('say "hi" \\ bye', ['ada@example.com']);
    const members = await membersOf(okta, 'say "hi" \\ bye');
    expect(members.map(({ login }) => login)).toEqual(['ada@example.com']);
  });

  it('GIVEN a member without names and address WHEN read THEN the names are empty', async () => {
    const bare = await startOktaSimulator({
      seed: { users: [{ login: 'bare@example.com' }], groups: [{ name: 'one', members: ['bare@example.com'] }] },
    });
    const [member] = await membersOf(await connect(bare.url), 'one');
    await bare.close();
    expect(member).toMatchObject({ givenName: '', familyName: '', email: 'bare@example.com' });
  });
});
