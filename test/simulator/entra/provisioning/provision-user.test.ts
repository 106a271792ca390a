import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { type KlaviyoSimulator } from '../../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { ask } from '../ask-entra.js';
import { seedFor, startKlaviyo } from '../klaviyo-app.js';

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

describe('what Klaviyo refuses', () => {
  test.each([
    ['PATCH', 'server-error', 'SystemForCrossDomainIdentityManagementServiceError'],
    ['PATCH', 'rate-limit', 'SystemForCrossDomainIdentityManagementBadRequest'],
    ['GET', 'server-error', 'SystemForCrossDomainIdentityManagementServiceError'],
  ] as const)(
    'WHEN a %s goes wrong (%s), THEN it is said of that person, and tried again',
    async (method, kind, code) => {
      await entra.runCycle();
      entra.portal.changeUser('ada@example.com', { surname: 'Byron' });
      klaviyo.failNext(kind, 1, { method });
      expect((await entra.runCycle())[0]!.actions).toMatchObject([
        { subject: 'ada@example.com', status: 'failure', code },
      ]);
      await entra.runCycle();
      expect(person('ada')).toMatchObject({ familyName: 'Byron' });
    },
  );

  test('WHEN the search for somebody new goes wrong, THEN they are not made blindly', async () => {
    klaviyo.failNext('server-error', 1, { method: 'GET' });
    const [report] = await entra.runCycle();
    expect(report!.actions[0]).toMatchObject({ subject: 'ada@example.com', status: 'failure' });
    expect(person('ada')).toBeUndefined();
  });

  test('GIVEN a person whom nobody sees WHEN they are made, THEN the conflict is said', async () => {
    await klaviyo.close();
    klaviyo = await startKlaviyo({
      users: [{ userName: 'owner@example.com' }, { userName: 'ada@example.com', hidden: true }],
    });
    await restart(klaviyo.baseUrl);
    expect((await entra.runCycle())[0]!.actions[0]).toMatchObject({
      status: 'failure',
      code: 'SystemForCrossDomainIdentityManagementServiceIncompatible',
    });
  });

  test('WHEN an answer is a web page, THEN it is a failure', async () => {
    klaviyo.failNext('web-page', 1, { method: 'POST' });
    expect((await entra.runCycle())[0]!.actions[0]).toMatchObject({ status: 'failure' });
  });
});

describe('the actions of the mapping', () => {
  /** Writes other actions into the schema of the job, over Graph. */
  async function allow(flowTypes: string): Promise<void> {
    const { servicePrincipalId, job: own } = entra.world().applications[0]!;
    const path = `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${own!.id}/schema`;
    const { body } = await ask(entra, 'GET', path);
    const text = JSON.stringify(body).replaceAll('"flowTypes":"Add,Update,Delete"', `"flowTypes":"${flowTypes}"`);
    expect((await ask(entra, 'PUT', path, text)).status).toBe(204);
  }

  test('GIVEN no Add WHEN somebody is new, THEN they are not made', async () => {
    await allow('Update, Delete');
    const [report] = await entra.runCycle();
    expect(report!.actions[0]).toMatchObject({ status: 'skipped', code: 'TargetObjectActionDisabled' });
    expect(person('ada')).toBeUndefined();
  });

  test('GIVEN no Update WHEN somebody changes, THEN they are not changed', async () => {
    await entra.runCycle();
    await allow('Add,Delete');
    entra.portal.disableUser('ada@example.com');
    await entra.runCycle();
    expect(person('ada')).toMatchObject({ active: true });
  });

  test('GIVEN no Delete WHEN somebody is deleted for good, THEN they stay', async () => {
    await entra.runCycle();
    await allow('Add,Update');
    entra.portal.purgeUser('ada@example.com');
    const [report] = await entra.runCycle();
    expect(report!.actions).toMatchObject([{ status: 'skipped', code: 'TargetObjectActionDisabled' }]);
    expect(person('ada')).toMatchObject({ active: true });
  });
});
