import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { type KlaviyoSimulator } from '../../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { ask, at, values } from '../ask-entra.js';
import { ROLE, seedFor, startKlaviyo } from '../klaviyo-app.js';

let klaviyo: KlaviyoSimulator;
let entra: EntraSimulator;

beforeEach(async () => {
  klaviyo = await startKlaviyo();
  entra = await startEntraSimulator({ seed: seedFor(klaviyo.baseUrl) });
});
afterEach(async () => {
  await entra.close();
  await klaviyo.close();
});

async function restart(...change: Parameters<typeof seedFor>): Promise<void> {
  await entra.close();
  entra = await startEntraSimulator({ seed: seedFor(...change) });
}

const person = (name: string) => klaviyo.users().find(({ userName }) => userName === `${name}@example.com`);
const writes = () => klaviyo.requests().filter(({ method }) => method !== 'GET');
const lastPatch = () => writes().findLast(({ method }) => method === 'PATCH')?.body;
const job = () => entra.world().applications[0]!.job!;

describe('people in scope', () => {
  test('GIVEN assigned groups WHEN a cycle runs, THEN their members are in Klaviyo with their roles, and nobody else', async () => {
    expect(await entra.runCycle()).toEqual([
      {
        application: 'Klaviyo',
        state: 'Succeeded',
        actions: ['ada', 'grace'].map((name) => ({
          subject: `${name}@example.com`,
          action: 'create',
          status: 'success',
          code: undefined,
        })),
      },
    ]);
    expect(person('ada')).toMatchObject({ role: 'admin', active: true, givenName: 'Ada', familyName: 'Lovelace' });
    expect(person('grace')).toMatchObject({ role: 'analyst', active: true });
    expect(person('alan')).toBeUndefined();
  });

  test('WHEN somebody is made, THEN Entra has looked for them and writes as its documentation shows', async () => {
    await entra.runCycle();

    const [lookUp, creation] = klaviyo.requests();
    expect(decodeURIComponent(lookUp!.query)).toBe('filter=userName eq "ada@example.com"');
    expect(creation).toMatchObject({
      method: 'POST',
      status: 201,
      body: {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'ada@example.com',
        active: true,
        emails: [{ type: 'work', value: 'ada@example.com' }],
        name: { givenName: 'Ada', familyName: 'Lovelace', formatted: 'Ada Lovelace' },
        externalId: 'ada',
        roles: [{ primary: true, type: 'WindowsAzureActiveDirectoryRole', value: 'admin' }],
        meta: { resourceType: 'User' },
      },
    });
  });

  test('GIVEN a cycle WHEN nothing has changed, THEN the next one asks and writes nothing', async () => {
    await entra.runCycle();
    const before = klaviyo.requests().length;
    const [report] = await entra.runCycle();

    expect(report).toEqual({ application: 'Klaviyo', state: 'Succeeded', actions: [] });
    expect(klaviyo.requests()).toHaveLength(before);
  });

  test('GIVEN somebody who was changed in Klaviyo itself WHEN a cycle runs, THEN they stay so until a restart', async () => {
    await entra.runCycle();
    klaviyo.console.change('ada@example.com', { role: 'analyst' });
    await entra.runCycle();
    expect(person('ada')).toMatchObject({ role: 'analyst' });

    entra.portal.restartJob('Klaviyo');
    await entra.runCycle();
    expect(person('ada')).toMatchObject({ role: 'admin' });
  });

  test('GIVEN nobody of a nested group is a direct member WHEN a cycle runs, THEN they get nothing', async () => {
    entra.portal.createGroup('inner', ['alan@example.com']);
    entra.portal.addMembers('klaviyo-admins', 'inner');
    await entra.runCycle();
    expect(person('alan')).toBeUndefined();
  });

  test('GIVEN somebody who is assigned themselves, with the role of the template, THEN that is what is sent and Klaviyo refuses it', async () => {
    entra.portal.assign('Klaviyo', 'alan@example.com');
    const [report] = await entra.runCycle();
    expect(report!.actions.at(-1)).toEqual({
      subject: 'alan@example.com',
      action: 'other',
      status: 'failure',
      code: 'SystemForCrossDomainIdentityManagementBadRequest',
    });
    expect(person('alan')).toBeUndefined();
  });

  test('GIVEN SyncAll WHEN a cycle runs, THEN everybody is in scope', async () => {
    entra.portal.setSecret('Klaviyo', 'SyncAll', 'true');
    await entra.runCycle();
    expect(person('alan')).toMatchObject({ active: true, role: undefined });
  });

  test('GIVEN a dynamic group WHEN its rule comes to hold for somebody, THEN they are provisioned', async () => {
    entra.portal.createDynamicGroup('marketing', 'user.department -eq "Marketing"');
    entra.portal.assign('Klaviyo', 'marketing', 'analyst');
    entra.portal.changeUser('alan@example.com', { department: 'Marketing' });
    await entra.runCycle();
    expect(person('alan')).toMatchObject({ role: 'analyst' });
  });

  test('GIVEN a guest THEN their name is written without the mark of a guest', async () => {
    entra.portal.createUser({ userPrincipalName: 'agency_example.org#EXT#@acme.onmicrosoft.com' });
    entra.portal.assign('Klaviyo', 'agency_example.org#EXT#@acme.onmicrosoft.com', 'analyst');
    await entra.runCycle();
    expect(klaviyo.users().map(({ userName }) => userName)).toContain('agency@example.org');
  });
});

describe('changes', () => {
  beforeEach(() => entra.runCycle());

  test('WHEN somebody moves to another group, THEN their role moves by a PATCH of the mapped path', async () => {
    entra.portal.removeMember('klaviyo-analysts', 'grace@example.com');
    entra.portal.addMembers('klaviyo-admins', 'grace@example.com');
    const [report] = await entra.runCycle();

    expect(report!.actions).toMatchObject([{ subject: 'grace@example.com', action: 'update', status: 'success' }]);
    expect(at(lastPatch(), 'Operations')).toContainEqual({ op: 'Replace', path: ROLE, value: 'admin' });
    expect(person('grace')).toMatchObject({ role: 'admin', active: true });
  });

  test('WHEN a server answers with a role as a plain string, THEN the PATCH adds it and the role moves all the same', async () => {
    const other = await startKlaviyo({ roleForm: 'role' });
    await restart(other.baseUrl);
    await entra.runCycle();
    entra.portal.removeMember('klaviyo-analysts', 'grace@example.com');
    entra.portal.addMembers('klaviyo-admins', 'grace@example.com');
    await entra.runCycle();

    const patch = other.requests().findLast(({ method }) => method === 'PATCH');
    expect(at(patch?.body, 'Operations')).toContainEqual({ op: 'Add', path: ROLE, value: 'admin' });
    expect(other.users().find(({ userName }) => userName === 'grace@example.com')).toMatchObject({ role: 'admin' });
    await other.close();
  });

  test.each<[string, (portal: EntraSimulator['portal']) => void]>([
    ['leaves the group', (portal) => portal.removeMember('klaviyo-admins', 'ada@example.com')],
    ['is blocked from signing in', (portal) => portal.disableUser('ada@example.com')],
    ['is deleted', (portal) => portal.deleteUser('ada@example.com')],
    ['has a group that is unassigned', (portal) => portal.unassign('Klaviyo', 'klaviyo-admins')],
    ['has a group that is deleted', (portal) => portal.deleteGroup('klaviyo-admins')],
  ])('WHEN somebody %s, THEN they are switched off, and once', async (_, change) => {
    change(entra.portal);
    const [report] = await entra.runCycle();

    expect(report!.actions).toMatchObject([{ subject: 'ada@example.com', action: 'disable', status: 'success' }]);
    expect(at(lastPatch(), 'Operations')).toEqual([{ op: 'Replace', path: 'active', value: 'False' }]);
    expect(person('ada')).toMatchObject({ active: false, role: 'admin' });
    expect((await entra.runCycle())[0]!.actions).toEqual([]);
  });

  test('GIVEN somebody was switched off WHEN they come back, THEN they are switched on', async () => {
    entra.portal.deleteUser('ada@example.com');
    await entra.runCycle();
    entra.portal.restoreUser('ada@example.com');
    await entra.runCycle();
    expect(person('ada')).toMatchObject({ active: true, role: 'admin' });
  });

  test('WHEN somebody is deleted for good, THEN they are deleted in Klaviyo', async () => {
    entra.portal.deleteUser('ada@example.com');
    entra.portal.purgeUser('ada@example.com');
    const [report] = await entra.runCycle();
    expect(report!.actions).toMatchObject([{ action: 'delete', status: 'success' }]);
    expect(person('ada')).toBeUndefined();
    expect((await entra.runCycle())[0]!.actions).toEqual([]);
  });

  test('WHEN the delete is refused, THEN it is said, and tried again', async () => {
    entra.portal.purgeUser('ada@example.com');
    klaviyo.failNext('server-error', 1, { method: 'DELETE' });
    const [report] = await entra.runCycle();
    expect(report!.actions).toMatchObject([{ action: 'delete', status: 'failure' }]);
    await entra.runCycle();
    expect(person('ada')).toBeUndefined();
  });

  test('GIVEN SkipOutOfScopeDeletions WHEN somebody leaves the group, THEN they stay; WHEN they are deleted, THEN not', async () => {
    entra.portal.setSecret('Klaviyo', 'SkipOutOfScopeDeletions', 'True');
    entra.portal.removeMember('klaviyo-admins', 'ada@example.com');
    await entra.runCycle();
    expect(person('ada')).toMatchObject({ active: true });
    entra.portal.deleteUser('ada@example.com');
    await entra.runCycle();
    expect(person('ada')).toMatchObject({ active: false });
  });

  test('GIVEN somebody was deleted in Klaviyo itself WHEN they change, THEN they are made again', async () => {
    klaviyo.console.remove('ada@example.com');
    entra.portal.changeUser('ada@example.com', { surname: 'Byron' });
    const [report] = await entra.runCycle();
    expect(report!.actions).toMatchObject([{ action: 'create', status: 'success' }]);
    expect(person('ada')).toMatchObject({ familyName: 'Byron' });
  });

  test('GIVEN somebody was deleted in Klaviyo itself WHEN they leave the scope, THEN they are not made again', async () => {
    klaviyo.console.remove('ada@example.com');
    entra.portal.removeMember('klaviyo-admins', 'ada@example.com');
    await entra.runCycle();
    expect(person('ada')).toBeUndefined();
    expect(job().provisioned).not.toHaveProperty('ada@example.com');
  });

  test('WHEN the mapping of the role is deleted, THEN the role is written no more', async () => {
    entra.portal.unmap('Klaviyo', ROLE);
    entra.portal.addMembers('klaviyo-analysts', 'alan@example.com');
    await entra.runCycle();
    expect(person('alan')).toMatchObject({ role: undefined });
    expect(person('grace')).toMatchObject({ role: 'analyst' });
  });
});

test('GIVEN a Klaviyo that refuses unknown attributes WHEN people change after they were made, THEN it is done all the same', async () => {
  const strict = await startKlaviyo({ patchIgnoresUnknown: false });
  await restart(strict.baseUrl);
  await entra.runCycle();
  entra.portal.removeMember('klaviyo-admins', 'ada@example.com');
  entra.portal.removeMember('klaviyo-analysts', 'grace@example.com');
  entra.portal.addMembers('klaviyo-admins', 'grace@example.com');
  await entra.runCycle();
  const people = strict.users().map(({ role, active }) => [role, active]);
  await strict.close();
  expect(people.slice(1)).toEqual([
    ['admin', false],
    ['admin', true],
  ]);
});

test('GIVEN a Klaviyo that refuses unknown attributes WHEN somebody who was there before is matched, THEN that is a failure', async () => {
  const users = [{ userName: 'owner@example.com' }, { userName: 'ada@example.com', role: 'analyst' }];
  const strict = await startKlaviyo({ patchIgnoresUnknown: false, users });
  await restart(strict.baseUrl);
  const [report] = await entra.runCycle();
  const role = strict.users()[1]!.role;
  await strict.close();
  expect(report!.actions[0]).toMatchObject({ subject: 'ada@example.com', status: 'failure' });
  expect(role).toBe('analyst');
});

describe('several roles', () => {
  test.each([
    ['first', 'admin'],
    ['last', 'analyst'],
  ] as const)(
    'GIVEN the choice %s WHEN somebody is in two assigned groups, THEN they get %s',
    async (roleChoice, role) => {
      await restart(klaviyo.baseUrl, { roleChoice });
      entra.portal.addMembers('klaviyo-analysts', 'ada@example.com');
      await entra.runCycle();
      expect(person('ada')).toMatchObject({ role });
    },
  );

  test('GIVEN the choice refuse THEN the person is refused, and the others are not', async () => {
    await restart(klaviyo.baseUrl, { roleChoice: 'refuse' });
    entra.portal.addMembers('klaviyo-analysts', 'ada@example.com');
    const [report] = await entra.runCycle();
    expect(report!.actions).toMatchObject([
      { subject: 'ada@example.com', status: 'failure', code: 'AttributeMappingEvaluationFailure' },
      { subject: 'grace@example.com', status: 'success' },
    ]);
  });
});

describe('people who were there before', () => {
  test('GIVEN a person in Klaviyo WHEN a cycle finds them by their name, THEN they are changed, not made', async () => {
    await klaviyo.close();
    klaviyo = await startKlaviyo({
      users: [{ userName: 'owner@example.com' }, { userName: 'ada@example.com', role: 'analyst', active: false }],
    });
    await restart(klaviyo.baseUrl);
    await entra.runCycle();
    expect(writes().map(({ method }) => method)).toEqual(['PATCH', 'POST']);
    expect(person('ada')).toMatchObject({ role: 'admin', active: true });
  });

  test('GIVEN two people of one name THEN that is a failure, and neither is touched', async () => {
    await klaviyo.close();
    klaviyo = await startKlaviyo({
      users: [{ userName: 'owner@example.com' }, { userName: 'ada@example.com' }, { userName: 'Ada@example.com' }],
    });
    await restart(klaviyo.baseUrl);
    const [report] = await entra.runCycle();
    expect(report!.actions[0]).toMatchObject({ status: 'failure', code: 'DuplicateTargetEntries' });
    expect(person('ada')).toMatchObject({ role: undefined });
  });

  test('GIVEN somebody blocked from signing in who is not in Klaviyo THEN they are not made', async () => {
    entra.portal.disableUser('ada@example.com');
    const [report] = await entra.runCycle();
    expect(report!.actions[0]).toMatchObject({ status: 'skipped', code: 'UserNotActive' });
    expect(person('ada')).toBeUndefined();
  });
});

describe('a connection that will not do', () => {
  test('WHEN the token was rotated, THEN the job goes into quarantine and writes nothing, until the new one is set', async () => {
    entra.portal.setSecret('Klaviyo', 'SecretToken', 'example-old-key');
    expect(await entra.runCycle()).toEqual([{ application: 'Klaviyo', state: 'Quarantine', actions: [] }]);
    expect(job().code).toBe('Quarantine');
    const { servicePrincipalId } = entra.world().applications[0]!;
    const shown = await ask(entra, 'GET', `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs`);
    expect(values(shown)[0]).toMatchObject({
      schedule: { state: 'Active' },
      status: {
        code: 'Quarantine',
        quarantine: { reason: 'EncounteredQuarantineException', seriesCount: 1, error: { code: 'InvalidCredentials' } },
        lastExecution: { state: 'Failed' },
        lastSuccessfulExecution: null,
      },
    });

    entra.portal.setSecret('Klaviyo', 'SecretToken', 'example-access-key');
    await entra.runCycle();
    expect(job().code).toBe('Active');
    expect(person('ada')).toMatchObject({ role: 'admin' });
  });

  test.each([
    ['BaseAddress', undefined, 'CredentialsMissing'],
    ['BaseAddress', 'not a URL', 'InvalidBaseAddress'],
    ['BaseAddress', 'http://127.0.0.1:9/scim', 'ApplicationUnreachable'],
  ])('GIVEN %s is %s THEN the job goes into quarantine with %s', async (key, value, code) => {
    if (value === undefined) entra.portal.removeSecret('Klaviyo', key);
    else entra.portal.setSecret('Klaviyo', key, value);
    await entra.runCycle();
    await entra.runCycle();
    const { servicePrincipalId } = entra.world().applications[0]!;
    const shown = await ask(entra, 'GET', `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs`);
    expect(at(shown.body, 'value.0.status.quarantine')).toMatchObject({ error: { code }, seriesCount: 2 });
  });

  test.each([
    ['new', (portal: EntraSimulator['portal']) => (portal.deleteJob('Klaviyo'), undefined)],
    ['paused', (portal: EntraSimulator['portal']) => (portal.pauseJob('Klaviyo'), undefined)],
  ])('GIVEN a job that does not run (%s) THEN nothing is sent', async (_, change) => {
    change(entra.portal);
    expect((await entra.runCycle()).every(({ state }) => state === 'NotRun')).toBe(true);
    expect(klaviyo.requests()).toEqual([]);
  });
});

test('GIVEN a cycle has succeeded THEN the job tells what it did', async () => {
  await entra.runCycle();
  const { servicePrincipalId } = entra.world().applications[0]!;
  const shown = await ask(entra, 'GET', `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs`);
  expect(values(shown)[0]).toMatchObject({
    status: {
      code: 'Active',
      lastExecution: { state: 'Succeeded', countExported: 2 },
      lastSuccessfulExecutionWithExports: { countExported: 2 },
      steadyStateFirstAchievedTime: '2026-01-01T00:00:00Z',
      synchronizedEntryCountByType: [{ key: 'User', value: 2 }],
    },
  });
  await entra.runCycle();
  const again = await ask(entra, 'GET', `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs`);
  expect(at(again.body, 'value.0.status.lastSuccessfulExecutionWithExports')).toBeNull();
});

describe('groups', () => {
  test('GIVEN the mapping of groups is on, as the template has it, THEN a server without groups fails each assigned one, and people are written', async () => {
    entra.portal.switchMapping('Klaviyo', 'Group', true);
    const [report] = await entra.runCycle();
    expect(report!.actions.filter(({ status }) => status === 'failure').map(({ subject }) => subject)).toEqual([
      'klaviyo-admins',
      'klaviyo-analysts',
    ]);
    expect(person('ada')).toMatchObject({ role: 'admin' });
  });

  test('GIVEN the mapping of users is off THEN nobody is written', async () => {
    entra.portal.switchMapping('Klaviyo', 'User', false);
    expect((await entra.runCycle())[0]!.actions).toEqual([]);
  });
});

test('WHEN cycles have run, THEN the provisioning log has an entry of each write, the newest first', async () => {
  await entra.runCycle();
  entra.portal.removeMember('klaviyo-admins', 'ada@example.com');
  await entra.runCycle();

  const entries = values(await ask(entra, 'GET', '/v1.0/auditLogs/provisioning'));
  expect(entries.map((entry) => [entry.provisioningAction, at(entry, 'sourceIdentity.displayName')])).toEqual([
    ['disable', 'ada@example.com'],
    ['create', 'grace@example.com'],
    ['create', 'ada@example.com'],
  ]);
  expect(entries[0]).toMatchObject({
    jobId: job().id,
    provisioningStatusInfo: { status: 'success', errorInformation: null },
    modifiedProperties: [{ displayName: 'active', oldValue: 'True', newValue: 'False' }],
    servicePrincipal: { displayName: 'Klaviyo' },
  });
  const filter = encodeURIComponent(`jobId eq '${job().id}' and provisioningAction eq 'disable'`);
  expect(values(await ask(entra, 'GET', `/v1.0/auditLogs/provisioning?$filter=${filter}`))).toHaveLength(1);
});
