import { changesAYear, foundFigures } from '../../src/cost/found-figures.js';
import { type HistoryEntry } from '../../src/history/history-entry.js';
import { directoryRun } from '../history/leavers/directory-runs.js';
import { at, finding, run } from '../history/sample-runs.js';

const [ADA, ALAN, GRACE] = ['ada@example.com', 'alan@example.com', 'grace@example.com'] as [string, string, string];
const acme = { name: 'acme', owner: 'owner@example.com', targetHours: 24 };

const found = (entries: readonly HistoryEntry[], accounts = [acme]) => foundFigures(entries, accounts, at(30));

describe('foundFigures', () => {
  it('GIVEN findings of people who left or whom nobody declared THEN each person and account counts once, and excepted ones do not', () => {
    const leaver = finding('a', { kind: 'leaver', user: GRACE });
    const runs = [
      run(at(1), { acme: [leaver, finding('b', { user: ADA }), finding('c', { kind: 'role' })] }),
      run(at(2), { acme: [leaver, finding('d', { user: ALAN, excepted: true })] }),
      run(at(3), { acme: [finding('e', { user: 'GRACE@example.com' })] }),
    ];
    expect(found(runs)).toMatchObject({ runs: 3, from: at(1), to: at(3), orphaned: 2, orphanedOpen: 1 });
  });

  it('GIVEN runs that kept who was there THEN joiners, movers and leavers are counted from run to run, by userName in any letter case', () => {
    const withRole = (entry: HistoryEntry, role: string): HistoryEntry => ({
      ...entry,
      accounts: entry.accounts.map((account) => ({
        ...account,
        people: account.people!.map((of) => ({ ...of, role })),
      })),
    });
    const runs = [
      directoryRun(at(1), { acme: { there: [ADA, ALAN] } }),
      run(at(2), { acme: [] }),
      directoryRun(at(3), { acme: { there: ['ADA@example.com', GRACE] } }),
      withRole(directoryRun(at(4), { acme: { there: [ADA, GRACE] } }), 'admin'),
    ];
    expect(found([...runs].reverse())!.changes).toEqual({ days: 3, joiners: 1, movers: 2, leavers: 1 });
  });

  it('GIVEN an account that a run did not read THEN nobody came or went there', () => {
    const other = { ...acme, name: 'other' };
    const runs = [
      directoryRun(at(1), { acme: { there: [ADA] }, other: { there: [ADA] } }),
      directoryRun(at(2), { acme: { there: [ADA] } }),
      directoryRun(at(3), { acme: { there: [ADA] }, other: { there: [ADA] } }),
    ];
    expect(found(runs, [acme, other])!.changes).toEqual({ days: 2, joiners: 0, movers: 0, leavers: 0 });
  });

  it('GIVEN records that are switched off THEN those of the newest run that kept it count', () => {
    const off = (day: number, number: number): HistoryEntry => {
      const entry = directoryRun(at(day), { acme: { there: [ADA] } });
      return { ...entry, accounts: entry.accounts.map((account) => ({ ...account, off: number })) };
    };
    expect(found([off(1, 9), off(2, 4), run(at(3), { acme: [] })])!.switchedOff).toBe(4);
    expect(found([run(at(3), { acme: [] })])).toMatchObject({ switchedOff: null, changes: null });
  });

  it('GIVEN people who left THEN how many are gone, in time, and the longest time that is proved', () => {
    const runs = [
      directoryRun(at(1), { acme: { there: [ADA, ALAN] } }),
      directoryRun(at(2), { acme: { there: [ALAN] } }, { absent: [ADA, ALAN] }),
      directoryRun(at(5), { acme: { there: [ALAN] } }, { absent: [ADA, ALAN] }),
    ];
    expect(found(runs)!.removals).toEqual({ gone: 1, there: 1, inTime: 1, longestAtLeastHours: 72 });
  });

  it('GIVEN runs of more than a year THEN the last year counts; GIVEN none of the accounts THEN nothing is found', () => {
    const old = run('2024-01-01T00:00:00.000Z', { acme: [finding('a')] });
    expect(found([old, run(at(1), { acme: [] })])).toMatchObject({ runs: 1, orphaned: 0 });
    expect(found([run(at(1), { other: [] })])).toBeUndefined();
  });
});

test('changesAYear: GIVEN fewer than thirty days THEN nothing is said of a year', () => {
  const changes = { joiners: 1, movers: 1, leavers: 1 };
  expect(changesAYear({ ...changes, days: 29.9 })).toBeUndefined();
  expect(changesAYear({ ...changes, days: 36.5 })).toBe(30);
});
