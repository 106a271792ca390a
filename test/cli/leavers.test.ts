import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HistoryEntry } from '../../src/history/history-entry.js';
import { type Leavers } from '../../src/history/leavers/leaver.js';
import { leaversJsonSchema } from '../../src/report/leavers/leavers-json.js';
import { readHistory } from '../../src/history/history-folder.js';
import { type SeedUser } from '../../src/simulator/klaviyo/simulated-account.js';
import { readDocument, ROOT } from '../docs/documents.js';
import { ACCESS_KEY, accessFile, IN_SYNC, PEOPLE, UNEXPECTED_ADMIN, withAcme } from './acme.js';
import { type CliRun, folderWith, runCommand } from './cli-run.js';

const environment = { ACME_KEY: ACCESS_KEY };
const GRACE: SeedUser = { userName: 'grace@example.com', givenName: 'Grace', familyName: 'Hopper', role: 'analyst' };
const KATHERINE: SeedUser = { userName: 'katherine@example.com', role: 'analyst' };
const ROSTER = `${PEOPLE}grace@example.com,Grace,Hopper,klaviyo-analysts\nkatherine@example.com,,,klaviyo-analysts\n`;
const without = (user: string): string => ROSTER.replace(new RegExp(`^${user}.*\n`, 'm'), '');

/** What was there on a day: who was in Klaviyo, and the roster. */
interface Day {
  readonly users: readonly SeedUser[];
  readonly roster: string;
}

/** A folder whose history has a drift run of each day of November 2026, at six in the morning. */
async function history(days: Readonly<Record<number, Day>>, flags: readonly string[] = []): Promise<string> {
  const cwd = folderWith({});
  for (const [day, { users, roster }] of Object.entries(days)) {
    await withAcme(users, async ({ simulator }) => {
      writeFileSync(join(cwd, 'access.yaml'), accessFile(simulator.baseUrl));
      writeFileSync(join(cwd, 'people.csv'), roster);
      const now = new Date(Date.UTC(2026, 10, Number(day), 6));
      await runCommand(
        ['drift', ...flags],
        { report: 'json=drift.json', history: 'history' },
        { cwd, environment, now },
      );
    });
  }
  return cwd;
}

const leaversIn = (
  cwd: string,
  flags: Readonly<Record<string, string>> = {},
  now = '2026-11-23T06:00:00Z',
): Promise<CliRun> =>
  runCommand(
    ['leavers'],
    { since: '2026-11-20', history: 'history', ...flags },
    { cwd, columns: 100, now: new Date(now) },
  );

const EVERYONE = [...IN_SYNC, GRACE, KATHERINE];

const WEEK = {
  20: { users: EVERYONE, roster: ROSTER },
  21: { users: [...IN_SYNC, GRACE], roster: without('katherine') },
  22: { users: [...IN_SYNC, GRACE], roster: without('katherine').replace(/^grace.*\n/m, '') },
  23: { users: [...IN_SYNC, GRACE], roster: without('katherine').replace(/^grace.*\n/m, '') },
};

describe('klaviyo-access leavers', () => {
  it('GIVEN somebody removed between two runs and somebody who is still there THEN both are known, and the exit code says when the target is over', async () => {
    const cwd = await history(WEEK);
    const run = await leaversIn(cwd, { format: 'json' });
    const { leavers, accounts } = JSON.parse(run.stdout) as Leavers;

    expect(run.exitCode).toBe(0);
    expect(leavers).toMatchObject([
      {
        user: 'katherine@example.com',
        how: 'absent',
        leftAfter: '2026-11-20T06:00:00.000Z',
        leftBy: '2026-11-21T06:00:00.000Z',
        removals: [{ account: 'acme', goneBy: '2026-11-21T06:00:00.000Z', atMostHours: 24, verdict: 'in-time' }],
      },
      { user: 'grace@example.com', removals: [{ presence: 'there', atLeastHours: 24, verdict: 'open' }] },
    ]);
    expect(accounts).toMatchObject([{ name: 'acme', runs: 4, gaps: [] }]);
    expect((await leaversIn(cwd, {}, '2026-11-23T06:00:01Z')).exitCode).toBe(2);
    const ajv = new Ajv({ strict: true });
    addFormats(ajv);
    expect(ajv.validate(leaversJsonSchema(), JSON.parse(run.stdout))).toBe(true);
  });

  it('GIVEN a target of the account THEN it is the one that counts', async () => {
    const cwd = await history(WEEK);
    writeFileSync(
      join(cwd, 'access.yaml'),
      `${readFileSync(join(cwd, 'access.yaml'), 'utf8')}    policy: { removalTarget: 12h }\npolicy: { removalTarget: 9d }\n`,
    );
    const run = await leaversIn(cwd, { format: 'json' });
    expect(run.exitCode).toBe(2);
    expect((JSON.parse(run.stdout) as Leavers).accounts).toMatchObject([{ targetHours: 12 }]);
  });

  it('GIVEN a history of an earlier release THEN it is read, and what it cannot tell is named', async () => {
    const cwd = await history({ 20: WEEK[20] });
    const [entry] = await readHistory(join(cwd, 'history'));
    const old = JSON.parse(JSON.stringify(entry)) as Record<string, unknown> & { accounts: Record<string, unknown>[] };
    delete old.directory;
    for (const account of old.accounts) for (const key of ['people', 'assignedOnly', 'off']) delete account[key];
    const [name] = readdirSync(join(cwd, 'history'));
    writeFileSync(join(cwd, 'history', name!), JSON.stringify(old));

    const { stdout, exitCode } = await leaversIn(cwd);
    expect(exitCode).toBe(0);
    expect(stdout.replaceAll('\n│ ', ' ')).toContain(
      'No run of these accounts says what the directory had of people, so who left is not known',
    );
    expect(stdout.replaceAll('\n│ ', ' ')).toContain('acme: no run kept who was there, so nobody is known to be gone.');
  });

  it('GIVEN reports of several jobs that are kept as one run, with everybody in them THEN they show who is gone', async () => {
    const cwd = await history({ 20: WEEK[20], 21: { users: IN_SYNC, roster: without('katherine') } }, ['--everybody']);
    writeFileSync(join(cwd, 'acme.json'), readFileSync(join(cwd, 'drift.json')));
    await runCommand(
      ['report', 'acme.json'],
      { expect: 'acme', history: 'merged' },
      { cwd, now: new Date('2026-11-21T06:00:00Z') },
    );
    const [merged] = await readHistory(join(cwd, 'merged'));
    const own = (await readHistory(join(cwd, 'history'))).at(-1)!;

    expect(merged!.directory).toBeUndefined();
    const kept = ({ accounts }: HistoryEntry) => accounts.map(({ people, off }) => ({ people, off }));
    expect(kept(merged!)).toEqual(kept(own));
    expect(own.directory).toEqual({
      reads: 'everyone',
      inactive: [],
      absent: ['katherine@example.com', 'owner@example.com'],
      elsewhere: ['grace@example.com'],
    });
  });

  it.each([
    [{ since: '2026-13-01' }, 'It must be a day, written as YYYY-MM-DD.'],
    [{ since: '2026-12-24' }, '--since 2026-12-24 is in the future.'],
    [{ since: '2026-11-20', until: '2026-11-19' }, '--since 2026-11-20 is after --until 2026-11-19.'],
    [{ account: 'acmee' }, 'Did you mean "acme"?'],
    [{ history: 'nowhere' }, 'There is no history at'],
  ])('GIVEN %j THEN it is refused', async (flags, message) => {
    const cwd = folderWith({ 'access.yaml': accessFile('https://a.klaviyo.com/scim/v2'), 'people.csv': PEOPLE });
    await expect(leaversIn(cwd, flags)).rejects.toThrow(message);
  });

  it('docs/leavers.md shows what it really prints', async () => {
    const [shown] = readDocument(join('docs', 'leavers.md')).examples.filter(({ language }) => language === 'text');
    const cwd = await history({
      20: { users: [...EVERYONE, UNEXPECTED_ADMIN], roster: ROSTER },
      21: { users: [...IN_SYNC, GRACE, UNEXPECTED_ADMIN], roster: without('katherine') },
      22: { users: [...IN_SYNC, GRACE, UNEXPECTED_ADMIN], roster: without('katherine').replace(/^grace.*\n/m, '') },
      25: { users: [...IN_SYNC, GRACE, UNEXPECTED_ADMIN], roster: without('katherine').replace(/^grace.*\n/m, '') },
    });
    expect((await leaversIn(cwd, {}, '2026-11-25T09:00:00Z')).stdout.trimEnd()).toBe(shown!.text);
  });
});

test('schema/leavers.schema.json is what `klaviyo-access schema leavers` prints', async () => {
  const printed = await runCommand(['schema', 'leavers']);
  expect(readFileSync(join(ROOT, 'schema/leavers.schema.json'), 'utf8')).toBe(printed.stdout);
});
