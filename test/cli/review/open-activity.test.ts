import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Population } from '../../../src/review/population.js';
import { ACCESS_KEY, IN_SYNC, withAcme } from '../acme.js';
import { runCli, type CliRun } from '../cli-run.js';

const environment = { ACME_KEY: ACCESS_KEY };

/** 150 days before the review is opened, to the day before. */
const LOG = `Timestamp,User,Event
2026-11-22T10:00:00Z,ada@example.com,Logged In
2026-06-25T10:00:00Z,owner@example.com,Logged In
2026-11-20T10:00:00Z,ada@example.com,Edited a campaign
`;

function withReviews(folder: string, reviews = 'fallback: security@example.com'): void {
  const path = join(folder, 'access.yaml');
  writeFileSync(path, `${readFileSync(path, 'utf8')}reviews: { ${reviews} }\n`);
  writeFileSync(join(folder, 'log.csv'), LOG);
}

/** What is said of the log alone: there are no credentials of Okta, which is said, too. */
const ofTheLog = ({ stderr }: CliRun): readonly string[] =>
  stderr.split('\n').filter((line) => !line.startsWith('acme: Okta was not read'));

const open = (cwd: string, ...args: readonly string[]): Promise<CliRun> =>
  runCli(['review', 'open', '--out', 'q1', ...args], { cwd, environment });

const populationIn = (folder: string): Population =>
  JSON.parse(readFileSync(join(folder, 'q1/population.json'), 'utf8')) as Population;

const flagsIn = (folder: string) => populationIn(folder).rows.map(({ userName, flags }) => [userName, flags]);

describe('klaviyo-access review open --activity-log', () => {
  it('GIVEN a log THEN rows have sign-ins and flags, and it says which period is covered', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      withReviews(folder);
      const run = await open(folder, '--activity-log', 'log.csv');
      expect([run.exitCode, ofTheLog(run)]).toEqual([
        0,
        [
          'The activity log of acme covers 2026-06-25T10:00:00.000Z to 2026-11-22T10:00:00.000Z (UTC). 2 people signed in.',
          '',
        ],
      ]);
      expect(flagsIn(folder)).toEqual([
        ['ada@example.com', ['privileged']],
        ['alan@example.com', ['never-seen']],
        ['owner@example.com', ['privileged', 'unused']],
      ]);
      expect(populationIn(folder).activityLogs).toMatchObject([
        { account: 'acme', file: 'log.csv', unusedAfterDays: 90, withoutZone: false },
      ]);
    }));

  it('GIVEN people in it who are not in the account THEN it says how many, since it may be the log of another one', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      withReviews(folder);
      const others = ['eve', 'max'].map((name) => `2026-11-22T10:00:00Z,${name}@example.com,Logged In\n`);
      writeFileSync(join(folder, 'log.csv'), LOG + others.join(''));
      const run = await open(folder, '--activity-log', 'log.csv');
      expect(run.stderr).toContain(
        'Of 4 people who signed in by the activity log of acme, 2 are not in the account. They have left, or the log is of another account',
      );
    }));

  it('GIVEN another number of days in the access file THEN the flag goes by it', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      withReviews(folder, 'fallback: security@example.com, unusedAfter: 200d');
      const run = await open(folder, '--activity-log', 'acme=log.csv');
      expect(run.stderr).toContain('It covers 150 days, fewer than the 200 after which an access counts as unused.\n');
      expect(flagsIn(folder)[2]).toEqual(['owner@example.com', ['privileged']]);
    }));

  it('GIVEN an old log without zones, of other columns THEN it says what is not known', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      withReviews(folder);
      writeFileSync(
        join(folder, 'log.csv'),
        'Who,What,When\nada@example.com,Logged In,2026-07-01 10:00\nada@example.com,Login failed,2026-03-01\n',
      );
      const columns = 'user=Who,event=What,time=When';
      const run = await open(folder, '--activity-log', 'log.csv', '--activity-columns', columns);
      expect(ofTheLog(run)).toEqual([
        'These events of the activity log "log.csv" may be about signing in and are not counted: "Login failed" (1). "Logged In" is.',
        'The activity log of acme covers 2026-03-01T00:00:00.000Z to 2026-07-01T10:00:00.000Z (UTC). 1 person signed in.',
        'Its times have no zone. They were read as UTC.',
        'It ended 144 days ago: who signed in since is not known.',
        '',
      ]);
    }));

  it.each<[string, readonly string[], RegExp]>([
    [
      'a file that is not there',
      ['--activity-log', 'none.csv'],
      /Cannot read the activity log none\.csv: there is no such file/,
    ],
    ['columns without a log', ['--activity-columns', 'user=Who'], /Name the log with --activity-log/],
    [
      'an account twice',
      ['--activity-log', 'acme=log.csv', '--activity-log', 'log.csv'],
      /acme has several activity logs/,
    ],
    [
      'a column that is not there',
      ['--activity-log', 'log.csv', '--activity-columns', 'user=Who'],
      /It has the columns "Timestamp", "User", "Event"/,
    ],
  ])('GIVEN %s THEN it is refused before anything is read', (_, args, message) =>
    withAcme(IN_SYNC, async ({ folder, simulator }) => {
      withReviews(folder);
      const run = await open(folder, ...args);
      expect([run.exitCode, run.stderr]).toEqual([1, expect.stringMatching(message)]);
      expect(simulator.requests()).toEqual([]);
      expect(readdirSync(folder)).not.toContain('q1');
    }),
  );

  it('GIVEN the log of another account THEN there is no review', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      withReviews(folder);
      writeFileSync(join(folder, 'log.csv'), LOG.replaceAll('@example.com', '@other.example'));
      const run = await open(folder, '--activity-log', 'log.csv');
      expect([run.exitCode, run.stderr]).toEqual([
        1,
        expect.stringContaining('nobody signed in who is in the account acme'),
      ]);
      expect(readdirSync(folder)).not.toContain('q1');
    }));
});
