import { type AccountDrift } from '../../src/drift/drift-report.js';
import { findingTrends } from '../../src/history/finding-trends.js';
import { historyEntry, type HistoryEntry } from '../../src/history/history-entry.js';
import { historyPoints } from '../../src/history/history-point.js';
import { trendOf } from '../../src/history/trend.js';
import { provisioned, assigned, compare, compareThree, declared } from '../drift/sample-account.js';
import { report } from '../report/drift/sample-report.js';
import { at, finding, run } from './sample-runs.js';

/** Runs of one account, a day after another, as they are kept. */
const kept = (...drifts: readonly AccountDrift[]) =>
  drifts.map((drift, index) => historyEntry({ ...report(drift), capturedAt: at(index + 1) }));

/** What became of each finding but the owner's. */
const fates = (...drifts: readonly AccountDrift[]) =>
  trendOf(kept(...drifts))
    .findings.filter(({ kind }) => kind !== 'owner')
    .map(({ kind, user, status, lastSeen, reopened }) => ({
      what: `${kind} ${user.split('@')[0]!}`,
      status,
      lastSeen,
      reopened,
    }));

const PEOPLE = [declared(), declared({ userName: 'zoe@example.com' }), declared({ userName: 'max@example.com' })];
const RECORDS = [
  provisioned(),
  provisioned({ id: 'u2', userName: 'zoe@example.com' }),
  provisioned({ id: 'u3', userName: 'max@example.com' }),
];

/** Three differences that Okta alone shows: assigned directly, a push that failed, and assigned though not declared. */
const IN_OKTA_ALONE = [
  assigned({ through: 'person' }),
  assigned({ id: '00u2', userName: 'zoe@example.com', push: 'failed' }),
  assigned({ id: '00u3', userName: 'max@example.com' }),
  assigned({ id: '00u4', userName: 'eve@example.com' }),
];
const SOUND = [
  assigned(),
  assigned({ id: '00u2', userName: 'zoe@example.com' }),
  assigned({ id: '00u3', userName: 'max@example.com' }),
];
const withOkta = compareThree(PEOPLE, IN_OKTA_ALONE, RECORDS);
const withoutOkta = compare(PEOPLE, RECORDS);

describe('what only Okta can show', () => {
  it('GIVEN a run that did not read Okta THEN nothing of it is resolved, and it is as it was last seen', () => {
    expect(fates(withOkta, withoutOkta)).toEqual([
      { what: 'unexpected eve', status: 'open', lastSeen: at(1), reopened: 0 },
      { what: 'direct-assignment ada', status: 'open', lastSeen: at(1), reopened: 0 },
      { what: 'not-synced zoe', status: 'open', lastSeen: at(1), reopened: 0 },
    ]);
  });

  it('WHEN Okta is read again THEN nothing has come back, and what is gone is resolved', () => {
    expect(fates(withOkta, withoutOkta, withOkta).map(({ status, reopened }) => [status, reopened])).toEqual([
      ['open', 0],
      ['open', 0],
      ['open', 0],
    ]);
    const resolved = trendOf(kept(withOkta, withoutOkta, compareThree(PEOPLE, SOUND, RECORDS))).findings;
    expect(resolved.filter(({ kind }) => kind !== 'owner')).toMatchObject(
      Array.from({ length: 3 }, () => ({ status: 'resolved', resolvedAt: at(3), daysOpen: 2 })),
    );
  });

  it('THEN it counts in the totals of that run too', () => {
    const totals = historyPoints(kept(withOkta, withoutOkta)).map(({ open }) => open);

    expect(totals[1]).toEqual(totals[0]);
    expect(totals[0]!.high).toBeGreaterThan(0);
  });
});

describe('what Klaviyo shows', () => {
  const gone = compare(PEOPLE, RECORDS.slice(0, 2));
  const goneWithOkta = compareThree(PEOPLE, SOUND, RECORDS.slice(0, 2));

  it('GIVEN runs without Okta THEN it opens and is resolved as usual', () => {
    expect(fates(withoutOkta, gone)).toMatchObject([{ what: 'missing max', status: 'open', lastSeen: at(2) }]);
    expect(fates(gone, withoutOkta)).toMatchObject([{ what: 'missing max', status: 'resolved' }]);
  });

  it('GIVEN it was found with Okta too THEN a run without Okta sees it, and the next one that it is resolved', () => {
    expect(fates(goneWithOkta, gone)).toMatchObject([{ status: 'open', lastSeen: at(2), reopened: 0 }]);
    expect(fates(goneWithOkta, gone, withoutOkta)).toMatchObject([{ status: 'resolved' }]);
  });
});

describe('what is wrong in Okta and was pushed to Klaviyo', () => {
  const wrongRole = [
    ...IN_OKTA_ALONE.slice(3).map((each) => ({ ...each, userName: 'max@example.com', role: 'admin' })),
    ...SOUND.slice(0, 2),
  ];
  const pushed = [...RECORDS.slice(0, 2), provisioned({ id: 'u3', userName: 'Max@example.com', role: 'admin' })];
  const seenWithOkta = compareThree(PEOPLE, wrongRole, pushed);
  const seenWithout = compare(PEOPLE, pushed);

  it('GIVEN runs with and without Okta, which give it different ids THEN it is one, and open all the time', () => {
    const ids = [seenWithOkta, seenWithout].map(({ findings }) => findings.find(({ kind }) => kind === 'role')!.id);
    expect(ids[0]).not.toBe(ids[1]);
    expect(fates(seenWithOkta, seenWithout, seenWithOkta)).toMatchObject([{ what: 'role max', reopened: 0 }]);
    expect(trendOf(kept(seenWithOkta, seenWithout)).findings.find(({ kind }) => kind === 'role')).toMatchObject({
      id: ids[1],
      firstSeen: at(1),
      daysOpen: 1,
    });
    expect(trendOf(kept(seenWithout, seenWithOkta)).findings.find(({ kind }) => kind === 'role')).toMatchObject({
      id: ids[0],
      firstSeen: at(1),
      daysOpen: 1,
    });
  });

  it('WHEN Klaviyo alone is put right THEN only a run that read Okta says whether it is resolved', () => {
    expect(fates(seenWithOkta, seenWithout, withoutOkta)).toMatchObject([{ status: 'open', lastSeen: at(2) }]);
    expect(fates(seenWithOkta, seenWithout, compareThree(PEOPLE, SOUND, RECORDS))).toMatchObject([
      { status: 'resolved' },
    ]);
  });

  it('GIVEN one that was resolved before THEN another at the other hop is a new one', () => {
    const sound = compareThree(PEOPLE, SOUND, RECORDS);
    expect(fates(seenWithOkta, sound, seenWithout).map(({ what, status }) => [what, status])).toEqual([
      ['role Max', 'open'],
      ['role max', 'resolved'],
    ]);
  });
});

it('GIVEN a difference of another person of the same kind is gone WHEN Okta is not read THEN nothing is inherited from it', () => {
  const wrong = (index: number) => SOUND.map((each, at) => (at === index ? { ...each, role: 'admin' } : each));
  const maxInOkta = compareThree(PEOPLE, wrong(2), RECORDS);
  const zoeInKlaviyo = compare(PEOPLE, [RECORDS[0]!, { ...RECORDS[1]!, role: 'admin' }, RECORDS[2]!]);
  const { findings } = trendOf(kept(maxInOkta, zoeInKlaviyo));
  expect(findings.find(({ kind, user }) => kind === 'role' && user.startsWith('zoe'))).toMatchObject({
    firstSeen: at(2),
    daysOpen: 0,
  });
  const { findings: back } = trendOf(kept(zoeInKlaviyo, compareThree(PEOPLE, wrong(2), RECORDS)));
  expect(back.find(({ kind, user }) => kind === 'role' && user.startsWith('max'))).toMatchObject({ firstSeen: at(2) });
});

it('GIVEN a run that was kept without stations THEN what only Okta shows is resolved in it, and it has no other ids', () => {
  const [seen] = kept(withOkta);
  const old = run(at(2), { acme: [] });
  const fate = trendOf([seen!, old]).findings.find(({ kind }) => kind === 'direct-assignment');
  expect(fate).toMatchObject({ status: 'resolved', resolvedAt: at(2) });

  const [, later] = kept(withOkta, withOkta);
  const before = { ...finding('b'), kind: 'direct-assignment', user: 'ada@example.com' };
  const direct = trendOf([run(at(1), { acme: [before] }), later!]).findings.find(
    ({ kind, status }) => kind === 'direct-assignment' && status === 'open',
  );
  expect(direct).toMatchObject({ firstSeen: at(2) });
});

it('GIVEN no run that read an account THEN there is nothing to say of it', () => {
  expect(findingTrends('acme', [run(at(1), { other: [finding('a')] })])).toEqual([]);
});

it('GIVEN runs that were kept without stations and hops THEN each counts as one that could see everything', () => {
  const a = finding('a');
  expect(trendOf([run(at(1), { acme: [a] }), run(at(2), { acme: [] })]).findings).toMatchObject([
    { status: 'resolved' },
  ]);
  expect(trendOf([run(at(1), { acme: [a] }), ...kept(withoutOkta, withoutOkta).slice(1)]).findings).toContainEqual(
    expect.objectContaining({ id: a.id, status: 'resolved', resolvedAt: at(2) }),
  );
});

it.each([
  ['without Okta and then with it', ['declared', 'provisioned'], 'declared-provisioned', 'assigned-provisioned'],
  [
    'with Okta and then without it',
    ['declared', 'assigned', 'provisioned'],
    'assigned-provisioned',
    'declared-provisioned',
  ],
] as const)(
  'GIVEN a finding at the last hop is gone, in runs %s THEN another one there inherits nothing from it',
  (_what, stations, before, after) => {
    const all = ['declared', 'assigned', 'provisioned'] as const;
    const seen = (day: number, id: string, hop: typeof before, read: readonly (typeof all)[number][]) => {
      const { accounts, ...rest } = run(at(day), { acme: [finding(id, { user: 'ada@example.com', hop })] });
      return { ...rest, accounts: accounts.map((account) => ({ ...account, stations: [...read] })) };
    };
    const others = stations.length === 2 ? all : (['declared', 'provisioned'] as const);
    const { findings } = trendOf([seen(1, 'b', before, stations), seen(2, 'c', after, others)]);
    expect(findings.find(({ id }) => id.startsWith('c'))).toMatchObject({ firstSeen: at(2) });
  },
);

describe('GIVEN a run before the app was deployed', () => {
  const missing = finding('a', { kind: 'missing', hop: 'declared-provisioned' });
  const unexpected = finding('b', { hop: 'declared-provisioned' });
  const notDeployed = (entry: HistoryEntry): HistoryEntry => ({
    ...entry,
    accounts: entry.accounts.map((account) => ({ ...account, state: 'not-deployed' })),
  });

  it('THEN it resolves what it looks for, and not that somebody is missing', () => {
    const runs = [run(at(1), { acme: [missing, unexpected] }), notDeployed(run(at(3), { acme: [] }))];

    const { findings, accounts, totals } = trendOf(runs);

    expect(findings.map(({ kind, status }) => [kind, status])).toEqual([
      ['missing', 'open'],
      ['unexpected', 'resolved'],
    ]);
    expect(accounts).toMatchObject([{ name: 'acme', state: 'not-deployed' }]);
    expect(totals.at(-1)!.open.high).toBe(1);
  });
});
