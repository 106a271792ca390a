import { type HistoryEntry } from '../../src/history/history-entry.js';
import { switchedOffSince } from '../../src/history/switched-off.js';
import { at, run } from './sample-runs.js';

/** A run of a day over acme, with the records that were switched off; without them if it did not keep that. */
function kept(day: number, ...ids: readonly string[] | [undefined]): HistoryEntry {
  const entry = run(at(day), { acme: [] });
  if (ids[0] === undefined && ids.length === 1) return entry;
  return {
    ...entry,
    accounts: entry.accounts.map((account) => ({ ...account, switchedOff: ids as readonly string[] })),
  };
}

describe('since when a record has been switched off', () => {
  it.each([
    ['in every run', [kept(1, 'id-1'), kept(2, 'id-1')], at(1)],
    ['again, after it was not', [kept(1, 'id-1'), kept(2), kept(3, 'id-1'), kept(4, 'id-1')], at(3)],
    ['until before the newest run', [kept(1, 'id-1'), kept(2)], undefined],
    ['and a run in between did not keep it', [kept(1, 'id-1'), kept(2, undefined), kept(3, 'id-1')], at(1)],
    ['in no run', [kept(1, 'id-2')], undefined],
  ])('GIVEN one that was switched off %s THEN it is said', (_, entries, since) => {
    expect(switchedOffSince('acme', entries)('id-1')).toBe(since);
    expect(switchedOffSince('acme', entries.toReversed())('id-1')).toBe(since);
    expect(switchedOffSince('other', entries)('id-1')).toBeUndefined();
  });
});
