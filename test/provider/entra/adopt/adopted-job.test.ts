import { adoptedJob, jobOf } from '../../../../src/provider/entra/adopt/adopted-job.js';
import { adopt, JOB, notesOf } from './live-application.js';

const OLD = { ...JOB, id: 'customappsso.0a.0c', templateId: 'customappsso' };

describe('the synchronization job', () => {
  it.each([
    ['Active', 'on'],
    ['Disabled', 'off'],
    ['Paused', 'off'],
  ])('stays as it is: %s', (schedule, job) => {
    const { account, notes } = adopt({ jobs: [{ ...JOB, schedule }] });

    expect(account.identityProvider).toMatchObject({ provisioning: { job }, adopt: { job: JOB.id } });
    expect(notes).toEqual([]);
  });

  it('is warned of in quarantine, with what Entra says of it', () => {
    const quarantine = { reason: 'Throttled', since: '2026-01-01', message: 'too many requests' };
    const jobs = [{ ...JOB, schedule: 'Active', status: 'Quarantine', quarantine }];

    expect(notesOf({ jobs })).toEqual([
      expect.stringMatching(
        /^warning: The synchronization job "scim.0a.0b" is in quarantine since "2026-01-01" \("Throttled", saying "too many requests"/,
      ),
    ]);
    const bare = [{ ...JOB, quarantine: { reason: 'Unknown', since: undefined, message: undefined } }];
    expect(notesOf({ jobs: bare })[0]).toContain('is in quarantine ("Unknown")');
  });

  it('is the one of SCIM, and others are warned of', () => {
    const { account, notes } = adopt({ jobs: [OLD, JOB] });

    expect(account.identityProvider.adopt?.job).toBe(JOB.id);
    expect(notes).toEqual([
      { severity: 'warning', text: expect.stringContaining(`has the synchronization job "${OLD.id}"`) as string },
    ]);
  });

  it('is not guessed among several of SCIM', () => {
    const other = { ...JOB, id: 'scim.0a.0d' };

    expect(() => jobOf([JOB, other])).toThrow('has 2 synchronization jobs: "scim.0a.0b" (template "scim", "Disabled")');
    expect(jobOf([])).toBeUndefined();
    expect(adoptedJob([OLD]).kind).toBe('left');
  });
});
