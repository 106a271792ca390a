import {
  checkJob,
  checkJobState,
  checkLastRun,
  checkQuarantine,
} from '../../../../src/provider/entra/checks/check-job.js';
import { type SynchronizationJob } from '../../../../src/provider/entra/synchronization/synchronization-job.js';
import { wasRead } from '../../../../src/provider/reading.js';
import { existingApp, sampleEntraAccount } from '../../../constructs/entra/sample-account.js';
import { only } from '../../../doctor/sample-readings.js';
import { ACCOUNT, entraFailed, entraReadings, JOB } from './sample-readings.js';

const ON = sampleEntraAccount({ provisioning: { job: 'on' } });
const EXISTING = sampleEntraAccount({ app: existingApp() });
const RUNNING: Partial<SynchronizationJob> = { schedule: 'Active', status: 'Active' };
const withJob = (changes: Partial<SynchronizationJob>) => entraReadings({ jobs: wasRead([{ ...JOB, ...changes }]) });
const NONE = entraReadings({ jobs: wasRead([]) });
const TWO = entraReadings({ jobs: wasRead([JOB, { ...JOB, id: 'customappsso.1', templateId: 'customappsso' }]) });

describe('checkJob', () => {
  it('GIVEN one job of the template scim WHEN checked THEN it passes', () => {
    expect(only(checkJob(ACCOUNT, entraReadings()))).toMatchObject({ status: 'pass' });
  });

  it('GIVEN none WHEN checked THEN it fails, with the way to make it', () => {
    expect(only(checkJob(ACCOUNT, NONE))).toMatchObject({ status: 'fail', remedy: 'Deploy the stack.' });
    expect(only(checkJob(EXISTING, NONE)).remedy).toContain('Automatic');
  });

  it('GIVEN none WHEN the job is declared to run THEN it is to be made off, since a new one has no mapping of the role', () => {
    const { remedy } = only(checkJob(ON, NONE));
    expect(remedy).toContain('First write provisioning.job: off in the access file');
    expect(remedy).toContain('run klaviyo-access entra role-mapping --apply --account acme');
    expect(remedy).not.toContain('Deploy the stack.');
  });

  it('GIVEN two WHEN checked THEN it fails and names both', () => {
    const { status, reason } = only(checkJob(ACCOUNT, TWO));
    expect(status).toBe('fail');
    expect(reason).toContain('"scim.0a.0b" (template "scim"), "customappsso.1" (template "customappsso")');
  });

  it('GIVEN another template WHEN checked THEN it warns that a new job has no role mapping', () => {
    const verdict = only(checkJob(ACCOUNT, withJob({ templateId: 'customappsso' })));
    expect(verdict.status).toBe('warn');
    expect(verdict.remedy).toContain('its role mapping is gone');
  });

  it.each([checkJobState, checkQuarantine, checkLastRun])(
    'GIVEN no one job WHEN %p is made THEN nothing is known',
    (check) => {
      for (const readings of [NONE, TWO, entraReadings({ jobs: entraFailed('ENTRA_UNREACHABLE') })]) {
        expect(only(check(ACCOUNT, readings)).status).toBe('not checkable');
      }
    },
  );
});

describe('checkJobState', () => {
  it('GIVEN the declared state WHEN checked THEN it passes', () => {
    expect(checkJobState(ACCOUNT, entraReadings())).toMatchObject([{ status: 'pass' }]);
    expect(checkJobState(ON, withJob(RUNNING))).toMatchObject([{ status: 'pass' }]);
  });

  it('GIVEN a job that runs where it is declared off WHEN checked THEN it fails, and says that a deploy pauses it', () => {
    const verdict = only(checkJobState(ACCOUNT, withJob(RUNNING)));
    expect(verdict.status).toBe('fail');
    expect(verdict.reason).toContain('The next deploy pauses it');
  });

  it('GIVEN a job that is paused where it is declared on WHEN checked THEN it fails, the mapping first', () => {
    const verdict = only(checkJobState(ON, withJob({ schedule: 'Disabled', status: 'Paused' })));
    expect(verdict.status).toBe('fail');
    expect(verdict.remedy).toMatch(/^Once entra-role-mapping passes/);
  });

  it('GIVEN an application that exists WHEN its job is off THEN it warns, whatever is declared', () => {
    expect(only(checkJobState(EXISTING, entraReadings())).status).toBe('warn');
    expect(only(checkJobState(EXISTING, withJob(RUNNING))).status).toBe('pass');
  });

  it('GIVEN a state that nobody knows WHEN checked THEN it warns', () => {
    expect(only(checkJobState(ON, withJob({ schedule: 'Sleeping' }))).reason).toContain('not clear whether it runs');
  });
});

describe('checkQuarantine', () => {
  it('GIVEN a quarantine WHEN checked THEN it fails with reason, time and words, and a way to find the cause', () => {
    const quarantine = { reason: 'EncounteredQuarantineException', since: '2026-04-01T00:00:00Z', message: 'Refused' };
    const verdict = only(checkQuarantine(ACCOUNT, withJob({ status: 'Quarantine', quarantine })));
    expect(verdict.status).toBe('fail');
    expect(verdict.reason).toBe(
      'The job is in quarantine since "2026-04-01T00:00:00Z", for the reason "EncounteredQuarantineException": people who leave keep ' +
        'their access. Entra says: "Refused".',
    );
    expect(verdict.remedy).toContain('klaviyo-access entra connection --validate --account acme');
  });

  it('GIVEN too many deletions WHEN checked THEN the advice is to look at them, not at the key', () => {
    const quarantine = { reason: 'TooManyDeletes', since: undefined, message: undefined };
    const { remedy } = only(checkQuarantine(ACCOUNT, withJob({ quarantine })));
    expect(remedy).toContain('only if all of them are to go');
    expect(remedy).not.toContain('entra connection');
  });

  it('GIVEN the status alone WHEN checked THEN it is one all the same; and without both it passes', () => {
    expect(only(checkQuarantine(ACCOUNT, withJob({ status: 'Quarantine' }))).reason).toContain('"Unknown"');
    expect(only(checkQuarantine(ACCOUNT, entraReadings())).status).toBe('pass');
  });
});

describe('checkLastRun', () => {
  const run = (state: string, message?: string) =>
    only(checkLastRun(ACCOUNT, withJob({ lastRun: { state, ended: '2026-04-01T00:00:00Z', message } })));

  it.each([
    ['Succeeded', 'pass'],
    ['EntryLevelErrors', 'warn'],
    ['Failed', 'fail'],
    ['Exploded', 'fail'],
  ])('GIVEN a last cycle that is %s WHEN checked THEN it is a %s', (state, status) => {
    expect(run(state).status).toBe(status);
  });

  it.each([
    ['2026-05-31T12:00:00Z', RUNNING, 'Succeeded', 'pass'],
    ['2026-05-28T12:00:00Z', RUNNING, 'Succeeded', 'warn'],
    ['2026-05-28T12:00:00Z', RUNNING, 'EntryLevelErrors', 'warn'],
    ['2026-05-28T12:00:00Z', RUNNING, 'Failed', 'fail'],
    ['2026-05-28T12:00:00Z', {}, 'Succeeded', 'pass'],
    [undefined, RUNNING, 'Succeeded', 'pass'],
    ['soon', RUNNING, 'Succeeded', 'pass'],
  ])('GIVEN a last cycle of %s, job %j, %s WHEN checked on 2026-06-01 THEN it is a %s', (ended, job, state, status) => {
    const verdict = only(checkLastRun(ON, withJob({ ...job, lastRun: { state, ended, message: undefined } })));

    expect(verdict.status).toBe(status);
    if (state === 'Succeeded' && status === 'warn') {
      expect(verdict.reason).toBe(
        'It ended at "2026-05-28T12:00:00Z", and none since, though the job runs: Entra begins one about every 40 minutes.',
      );
    }
  });

  it("GIVEN Entra's words WHEN it failed THEN they stand there; a job that never ran is not checkable", () => {
    expect(run('Failed', 'The server is busy').reason).toContain('Entra says: "The server is busy".');
    expect(
      only(checkLastRun(ACCOUNT, withJob({ lastRun: { state: 'Succeeded', ended: undefined, message: undefined } }))),
    ).toMatchObject({
      reason: 'It ended with success.',
    });
    expect(only(checkLastRun(ACCOUNT, entraReadings())).status).toBe('not checkable');
  });
});
