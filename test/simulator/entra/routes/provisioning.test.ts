import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { type KlaviyoSimulator } from '../../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { ask, at, type Json } from '../ask-entra.js';
import { KEY, ROLE, seedFor, startKlaviyo } from '../klaviyo-app.js';

const RULE = '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8';

let klaviyo: KlaviyoSimulator;
let entra: EntraSimulator;

beforeEach(async () => {
  klaviyo = await startKlaviyo();
  entra = await startEntraSimulator({ seed: seedFor(klaviyo.baseUrl, { job: { state: 'paused' } }) });
});
afterEach(async () => {
  await entra.close();
  await klaviyo.close();
});

const job = () => {
  const { servicePrincipalId, job: own } = entra.world().applications[0]!;
  return `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${own!.id}`;
};

describe('validateCredentials', () => {
  const validate = (body: Json) => ask(entra, 'POST', `${job()}/validateCredentials`, body);
  const given = (change: Json = {}) => {
    const credentials = Object.entries({ BaseAddress: klaviyo.baseUrl, SecretToken: KEY, ...change });
    return { credentials: credentials.map(([key, value]) => ({ key, value })) };
  };

  test('GIVEN the saved ones are right THEN it is a 204, and Klaviyo was asked', async () => {
    expect((await validate({ useSavedCredentials: true })).status).toBe(204);
    const [asked] = klaviyo.requests();
    expect(decodeURIComponent(asked!.query)).toMatch(/^filter=userName eq "[0-9a-f-]{36}"$/);
  });

  test('GIVEN right ones in the request THEN it is a 204', async () => {
    entra.portal.removeSecret('Klaviyo', 'SecretToken');
    expect((await validate(given())).status).toBe(204);
  });

  test.each<[string, () => Json, string]>([
    ['a wrong token', () => given({ SecretToken: 'x' }), 'InvalidCredentials'],
    ['no token', () => given({ SecretToken: '' }), 'InvalidCredentials'],
    ['nothing', () => ({}), 'CredentialsMissing'],
    [
      'the address of something else',
      () => given({ BaseAddress: klaviyo.baseUrl.replace('/scim/v2', '/other') }),
      'SystemForCrossDomainIdentityManagementCredentialValidationUnavailable',
    ],
  ])('GIVEN %s THEN it is a 400', async (_, body, code) => {
    const answer = await validate(body());
    expect([answer.status, at(answer.body, 'error.code')]).toEqual([400, code]);
    expect(at(answer.body, 'error.message')).toMatch(/^You appear to have entered invalid credentials/);
    expect(JSON.stringify(answer.body)).not.toContain(KEY);
  });
});

describe('provisionOnDemand', () => {
  const userId = (name: string) =>
    entra.world().users.find(({ userPrincipalName }) => userPrincipalName === `${name}@example.com`)!.id;
  const provision = (name: string, change: Json = {}, ruleId = RULE) =>
    ask(entra, 'POST', `${job()}/provisionOnDemand`, {
      parameters: [{ ruleId, subjects: [{ objectId: userId(name), objectTypeName: 'User', ...change }] }],
    });
  const read = (body: Json): readonly [Json, Json] =>
    [JSON.parse(String(body.key)), JSON.parse(String(body.value))] as [Json, Json];

  test('GIVEN a job that is paused WHEN somebody is provisioned, THEN they are in Klaviyo, and it is said what was done', async () => {
    const { status, body } = await provision('ada');
    expect(status).toBe(200);
    const [key, value] = read(body);
    expect(key).toEqual({ result: 'Success', details: {} });
    expect(value).toMatchObject({
      action: 'Create',
      reportableIdentifier: 'ada@example.com',
      modifiedProperties: expect.arrayContaining([{ displayName: ROLE, oldValue: null, newValue: 'admin' }]) as unknown,
      provisioningSteps: [
        { name: 'EntryImport', type: 'import', status: 'success' },
        { name: 'EntrySynchronizationScoping' },
        { name: 'EntryExportAdd', type: 'export', status: 'success' },
      ],
      statusInfo: { status: 'Success', errorCode: null },
    });
    expect(klaviyo.users().at(-1)).toMatchObject({ userName: 'ada@example.com', role: 'admin' });
    expect(entra.world().log).toHaveLength(1);
  });

  test('WHEN it is done again, THEN it is skipped', async () => {
    await provision('ada');
    const [key, value] = read((await provision('ada')).body);
    expect(key).toMatchObject({ result: 'Skipped', details: { errorCode: 'RedundantExport' } });
    expect(value).toMatchObject({ action: 'Other', statusInfo: { status: 'Skipped' } });
  });

  test('GIVEN somebody out of scope THEN it is skipped, and nothing is written', async () => {
    const [key] = read((await provision('alan')).body);
    expect(key).toMatchObject({ result: 'Skipped', details: { errorCode: 'NotEffectivelyEntitled' } });
    expect(klaviyo.requests()).toEqual([]);
  });

  test('WHEN Klaviyo refuses, THEN it is a failure with what Klaviyo said', async () => {
    entra.portal.assign('Klaviyo', 'alan@example.com', 'msiam_access');
    const [key] = read((await provision('alan')).body);
    expect(key).toMatchObject({ result: 'Failure' });
    expect(at(key, 'details.errorMessage')).toMatch(/HTTP 400: This account has no role "msiam_access"/);
  });

  test('GIVEN the flag in the tenant URL WHEN somebody changes on demand, THEN the PATCH is written as without it', async () => {
    entra.portal.setSecret('Klaviyo', 'BaseAddress', `${klaviyo.baseUrl}?aadOptscim062020`);
    await provision('ada');
    entra.portal.disableUser('ada@example.com');
    await provision('ada');
    expect(at(klaviyo.requests().at(-1)!.body, 'Operations.0')).toEqual({
      op: 'Replace',
      path: 'active',
      value: 'False',
    });
    expect(klaviyo.requests().every(({ query }) => !query.includes('aadOptscim'))).toBe(true);
  });

  test.each<[string, () => Promise<{ readonly status: number }>, number]>([
    ['no parameters', () => ask(entra, 'POST', `${job()}/provisionOnDemand`, {}), 400],
    ['another rule', () => provision('ada', {}, '00000000-0000-0000-0000-000000000000'), 400],
    ['a group', () => provision('ada', { objectTypeName: 'Group' }), 400],
    ['nobody', () => provision('ada', { objectId: '99999999-0000-4000-8000-000000000001' }), 404],
  ])('GIVEN %s THEN it is refused', async (_, answer, status) => {
    expect((await answer()).status).toBe(status);
  });

  test('GIVEN the mapping of users is off, or the token is wrong, THEN it is refused', async () => {
    entra.portal.setSecret('Klaviyo', 'SecretToken', 'x');
    expect((await provision('ada')).status).toBe(400);
    entra.portal.switchMapping('Klaviyo', 'User', false);
    expect((await provision('ada')).status).toBe(400);
  });
});
