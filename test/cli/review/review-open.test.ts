import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Population } from '../../../src/review/population.js';
import { ACCESS_KEY, IN_SYNC, PEOPLE, UNEXPECTED_ADMIN, withAcme } from '../acme.js';
import { runCli, type CliRun } from '../cli-run.js';

const environment = { ACME_KEY: ACCESS_KEY };
const REVIEWS = 'reviews: { fallback: security@example.com, reviewers: [{ attribute: manager }] }\n';

function withReviews(folder: string): void {
  const path = join(folder, 'access.yaml');
  writeFileSync(path, readFileSync(path, 'utf8') + REVIEWS);
  const [header = '', ...people] = PEOPLE.trim().split('\n');
  const rows = [`${header},manager`, ...people.map((line) => `${line},grace@example.com`)];
  writeFileSync(join(folder, 'people.csv'), [...rows, 'grace@example.com,Grace,Hopper,,'].join('\n'));
}

/** There are no credentials of Okta in the environment. */
const NOT_READ = expect.stringMatching(
  /^acme: Okta was not read, so that who is assigned there alone is not in the review: no Okta credentials .*\n$/,
) as string;

const open = (cwd: string, ...args: readonly string[]): Promise<CliRun> =>
  runCli(['review', 'open', '--out', 'q1', ...args], { cwd, environment });

const populationIn = (folder: string): Population =>
  JSON.parse(readFileSync(join(folder, 'population.json'), 'utf8')) as Population;

describe('klaviyo-access review open', () => {
  it('GIVEN an account WHEN it is opened THEN everybody whom a station knows is in it, with flags, reason and reviewer', () =>
    withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ folder }) => {
      withReviews(folder);
      const run = await open(folder);
      expect([run.stderr, run.exitCode]).toEqual([NOT_READ, 0]);
      expect(run.stdout).toBe(
        'Opened the review q1 in q1: 4 people in one account, to be decided on until 2026-12-07.\n' +
          'The files for 3 reviewers are in q1/reviewers. `klaviyo-access review remind q1` prints a mail for each.\n',
      );
      const { rows, accounts, review } = populationIn(join(folder, 'q1'));
      expect(rows.map((row) => [row.userName, row.role, row.why, row.flags, row.reviewer.reviewer])).toEqual([
        ['ada@example.com', 'admin', 'by the group "klaviyo-admins", priority 1', ['privileged'], 'grace@example.com'],
        ['alan@example.com', 'analyst', 'by the group "klaviyo-analysts", priority 2', [], 'grace@example.com'],
        ['mallory@example.com', 'admin', null, ['orphaned', 'privileged'], 'security@example.com'],
        ['owner@example.com', 'owner', 'the owner of the account', ['privileged'], 'security@example.com'],
      ]);
      expect(accounts[0]!.listing).toMatchObject({ totalResults: 4, read: 4 });
      expect(review).toMatchObject({ name: 'q1', openedAt: '2026-11-23T06:00:00.000Z', due: '2026-12-07' });
    }));

  it('GIVEN a review before WHEN the next is opened THEN it says who is new, changed, unchanged and gone', async () => {
    const folder = await withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async (place) => {
      withReviews(place.folder);
      await open(place.folder);
      return place.folder;
    });
    const [owner, ada, alan] = IN_SYNC;
    const later = [owner!, ada!, { ...alan!, role: 'manager' }, { userName: 'eve@example.com', role: 'support' }];
    await withAcme(later, async (place) => {
      withReviews(place.folder);
      const run = await open(place.folder, '--previous', join(folder, 'q1'));
      expect([run.stderr, run.exitCode]).toEqual([NOT_READ, 0]);
      const { rows, removed } = populationIn(join(place.folder, 'q1'));
      expect(rows.map((row) => [row.userName, row.flags])).toEqual([
        ['ada@example.com', ['privileged', 'unchanged']],
        ['alan@example.com', ['role-mismatch', 'role-changed']],
        ['eve@example.com', ['orphaned', 'new']],
        ['owner@example.com', ['privileged', 'unchanged']],
      ]);
      expect(removed).toEqual([{ account: 'acme', userName: 'mallory@example.com', name: '', role: 'admin' }]);
    });
  });

  it.each([
    ['a list that cannot be read', { ACME_KEY: 'another-key' }, '401'],
    ['no access key', {}, 'ACME_KEY'],
  ])('GIVEN %s THEN there is no review at all', (_, keys, named) =>
    withAcme(IN_SYNC, async ({ folder }) => {
      withReviews(folder);
      const run = await runCli(['review', 'open', '--out', 'q1'], { cwd: folder, environment: keys });
      expect(run.exitCode).toBe(1);
      expect(run.stderr).toContain(named);
      expect(readdirSync(folder)).not.toContain('q1');
    }),
  );

  it('GIVEN an access file that names no reviewer THEN it says what to add', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const run = await open(folder);
      expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining('Add `reviews` to it')]);
    }));

  it('GIVEN a day that is over THEN it is refused before anything is read', () =>
    withAcme(IN_SYNC, async ({ folder, simulator }) => {
      withReviews(folder);
      const run = await open(folder, '--due', '2026-11-22');
      expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining('which is over')]);
      expect(simulator.requests()).toEqual([]);
    }));

  it('GIVEN a name that would steer a terminal THEN it is written out', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      withReviews(folder);
      const run = await open(folder, '--name', 'q1\u001b[2J\u202e');
      expect(run.stdout).toContain('Opened the review q1<U+001B>[2J<U+202E> in q1: ');
    }));

  it('GIVEN a review in the folder WHEN another one is opened there THEN it is refused before anybody is read', () =>
    withAcme(IN_SYNC, async ({ folder, simulator }) => {
      withReviews(folder);
      await open(folder);
      const asked = simulator.requests().length;
      const again = await open(folder);
      expect([again.exitCode, again.stderr]).toEqual([1, expect.stringContaining('a review is never written over')]);
      expect(simulator.requests()).toHaveLength(asked);
    }));
});
