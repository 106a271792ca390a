import {
  jobActivity,
  readJobs,
  type SynchronizationJob,
} from '../../../../src/provider/entra/synchronization/synchronization-job';
import { answeringGraph } from './answering-graph';

const PATH = '/servicePrincipals/sp-1/synchronization/jobs';

const WIRE_JOB = {
  id: 'scim.0a.0b',
  templateId: 'scim',
  schedule: { expiration: null, interval: 'PT40M', state: 'Disabled' },
  status: { code: 'NotConfigured', quarantine: null, escrowsPruned: false },
};

const jobsOf = (...value: readonly unknown[]): Promise<readonly SynchronizationJob[]> =>
  readJobs(answeringGraph({ [PATH]: { value } }), 'sp-1');

describe('the jobs of an enterprise application', () => {
  it('GIVEN a job that was never started WHEN the jobs are read THEN its template and states are there', async () => {
    expect(await jobsOf(WIRE_JOB)).toEqual([
      {
        id: 'scim.0a.0b',
        templateId: 'scim',
        schedule: 'Disabled',
        status: 'NotConfigured',
        quarantine: undefined,
        lastRun: undefined,
      },
    ]);
  });

  it('GIVEN a job in quarantine WHEN the jobs are read THEN reason, time and words are there', async () => {
    const quarantine = {
      reason: 'EncounteredQuarantineException',
      currentBegan: '2026-04-01T00:00:00Z',
      error: {
        code: 'SystemForCrossDomainIdentityManagementCredentialValidationUnavailable',
        message: 'The token was refused.',
      },
    };

    const [job] = await jobsOf({ ...WIRE_JOB, status: { code: 'Quarantine', quarantine } });

    expect(job?.quarantine).toEqual({
      reason: 'EncounteredQuarantineException',
      since: '2026-04-01T00:00:00Z',
      message: 'The token was refused.',
    });
  });

  it.each([
    [
      { state: 'Failed', timeEnded: '2026-04-01T01:00:00Z', error: { code: 'x', message: 'The server is busy.' } },
      { state: 'Failed', ended: '2026-04-01T01:00:00Z', message: 'The server is busy.' },
    ],
    [{}, { state: 'Unknown', ended: undefined, message: undefined }],
  ])(
    'GIVEN the last cycle %j WHEN the jobs are read THEN its state, end and words are there',
    async (lastExecution, read) => {
      const [job] = await jobsOf({ ...WIRE_JOB, status: { code: 'Active', lastExecution } });

      expect(job?.lastRun).toEqual(read);
    },
  );

  it('GIVEN a quarantine of which nothing is said WHEN the jobs are read THEN it is one all the same', async () => {
    const [job] = await jobsOf({ ...WIRE_JOB, status: { code: 'Quarantine', quarantine: {} } });

    expect(job?.quarantine).toEqual({ reason: 'Unknown', since: undefined, message: undefined });
  });

  it.each([
    ['Disabled', 'NotConfigured', 'stopped'],
    ['Disabled', 'Paused', 'stopped'],
    ['Paused', 'Quarantine', 'stopped'],
    ['Active', 'Active', 'running'],
    ['Active', 'Quarantine', 'running'],
    ['Disabled', 'Active', 'unknown'],
    ['Sleeping', 'Paused', 'unknown'],
  ])('GIVEN the schedule %s with the status %s THEN the job is %s', (schedule, status, activity) => {
    expect(
      jobActivity({
        id: 'scim.0a.0b',
        templateId: 'scim',
        schedule,
        status,
        quarantine: undefined,
        lastRun: undefined,
      }),
    ).toBe(activity);
  });
});
