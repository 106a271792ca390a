import { type HistoryFinding, historyEntry } from '../../src/history/history-entry.js';
import { historyEntrySchema } from '../../src/history/history-entry-schema.js';
import { trendOf } from '../../src/history/trend.js';
import { assigned, compare, compareThree, provisioned } from '../drift/sample-account.js';
import { report } from '../report/drift/sample-report.js';
import { at, finding, run } from './sample-runs.js';

const of = (role: string, changes: Partial<HistoryFinding> = {}) =>
  finding('a', { provisioned: { role, active: true }, ...changes });

/** When it was last worse, and by what, over runs of one day each. */
function worse(...days: readonly (readonly HistoryFinding[])[]) {
  const [trend] = trendOf(days.map((findings, day) => run(at(day + 1), { acme: findings }))).findings;
  return [trend?.worseAt, ...(trend?.worseBy ?? [])];
}

const RAISED = 'provisioned with the role "support" before';

test('GIVEN another role or a heavier severity THEN the run at which it grew worse, and what moved', () => {
  expect(worse([of('support')], [of('admin')])).toEqual([at(2), RAISED]);
  expect(worse([of('support')], [of('support', { severity: 'critical' })])).toEqual([at(2), 'severity was high']);
});

test('GIVEN it stays so, or grows better THEN that run is kept; GIVEN it grows worse again THEN the last one', () => {
  expect(worse([of('support')], [of('admin')], [of('admin')], [of('support')])).toEqual([at(2), RAISED]);
  expect(worse([of('support')], [of('manager')], [of('admin')])).toEqual([
    at(3),
    'provisioned with the role "manager" before',
  ]);
});

test('GIVEN it was gone in between THEN it is compared with what it last was', () => {
  expect(worse([of('support')], [], [of('admin')])).toEqual([at(3), RAISED]);
});

test('GIVEN runs that were kept without roles, or that it never grew worse in THEN nothing', () => {
  expect(worse([finding('a')], [of('admin')], [finding('a')])).toEqual([null]);
  expect(worse([of('admin')], [of('support')])).toEqual([null]);
});

test('GIVEN runs that did not read the station assigned in between THEN it is compared with the run that did', () => {
  const user = (role: string) => assigned({ role, access: 'given' });
  const runs = [
    compareThree([], [user('support')], [provisioned({ role: 'support' })]),
    compare([], [provisioned({ role: 'support' })]),
    compareThree([], [user('manager')], [provisioned({ role: 'support' })]),
  ].map((drift, day) => historyEntry({ ...report(drift), capturedAt: at(day + 1) }));
  const trend = trendOf(runs).findings.find(({ kind }) => kind === 'unexpected');
  expect([trend?.worseAt, trend?.worseBy]).toEqual([at(3), ['assigned with the role "support" before']]);
});

test('GIVEN a report THEN what a person had at each station that was read is kept, and read back', () => {
  const kept = (drift: ReturnType<typeof compare>) => {
    const entry = historyEntry(report(drift));
    expect(historyEntrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
    return entry.accounts[0]?.findings.find(({ kind }) => kind === 'unexpected');
  };
  expect(kept(compareThree([], [assigned({ role: null })], [provisioned({ role: undefined })]))).toMatchObject({
    assigned: { role: null, active: true },
    provisioned: { role: null, active: true },
  });
  expect(kept(compareThree([], [assigned()], []))).toMatchObject({
    assigned: { role: 'analyst', active: true },
    provisioned: null,
  });
  expect(kept(compare([], [provisioned()]))).not.toHaveProperty('assigned');
});

test.each([
  [{ provisioned: { role: 'admin' } }],
  [{ assigned: { active: true } }],
  [{ assigned: 'admin' }],
  [{ provisioned: { role: 7, active: true } }],
])('GIVEN the state %j in a file THEN it is no run of a history', (state) => {
  const entry = run(at(1), { acme: [{ ...finding('a'), ...state } as HistoryFinding] });
  expect(historyEntrySchema.safeParse(entry).success).toBe(false);
});
