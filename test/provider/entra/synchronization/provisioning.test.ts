import { CliError } from '../../../../src/cli/cli-error';
import { EntraReadError } from '../../../../src/provider/entra/connection/entra-read-error';
import { provisionOnDemand, readProvisioning } from '../../../../src/provider/entra/synchronization/provisioning';
import { SynchronizationError } from '../../../../src/provider/entra/synchronization/synchronization-error';
import { heldBy, type HeldSynchronization, JOB, PRINCIPAL, STOPPED_JOB } from './held-synchronization';
import {
  attribute,
  GROUP_MAPPING,
  mapped,
  ROLE,
  ROLE_SOURCE,
  ROLE_TARGET,
  USER_NAME,
  userMapping,
  wireSchema,
} from './sample-schema';

const DECLARED = { roleTarget: ROLE_TARGET, userName: 'userPrincipalName' } as const;
const RULE = '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8';

const holding = (more: Partial<HeldSynchronization> = {}): HeldSynchronization => ({
  jobs: [STOPPED_JOB],
  schema: wireSchema([GROUP_MAPPING, userMapping([USER_NAME, ROLE])]),
  secrets: [
    { key: 'BaseAddress', value: '*' },
    { key: 'SecretToken', value: '*' },
  ],
  ...more,
});

const read = (more: Partial<HeldSynchronization> = {}) =>
  readProvisioning(heldBy(holding(more)).graph, PRINCIPAL, DECLARED);

const schemaWith = (...mappings: Parameters<typeof userMapping>[0]) => wireSchema([userMapping(mappings)]);

describe('whether somebody can be provisioned on demand', () => {
  it('GIVEN everything as declared THEN they can, by the rule of the schema', async () => {
    expect(await read()).toMatchObject({ isClear: true, job: { id: JOB }, ruleId: RULE, refusals: [], notes: [] });
  });

  it.each([
    ['no job', { jobs: [] }, 'The application has no synchronization job.'],
    ['no mapping of users', { schema: wireSchema([GROUP_MAPPING]) }, 'The schema of the job has no mapping of users.'],
  ])('GIVEN %s THEN nobody can, and why', async (_, held, why) => {
    expect(await read(held)).toEqual({ isClear: false, refusals: [expect.stringContaining(why)] });
  });

  it.each([
    ['no role', schemaWith(USER_NAME), 'The role is not mapped to'],
    ['a second role', schemaWith(USER_NAME, ROLE, mapped('other', ROLE_SOURCE)), 'The role is not mapped to'],
    [
      'another userName',
      schemaWith(mapped('userName', attribute('mail')), ROLE),
      'userName is not mapped from userPrincipalName',
    ],
    ['no userName', schemaWith(ROLE), 'userName is not mapped from userPrincipalName'],
  ])('GIVEN a mapping with %s THEN nobody is provisioned yet', async (_, schema, sentence) => {
    expect(await read({ schema })).toMatchObject({ refusals: [expect.stringContaining(sentence)] });
  });

  it('GIVEN a connection without a token THEN nobody is provisioned yet', async () => {
    expect(await read({ secrets: [{ key: 'BaseAddress', value: '*' }] })).toMatchObject({
      refusals: [expect.stringContaining('SecretToken is not set. Run `klaviyo-access entra connection` first.')],
    });
  });

  it('GIVEN a quarantine, a filter and a mapping that is partly off THEN that is noted', async () => {
    const users = userMapping([USER_NAME, ROLE], { flowTypes: 'Add', scope: { groups: [{}] } });
    const quarantine = { reason: 'EncounteredQuarantineException', error: { message: 'refused' } };
    const job = { ...STOPPED_JOB, status: { code: 'Quarantine', quarantine } };

    expect(await read({ schema: wireSchema([users]), jobs: [job] })).toMatchObject({
      refusals: [],
      notes: [
        'The job is in quarantine (EncounteredQuarantineException: "refused"), so what it does by itself is rare.',
        'The mapping of users does not do: Update, Delete.',
        'A scoping filter keeps some of the assigned people out.',
      ],
    });
  });

  it('GIVEN a quarantine without words THEN its code is noted', async () => {
    const job = { ...STOPPED_JOB, status: { code: 'Quarantine', quarantine: { reason: 'TooManyDeletes' } } };

    expect(await read({ jobs: [job] })).toMatchObject({
      notes: ['The job is in quarantine (TooManyDeletes), so what it does by itself is rare.'],
    });
  });
});

describe('provisioning somebody on demand', () => {
  const REQUEST = { servicePrincipalId: PRINCIPAL, jobId: JOB, ruleId: RULE, userId: 'user-1' };
  const lost = (details = {}): EntraReadError =>
    new EntraReadError('ENTRA_UNREACHABLE', {
      problem: 'POST … was not answered.',
      remedy: 'Run it again.',
      ...details,
    });

  it('GIVEN a person WHEN Entra is asked THEN it is asked once for that person, and what it did is given back', async () => {
    const answer = { key: '{"result":"Success"}', value: '{"action":"Create"}' };
    const { graph, sent } = heldBy(holding(), () => answer);

    expect(await provisionOnDemand(graph, REQUEST)).toMatchObject({ result: 'Success', action: 'Create' });
    expect(sent).toEqual([
      {
        method: 'POST',
        path: `/servicePrincipals/${PRINCIPAL}/synchronization/jobs/${JOB}/provisionOnDemand`,
        body: { parameters: [{ ruleId: RULE, subjects: [{ objectId: 'user-1', objectTypeName: 'User' }] }] },
      },
    ]);
  });

  it('GIVEN somebody who stops the program while it is asked THEN it is said that nobody knows what was done', async () => {
    const { graph } = heldBy(holding(), () => {
      throw new CliError('Stopped by SIGINT.');
    });

    await expect(provisionOnDemand(graph, REQUEST)).rejects.toThrow(
      'Stopped by SIGINT. Whether the person was written is not known',
    );
  });

  it('GIVEN an answer of another form THEN it is said that nobody knows what was done', async () => {
    const asking = provisionOnDemand(heldBy(holding(), () => ({})).graph, REQUEST);

    await expect(asking).rejects.toThrow(SynchronizationError);
    await expect(asking).rejects.toThrow('Whether the person was written is not known');
  });

  it('GIVEN a lost answer THEN it is said that nobody knows what was done', async () => {
    const { graph } = heldBy(holding(), () => {
      throw lost();
    });

    await expect(provisionOnDemand(graph, REQUEST)).rejects.toThrow(
      'POST … was not answered. Whether the person was written is not known',
    );
  });

  it.each([
    ['was never sent', lost({ unprocessed: true })],
    ['was refused', new EntraReadError('ENTRA_UNEXPECTED', { problem: 'No.', remedy: 'Look.', status: 400 })],
    ['met a fault of the program', new TypeError('a fault')],
  ])('GIVEN a request that %s THEN that is the error', async (_, error) => {
    const { graph } = heldBy(holding(), () => {
      throw error;
    });

    await expect(provisionOnDemand(graph, REQUEST)).rejects.toBe(error);
  });
});
