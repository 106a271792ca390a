import { type ActivityPart } from '../../src/activity/activity-log.js';
import { foundSignIns, unusedIn } from '../../src/cost/found-sign-ins.js';
import { type HistoryEntry } from '../../src/history/history-entry.js';
import { directoryRun } from '../history/leavers/directory-runs.js';
import { run } from '../history/sample-runs.js';

const [ADA, ALAN, GRACE] = ['ada@example.com', 'alan@example.com', 'grace@example.com'] as [string, string, string];

/** A log from June to the end of November. */
const log = (lastSignIns: Readonly<Record<string, string>>, change: Partial<ActivityPart> = {}): ActivityPart => ({
  ...{ from: '2026-06-01T00:00:00.000Z', until: '2026-11-30T00:00:00.000Z' },
  lastSignIns: new Map(Object.entries(lastSignIns)),
  ...change,
});

const there = (day: string, ...users: readonly string[]): HistoryEntry =>
  directoryRun(`${day}T06:00:00.000Z`, { acme: { there: users } });

const found = (runs: readonly HistoryEntry[], part: ActivityPart) =>
  foundSignIns(runs, { logs: new Map([['acme', part]]), unusedAfterDays: 90 }).accounts[0]!;

describe('foundSignIns', () => {
  it('GIVEN people who signed in, did so long ago, or never did THEN the last two are unused', () => {
    const part = log({ [ADA]: '2026-09-01T00:00:00.000Z', [ALAN]: '2026-08-31T23:59:59.999Z' });
    expect(
      found([there('2026-07-01', ADA, ALAN, GRACE), there('2026-11-29', 'ADA@example.com', ALAN, GRACE)], part),
    ).toEqual({
      ...{ account: 'acme', from: part.from, until: part.until, why: null },
      counted: { run: '2026-11-29T06:00:00.000Z', active: 3, unused: 2, news: 0 },
    });
  });

  it('GIVEN somebody who came within these days THEN they are not counted, where a run shows it', () => {
    const part = log({ [ADA]: '2026-11-01T00:00:00.000Z' });
    expect(found([there('2026-07-01', ADA), there('2026-11-29', ADA, GRACE)], part).counted).toMatchObject({
      unused: 0,
      news: 1,
    });
    expect(found([there('2026-11-29', ADA, GRACE)], part).counted).toMatchObject({ unused: 1, news: 0 });
  });

  it('GIVEN runs after the end of the log THEN who came since is not counted', () => {
    const part = log({ [ADA]: '2026-11-01T00:00:00.000Z' });
    const runs = [there('2026-11-20', ADA), there('2026-12-20', ADA, GRACE, ALAN)];
    expect(found(runs, part).counted).toMatchObject({ run: '2026-11-20T06:00:00.000Z', active: 1, unused: 0 });
  });

  it.each<[string, readonly HistoryEntry[], ActivityPart, RegExp]>([
    [
      'a log of few days',
      [there('2026-11-20', ADA)],
      log({ [ADA]: '2026-11-01T00:00:00.000Z' }, { from: '2026-11-01T00:00:00.000Z' }),
      /covers 29 days, fewer than the 90/,
    ],
    [
      'no run before its end',
      [there('2026-12-20', ADA)],
      log({ [ADA]: '2026-11-01T00:00:00.000Z' }),
      /no run up to the end of the log/,
    ],
    [
      'no run that kept who was there',
      [run('2026-11-20T06:00:00.000Z', { acme: [] })],
      log({ [ADA]: '2026-11-01T00:00:00.000Z' }),
      /no run up to the end of the log/,
    ],
    [
      'the log of another account',
      [there('2026-11-20', ADA)],
      log({ 'eve@example.com': '2026-11-01T00:00:00.000Z' }),
      /it is of another account/,
    ],
  ])('GIVEN %s THEN nobody is counted, and it says why', (_, runs, part, why) => {
    expect(found(runs, part)).toMatchObject({ counted: null, why: expect.stringMatching(why) as string });
  });

  it('GIVEN several accounts THEN their unused accesses are added; GIVEN none that counts THEN there is no figure', () => {
    const part = log({ [ADA]: '2026-11-01T00:00:00.000Z' });
    const runs = [
      directoryRun('2026-11-29T06:00:00.000Z', { acme: { there: [ADA, ALAN] }, beta: { there: [ADA, GRACE] } }),
    ];
    const logs = new Map([
      ['acme', part],
      ['beta', part],
      ['gamma', part],
    ]);
    expect(unusedIn(foundSignIns(runs, { logs, unusedAfterDays: 90 }))).toBe(2);
    expect(unusedIn(foundSignIns([], { logs, unusedAfterDays: 90 }))).toBeUndefined();
  });
});
