import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { ask, at, type Json, values } from '../ask-entra.js';
import { ROLE, seedFor } from '../klaviyo-app.js';

let entra: EntraSimulator;

beforeEach(async () => {
  const { applications, ...seed } = seedFor('http://127.0.0.1:1/scim/v2');
  entra = await startEntraSimulator({ seed: { ...seed, applications: [{ ...applications![0]!, job: undefined }] } });
});
afterEach(() => entra.close());

const root = () => `/v1.0/servicePrincipals/${entra.world().applications[0]!.servicePrincipalId}/synchronization`;
const createJob = async (): Promise<string> => {
  const { body } = await ask(entra, 'POST', `${root()}/jobs`, { templateId: 'scim' });
  return `${root()}/jobs/${String(body.id)}`;
};
const state = async (path: string): Promise<readonly unknown[]> => {
  const { body } = await ask(entra, 'GET', path);
  return [at(body, 'schedule.state'), at(body, 'status.code')];
};

describe('a job', () => {
  test('WHEN it is made, THEN it waits to be started', async () => {
    const { status, body } = await ask(entra, 'POST', `${root()}/jobs`, { templateId: 'scim' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^scim\.000000000000000000000000000000bb\./) as unknown,
      templateId: 'scim',
      schedule: { state: 'Disabled', interval: 'PT40M', expiration: null },
      status: { code: 'NotConfigured', quarantine: null, lastExecution: null },
    });
    expect(values(await ask(entra, 'GET', `${root()}/jobs`))).toMatchObject([{ id: body.id }]);
  });

  test('WHEN it is started, paused and restarted, THEN its state says so', async () => {
    const job = await createJob();
    for (const [action, expected] of [
      ['start', ['Active', 'Active']],
      ['pause', ['Disabled', 'Paused']],
      ['restart', ['Active', 'Active']],
    ] as const) {
      expect((await ask(entra, 'POST', `${job}/${action}`)).status).toBe(204);
      expect(await state(job)).toEqual(expected);
    }
  });

  test.each([
    ['started', 'start', undefined, 'Active'],
    ['restarted', 'restart', undefined, 'Active'],
    ['restarted with its quarantine', 'restart', { criteria: { resetScope: 'Watermark, QuarantineState' } }, 'Active'],
    ['restarted without it', 'restart', { criteria: { resetScope: 'Escrows' } }, 'Quarantine'],
  ])('GIVEN a job in quarantine WHEN it is %s, THEN its code is %s', async (_, action, body, code) => {
    const job = await createJob();
    entra.portal.startJob('Klaviyo');
    entra.portal.quarantine('Klaviyo');
    expect((await ask(entra, 'GET', job)).body).toMatchObject({
      status: { code: 'Quarantine', quarantine: { reason: 'EncounteredBaseEscrowThreshold', seriesCount: 1 } },
    });
    await ask(entra, 'POST', `${job}/${action}`, body);
    expect((await state(job))[1]).toBe(code);
  });

  test('WHEN there is one already, THEN another is refused; so is one of another template', async () => {
    await createJob();
    expect((await ask(entra, 'POST', `${root()}/jobs`, { templateId: 'scim' })).status).toBe(409);
    expect((await ask(entra, 'POST', `${root()}/jobs`, { templateId: 'dataBricks' })).status).toBe(400);
  });

  test('WHEN it is deleted, THEN it and its schema are gone', async () => {
    const job = await createJob();
    expect((await ask(entra, 'DELETE', job)).status).toBe(204);
    for (const path of [job, `${job}/schema`]) expect((await ask(entra, 'GET', path)).status).toBe(404);
    expect((await ask(entra, 'POST', `${job}/start`)).status).toBe(404);
  });
});

describe('the template', () => {
  test('WHEN it is asked for, THEN there is the one of applications outside of the gallery, with its schema', async () => {
    expect(values(await ask(entra, 'GET', `${root()}/templates`))).toMatchObject([{ id: 'scim', default: true }]);
    const { body } = await ask(entra, 'GET', `${root()}/templates/scim/schema`);
    expect(at(body, 'synchronizationRules.0.targetDirectoryName')).toBe('customappsso');
    expect((await ask(entra, 'GET', `${root()}/templates/x/schema`)).status).toBe(404);
  });
});

describe('the keys', () => {
  const put = (...value: readonly Json[]) => ask(entra, 'PUT', `${root()}/secrets`, { value });
  const keys = async () => values(await ask(entra, 'GET', `${root()}/secrets`));

  test('WHEN they are written, THEN they are those, in that order, and no value is given out', async () => {
    await put({ key: 'SecretToken', value: 'new' }, { key: 'BaseAddress', value: 'http://127.0.0.1:2' });
    expect(await keys()).toEqual([
      { key: 'SecretToken', value: '*' },
      { key: 'BaseAddress', value: '*' },
    ]);
    expect(entra.world().applications[0]!.secrets[0]).toEqual({ key: 'SecretToken', value: 'new' });
  });

  test('WHEN values are empty, THEN the keys are gone', async () => {
    await put({ key: 'BaseAddress', value: '' }, { key: 'SecretToken', value: '' }, { key: 'SyncAll', value: '' });
    expect(await keys()).toEqual([]);
  });

  test('WHEN a key is there twice, THEN it is refused', async () => {
    expect((await put({ key: 'SyncAll', value: 'a' }, { key: 'SyncAll', value: 'b' })).status).toBe(400);
  });

  test('WHEN they are written, THEN the log of requests does not have the token', async () => {
    await put({ key: 'SecretToken', value: 'a-secret' }, { key: 'SyncAll', value: 'false' });
    expect(entra.requests().at(-1)!.body).toEqual({
      value: [
        { key: 'SecretToken', value: '*' },
        { key: 'SyncAll', value: 'false' },
      ],
    });
  });
});

describe('the schema', () => {
  let job: string;
  let schema: Json;
  beforeEach(async () => {
    job = await createJob();
    schema = (await ask(entra, 'GET', `${job}/schema`)).body;
  });

  const write = (body: Json) => ask(entra, 'PUT', `${job}/schema`, body);
  const rule = (own: Json): Json => (own.synchronizationRules as Json[])[0]!;
  const mapping = (own: Json, source = 'User'): Json =>
    (rule(own).objectMappings as Json[]).find(({ sourceObjectName }) => sourceObjectName === source)!;
  const attributes = (own: Json): Json[] => mapping(own).attributeMappings as Json[];
  const roleMapping = (change: Json = {}): Json => ({
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: 'Always',
    matchingPriority: 0,
    targetAttributeName: ROLE,
    source: {
      expression: 'SingleAppRoleAssignment([appRoleAssignments])',
      name: 'SingleAppRoleAssignment',
      type: 'Function',
      parameters: [
        {
          key: 'source',
          value: { expression: '[appRoleAssignments]', name: 'appRoleAssignments', parameters: [], type: 'Attribute' },
        },
      ],
    },
    ...change,
  });

  test('WHEN it is read, THEN it is that of the template, with the mappings that Entra gives by default', () => {
    expect(rule(schema)).toMatchObject({
      id: '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8',
      editable: true,
      sourceDirectoryName: 'Azure Active Directory',
      targetDirectoryName: 'customappsso',
    });
    expect(mapping(schema)).toMatchObject({
      enabled: true,
      flowTypes: 'Add,Update,Delete',
      targetObjectName: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
    });
    expect(mapping(schema, 'Group')).toMatchObject({ enabled: true });
    expect(attributes(schema)).toHaveLength(22);
    expect(attributes(schema)[0]).toEqual({
      defaultValue: null,
      exportMissingReferences: false,
      flowBehavior: 'FlowWhenChanged',
      flowType: 'Always',
      matchingPriority: 1,
      targetAttributeName: 'userName',
      source: { expression: '[userPrincipalName]', name: 'userPrincipalName', parameters: [], type: 'Attribute' },
    });
    expect(attributes(schema)[1]).toMatchObject({
      targetAttributeName: 'active',
      source: {
        expression: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
        name: 'Switch',
        type: 'Function',
        parameters: [
          { key: 'source', value: { type: 'Attribute', name: 'IsSoftDeleted' } },
          { key: 'defaultValue', value: { type: 'Constant', name: '' } },
          { key: 'key', value: { type: 'Constant', name: 'False', expression: '"False"' } },
          { key: 'value' },
          { key: 'value' },
          { key: 'value' },
        ],
      },
    });
  });

  test('WHEN it is written back as it was read, THEN it is the same', async () => {
    expect((await write(schema)).status).toBe(204);
    expect((await ask(entra, 'GET', `${job}/schema`)).body).toEqual(schema);
  });

  test("WHEN the role is mapped, THEN it is so; WHEN the schema is deleted, THEN the template's is there again", async () => {
    attributes(schema).push(roleMapping());
    expect((await write(schema)).status).toBe(204);
    expect(entra.world().applications[0]!.job!.mappings[ROLE]).toBe('SingleAppRoleAssignment([appRoleAssignments])');
    expect((await ask(entra, 'DELETE', `${job}/schema`)).status).toBe(204);
    expect(entra.world().applications[0]!.job!.mappings).not.toHaveProperty(ROLE);
  });

  test('GIVEN a target that the directory does not have WHEN it is added there too, THEN it can be mapped', async () => {
    const target = 'urn:ietf:params:scim:schemas:core:2.0:User:role';
    attributes(schema).push(roleMapping({ targetAttributeName: target }));
    expect((await write(schema)).status).toBe(400);
    const user = ((schema.directories as Json[])[1]!.objects as Json[])[0]!;
    (user.attributes as Json[]).push({ name: target, type: 'String' });
    expect((await write(schema)).status).toBe(204);
  });

  test('GIVEN only a default value WHEN it is mapped, THEN it is taken', async () => {
    attributes(schema).push(roleMapping({ source: null, defaultValue: 'analyst' }));
    await write(schema);
    expect(entra.world().applications[0]!.job!.mappings[ROLE]).toBe('"analyst"');
  });

  const source = (expression: string): Json => ({
    source: { expression, name: 'x', type: 'Function', parameters: [] },
  });
  test.each<[string, (own: Json) => void, string]>([
    ['rules', (own) => delete own.synchronizationRules, 'needs synchronizationRules and directories'],
    ['directories', (own) => delete own.directories, 'needs synchronizationRules and directories'],
    ['the source directory', (own) => (rule(own).sourceDirectoryName = 'x'), "no directory 'x'"],
    ['the object of a mapping', (own) => (mapping(own).targetObjectName = 'x'), "no object 'x'"],
    ['a target', (own) => attributes(own).push(roleMapping({ targetAttributeName: 'x' })), "no attribute 'x'"],
    [
      'a target of its own',
      (own) => attributes(own).push(roleMapping({ targetAttributeName: 'title' })),
      'mapped twice',
    ],
    ['a source', (own) => attributes(own).push(roleMapping(source('[shoeSize]'))), "no attribute 'shoeSize'"],
    ['an expression', (own) => attributes(own).push(roleMapping(source('Join('))), 'cannot be read at character 6'],
    ['its end', (own) => attributes(own).push(roleMapping(source('[mail] x'))), 'has more after its end'],
    ['a comma', (own) => attributes(own).push(roleMapping(source('Join("a" "b")'))), 'lacks a comma or an end'],
    [
      'a function',
      (own) => attributes(own).push(roleMapping(source('Join(Rot13([mail]))'))),
      "unknown function 'Rot13'",
    ],
    [
      'a simulation of its scoping filter',
      (own) => (mapping(own).scope = { groups: [{ clauses: [], name: 'city' }], inputFilterGroups: [] }),
      'does not have scoping filters',
    ],
    [
      'what people are matched by',
      (own) => attributes(own).forEach((one) => (one.matchingPriority = 0)),
      'no attribute to match objects by',
    ],
  ])(
    'GIVEN a schema that lacks %s WHEN it is written, THEN it is refused and nothing changes',
    async (_, change, why) => {
      const written = structuredClone(schema);
      change(written);
      const answer = await write(written);
      expect(answer.status).toBe(400);
      expect(at(answer.body, 'error.message')).toContain(why);
      expect((await ask(entra, 'GET', `${job}/schema`)).body).toEqual(schema);
    },
  );
});
