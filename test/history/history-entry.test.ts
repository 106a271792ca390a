import { historyEntry, inOrderOfTime, runsOver } from '../../src/history/history-entry.js';
import { historyEntrySchema } from '../../src/history/history-entry-schema.js';
import { provisioned, assigned, compareThree, declared } from '../drift/sample-account.js';
import { DRIFTED, IN_SYNC, report } from '../report/drift/sample-report.js';
import { at, finding, run } from './sample-runs.js';

describe('historyEntry', () => {
  it('GIVEN a report WHEN it is kept THEN every finding is, with its own id and whether it is excepted, and nothing that it says', () => {
    const entry = historyEntry(report(DRIFTED, IN_SYNC));

    expect(entry).toMatchObject({ version: 1, capturedAt: report().capturedAt });
    expect(entry.accounts.map(({ name }) => name)).toEqual(['acme', 'acme-2']);
    expect(entry.accounts[0]!.summary).toEqual({ bySeverity: DRIFTED.summary.bySeverity });
    expect(entry.accounts[0]!.findings).toHaveLength(DRIFTED.findings.length);
    for (const [index, found] of DRIFTED.findings.entries()) {
      const { id, kind, severity, user, exception, hop, provisioned: there } = found;
      const state = there === null ? null : { role: there.role, active: there.active };
      const kept = { id, kind, severity, user, excepted: exception !== null, hop, provisioned: state };
      expect(entry.accounts[0]!.findings[index]).toEqual(kept);
    }
    expect(DRIFTED.findings.map(({ exception }) => exception !== null)).toContain(true);
    expect(historyEntrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  });
});

test('historyEntry: GIVEN stations that were read and not THEN those that were are kept', () => {
  const withOkta = compareThree([declared()], [assigned()], [provisioned()]);

  expect(
    historyEntry(report(DRIFTED, { ...withOkta, name: 'acme-2' })).accounts.map(({ stations }) => stations),
  ).toEqual([
    ['declared', 'provisioned'],
    ['declared', 'assigned', 'provisioned'],
  ]);
});

test('runsOver: GIVEN accounts THEN of each run these are left, and no run without any', () => {
  const runs = [run(at(1), { acme: [], other: [finding('b')] }), run(at(2), { other: [] })];

  expect(runsOver(['acme'], runs)).toEqual([run(at(1), { acme: [] })]);
});

describe('the form of a run', () => {
  const sound = run(at(1), { acme: [finding('a')] });
  const [account] = sound.accounts;

  it('GIVEN a kind that this release does not know THEN it is taken', () => {
    expect(historyEntrySchema.safeParse(run(at(1), { acme: [finding('a', { kind: 'new-kind' })] })).success).toBe(true);
  });

  it.each([
    ['another version', { ...sound, version: 2 }],
    ['no time', { ...sound, capturedAt: 'yesterday' }],
    ['an account twice', { ...sound, accounts: [account, account] }],
    ['a station that there is not', { ...sound, accounts: [{ ...account, stations: ['okta'] }] }],
    ['more than a run has', { ...sound, more: 1 }],
    ['no figures', { ...sound, accounts: [{ ...account, summary: {} }] }],
  ])('GIVEN %s THEN it is refused', (_what, value) => {
    expect(historyEntrySchema.safeParse(value).success).toBe(false);
  });

  it.each([
    ...['x', `x${'a'.repeat(12)}`, `${'a'.repeat(12)}x`].map((id) => ({ id })),
    ...['', 'Unexpected', '-unexpected', 'unexpected-', 'unexpected!', '!unexpected'].map((kind) => ({ kind })),
  ])('GIVEN a finding with %j THEN it is refused', (changes) => {
    expect(historyEntrySchema.safeParse(run(at(1), { acme: [finding('a', changes)] })).success).toBe(false);
  });
});

test('GIVEN an account twice in a run THEN the refusal says so', () => {
  const [account] = run(at(1), { acme: [] }).accounts;
  const { error } = historyEntrySchema.safeParse({ ...run(at(1), {}), accounts: [account, account] });
  expect(error?.issues.map(({ message }) => message)).toEqual(['name an account twice']);
});

test('inOrderOfTime: GIVEN runs in any order THEN the oldest comes first, by time and not by text', () => {
  const runs = ['2026-03-02T00:00:00Z', '2026-03-01T00:00:00.500Z', '2026-03-01T00:00:00Z'].map((time) =>
    run(time, {}),
  );
  expect(inOrderOfTime(runs).map(({ capturedAt }) => capturedAt)).toEqual([
    '2026-03-01T00:00:00Z',
    '2026-03-01T00:00:00.500Z',
    '2026-03-02T00:00:00Z',
  ]);
});
