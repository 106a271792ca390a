import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { type KlaviyoSimulator } from '../../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { ask, at, type Json } from '../ask-entra.js';
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

const person = (name: string) => klaviyo.users().find(({ userName }) => userName === `${name}@example.com`);

describe('other mappings', () => {
  /** Maps the first name to an expression. */
  async function firstName(expression: string): Promise<string | undefined> {
    entra.portal.mapRole('Klaviyo', 'name.givenName', expression);
    await entra.runCycle();
    return person('ada')?.givenName;
  }

  test.each([
    ['[objectId]', /^50000000-/],
    ['[originalUserPrincipalName]', /^ada@example\.com$/],
    ['[accountEnabled]', /^True$/],
    ['[employeeId]', /^7$/],
    ['[otherMails]', /^a,b$/],
    ['[extensionAttribute1]', /^one$/],
    ['Coalesce([companyName], [city], "nowhere")', /^nowhere$/],
    ['Join("-", [otherMails], [surname])', /^a-b-Lovelace$/],
  ])('GIVEN the first name is mapped to %s THEN it is that', async (expression, value) => {
    entra.portal.changeUser('ada@example.com', {
      employeeId: 7,
      otherMails: ['a', 'b'],
      companyName: '',
      onPremisesExtensionAttributes: { extensionAttribute1: 'one' },
    });
    expect(await firstName(expression)).toMatch(value);
  });

  test('GIVEN a function that there is not THEN each person is a failure', async () => {
    entra.portal.mapRole('Klaviyo', 'title', 'Rot13([mail])');
    const [report] = await entra.runCycle();
    expect(report!.actions).toMatchObject([
      { status: 'failure', code: 'AttributeMappingEvaluationFailure' },
      { status: 'failure', code: 'AttributeMappingEvaluationFailure' },
    ]);
  });

  test('GIVEN a default value alone, and one for new people only, THEN they are written so', async () => {
    const { servicePrincipalId, job: own } = entra.world().applications[0]!;
    const path = `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${own!.id}/schema`;
    const { body } = await ask(entra, 'GET', path);
    const mappings = at(body, 'synchronizationRules.0.objectMappings.1.attributeMappings') as Json[];
    const name = mappings.find(({ targetAttributeName }) => targetAttributeName === 'name.familyName')!;
    Object.assign(name, { source: null, defaultValue: 'Example', flowType: 'ObjectAddOnly' });
    const mail = mappings.find(({ targetAttributeName }) => targetAttributeName === 'emails[type eq "work"].value')!;
    mail.matchingPriority = 2;
    expect((await ask(entra, 'PUT', path, body)).status).toBe(204);
    await entra.runCycle();
    expect(person('ada')).toMatchObject({ familyName: 'Example' });
    klaviyo.console.change('ada@example.com', { familyName: 'Changed' });
    entra.portal.changeUser('ada@example.com', { givenName: 'Adele' });
    await entra.runCycle();
    expect(person('ada')).toMatchObject({ givenName: 'Adele', familyName: 'Changed' });
  });
});
