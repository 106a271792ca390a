import { HistoryError } from '../../src/history/history-error.js';
import { type HistoryFinding } from '../../src/history/history-entry.js';
import { trendOf } from '../../src/history/trend.js';
import { at, finding, run } from './sample-runs.js';

/** A trend of one account over days; null stands for a run that did not read it. */
function over(days: Readonly<Record<number, readonly HistoryFinding[] | null>>) {
  const runs = Object.entries(days).map(([day, findings]) =>
    run(at(Number(day)), findings === null ? { other: [] } : { acme: findings }),
  );
  return trendOf(runs).findings;
}

const a = finding('a');
const excepted = finding('a', { excepted: true });

describe('the life of a finding', () => {
  it('GIVEN a finding that stays THEN it is open since the first run that saw it, up to the newest run', () => {
    expect(over({ 1: [], 3: [a], 4: [a], 8: [a] })).toEqual([
      {
        account: 'acme',
        id: a.id,
        kind: 'unexpected',
        severity: 'high',
        user: a.user,
        status: 'open',
        firstSeen: at(3),
        lastSeen: at(8),
        resolvedAt: null,
        worseAt: null,
        worseBy: [],
        reopened: 0,
        daysOpen: 5,
      },
    ]);
  });

  it('GIVEN a finding that goes THEN it is resolved at the first run that did not see it, and no time passes after', () => {
    expect(over({ 1: [a], 2: [a], 4: [], 9: [] })).toMatchObject([
      { status: 'resolved', firstSeen: at(1), lastSeen: at(2), resolvedAt: at(4), daysOpen: 3, reopened: 0 },
    ]);
  });

  it('GIVEN a finding that comes back THEN it is open again under its id, and the time in between is none', () => {
    expect(over({ 1: [a], 2: [], 5: [a], 6: [], 7: [a], 8: [a] })).toMatchObject([
      { id: a.id, status: 'open', firstSeen: at(1), lastSeen: at(8), resolvedAt: null, reopened: 2, daysOpen: 3 },
    ]);
  });

  it('GIVEN runs that did not read the account THEN they neither resolve nor open findings', () => {
    expect(over({ 1: [a], 2: null, 4: [a], 9: null })).toMatchObject([
      { status: 'open', firstSeen: at(1), lastSeen: at(4), reopened: 0, daysOpen: 3 },
    ]);
    expect(over({ 1: [a], 2: null, 4: [] })).toMatchObject([{ status: 'resolved', resolvedAt: at(4), daysOpen: 3 }]);
  });

  it('GIVEN an exception THEN the finding is there still, and its time under it is none', () => {
    expect(over({ 1: [a], 2: [excepted], 6: [excepted] })).toMatchObject([
      { status: 'excepted', daysOpen: 1, lastSeen: at(6) },
    ]);
    expect(over({ 1: [excepted], 5: [a], 6: [a] })).toMatchObject([
      { status: 'open', daysOpen: 1, firstSeen: at(1), reopened: 0 },
    ]);
    expect(over({ 1: [excepted], 5: [] })).toMatchObject([{ status: 'resolved', daysOpen: 0, resolvedAt: at(5) }]);
  });

  it('GIVEN another severity and spelling in a later run THEN the later ones count', () => {
    const later = finding('a', { severity: 'critical', user: 'User-A@example.com' });
    expect(over({ 1: [a], 2: [later] })).toMatchObject([{ severity: 'critical', user: 'User-A@example.com' }]);
  });

  it('GIVEN a single run THEN no time has passed', () => {
    expect(over({ 1: [a] })).toMatchObject([{ status: 'open', daysOpen: 0, firstSeen: at(1), lastSeen: at(1) }]);
  });

  it('GIVEN runs some hours apart THEN days have a decimal', () => {
    const runs = [run(at(1, 0), { acme: [a] }), run(at(1, 6), { acme: [a] })];
    expect(trendOf(runs).findings).toMatchObject([{ daysOpen: 0.3 }]);
  });
});

describe('trendOf', () => {
  it('GIVEN findings THEN the open ones come first, then the excepted, then the resolved; heaviest first, then longest open', () => {
    const [low, young, old, critical] = [
      finding('b', { severity: 'low' }),
      finding('c'),
      finding('d'),
      finding('e', { severity: 'critical' }),
    ];
    const excused = finding('f', { severity: 'critical', excepted: true });
    const gone = finding('0', { severity: 'critical' });
    const runs = [
      run(at(1), { acme: [low, old, gone, excused] }),
      run(at(2), { acme: [low, young, old, critical, excused], other: [finding('c')] }),
      run(at(3), { acme: [low, young, old, critical, excused], other: [finding('c'), finding('1')] }),
    ];
    expect(trendOf(runs).findings.map(({ account, id, status }) => `${account} ${id[0]} ${status}`)).toEqual([
      'acme e open',
      'acme d open',
      'acme c open',
      'other c open',
      'other 1 open',
      'acme b open',
      'acme f excepted',
      'acme 0 resolved',
    ]);
  });

  it('GIVEN runs in any order THEN the order of time counts, and the accounts are listed with their runs', () => {
    const trend = trendOf([run(at(3), { other: [] }), run(at(1), { acme: [a] }), run(at(2), { acme: [], other: [] })]);
    expect(trend).toMatchObject({ version: 2, runs: 3, from: at(1), to: at(3) });
    expect(trend.accounts).toEqual([
      { name: 'acme', runs: 2, firstRun: at(1), lastRun: at(2), state: 'deployed' },
      { name: 'other', runs: 2, firstRun: at(2), lastRun: at(3), state: 'deployed' },
    ]);
    expect(trend.findings).toMatchObject([{ status: 'resolved', resolvedAt: at(2) }]);
    expect(trend.totals.map(({ open }) => open.high)).toEqual([1, 0, 0]);
  });

  it('GIVEN a single run of an account THEN it is its first and its last', () => {
    expect(trendOf([run(at(1), { acme: [] })]).accounts).toEqual([
      { name: 'acme', runs: 1, firstRun: at(1), lastRun: at(1), state: 'deployed' },
    ]);
  });

  it('GIVEN an account that is asked for THEN others do not count, nor runs that did not read it', () => {
    const runs = [run(at(1), { acme: [a], other: [finding('b')] }), run(at(2), { other: [] })];
    const trend = trendOf(runs, ['acme']);
    expect(trend).toMatchObject({ runs: 1, to: at(1) });
    expect(trend.findings.map(({ account }) => account)).toEqual(['acme']);
    expect(trend.totals).toHaveLength(1);
  });

  it.each([
    ['acm', 'No run of the history has read an account "acm"; there are acme. Did you mean "acme"?'],
    ['nothing-like-it', 'No run of the history has read an account "nothing-like-it"; there are acme.'],
  ])('GIVEN the unknown account %s THEN it throws', (name, sentence) => {
    expect(() => trendOf([run(at(1), { acme: [] })], [name])).toThrow(new HistoryError(sentence));
  });

  it('GIVEN accounts that were first read in another order THEN they stand by name, in a refusal too', () => {
    const runs = [run(at(1), { 'acme-2': [] }), run(at(2), { acme: [] })];
    expect(trendOf(runs).accounts.map(({ name }) => name)).toEqual(['acme', 'acme-2']);
    expect(() => trendOf(runs, ['nothing-like-it'])).toThrow(
      new HistoryError('No run of the history has read an account "nothing-like-it"; there are acme, acme-2.'),
    );
  });

  it('GIVEN no run THEN it throws: no trend is not no findings', () => {
    expect(() => trendOf([])).toThrow(
      new HistoryError('The history has no run yet. `klaviyo-access drift --history` adds one.'),
    );
    expect(() => trendOf([], ['acme'])).toThrow('there are none.');
  });
});
