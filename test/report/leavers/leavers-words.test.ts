import { type Leaver, type Leavers, type LeaversAccount, type Removal } from '../../../src/history/leavers/leaver.js';
import {
  coverageRemarks,
  goneWords,
  leaversHeadline,
  leftWords,
  removalSections,
  timeWords,
  unclearWords,
  wayWords,
  withoutAccess,
} from '../../../src/report/leavers/leavers-words.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 10, day, hour)).toISOString();

const REMOVAL: Removal = {
  ...{ account: 'acme', isOwner: false, presence: 'gone', lastSeen: at(2), goneBy: at(3) },
  ...{ atLeastHours: 1, atMostHours: 25, verdict: 'unproven' },
};

const LEAVER: Leaver = {
  ...{ user: 'lin@example.com', how: 'absent', leftAfter: at(1), leftBy: at(2) },
  ...{ returnedBy: null, leftInPeriod: true, removals: [REMOVAL] },
};

const ACCOUNT: LeaversAccount = {
  ...{ name: 'acme', targetHours: 24, runs: 4, firstRun: at(1), lastRun: at(9) },
  ...{ peopleFrom: at(1), gaps: [] },
};

const leaversOf = (change: Partial<Leavers> = {}): Leavers => ({
  ...{ version: 1, capturedAt: at(10), since: at(1), until: at(10), runs: 4, directoryFrom: at(1), directoryTo: at(9) },
  ...{ lastRun: at(9), accounts: [ACCOUNT], leftOut: [], leavers: [LEAVER], unclear: [] },
  ...change,
});

describe('leaversHeadline', () => {
  test('GIVEN people who left before the period too WHEN it is said THEN they are counted apart, one and several', () => {
    const before: Leaver = { ...LEAVER, leftInPeriod: false };
    expect(leaversHeadline(leaversOf({ leavers: [LEAVER, before] }))[1]).toContain(
      '1 person of these accounts left the directory, and 1 who left before the period was still in an account.',
    );
    expect(leaversHeadline(leaversOf({ leavers: [before, before] }))[1]).toContain(
      '0 people of these accounts left the directory, and 2 who left before the period were still in an account.',
    );
  });

  test('GIVEN nobody with access WHEN it is said THEN there is no removal, and who left without access is named apart', () => {
    const without: Leaver = { ...LEAVER, removals: [] };
    expect(leaversHeadline(leaversOf({ leavers: [without] }))[1]).toContain('Their access: none.');
    expect(withoutAccess(leaversOf({ leavers: [without, LEAVER] }))).toEqual([without]);
  });
});

describe('coverageRemarks', () => {
  test('GIVEN runs that cover everything WHEN it is said THEN there is nothing to remark', () => {
    expect(coverageRemarks(leaversOf())).toEqual([]);
  });

  test.each<[string, Partial<Leavers>, string]>([
    [
      'no run with the directory',
      { directoryFrom: null, directoryTo: null },
      'so who left is not known, but for people',
    ],
    ['a directory from later on', { directoryFrom: at(4) }, `Who left is not known from runs before ${at(4)}`],
    ['a directory until earlier', { directoryTo: at(4) }, `Who left is not known from runs after ${at(4)}`],
    ['one account left out', { leftOut: ['shop'] }, 'though runs of the history read it: shop.'],
    ['two accounts left out', { leftOut: ['shop', 'brand'] }, 'though runs of the history read them: shop, brand.'],
    [
      'an account that no run read',
      { accounts: [{ ...ACCOUNT, firstRun: null, lastRun: null, peopleFrom: null }] },
      'acme: no run has read it, so nothing is known of it.',
    ],
    [
      'an account of which no run kept the people',
      { accounts: [{ ...ACCOUNT, peopleFrom: null }] },
      'acme: no run kept who was there, so nobody is known to be gone.',
    ],
    [
      'people kept from later on',
      { accounts: [{ ...ACCOUNT, peopleFrom: at(5) }] },
      `acme: who was there is not known from runs before ${at(5)}`,
    ],
    [
      'a gap',
      { accounts: [{ ...ACCOUNT, gaps: [{ from: at(2), to: at(4) }] }] },
      `acme: no run between ${at(2)} and ${at(4)} (48 hours), which is longer than the target of 24 hours.`,
    ],
  ])('GIVEN %s WHEN it is said THEN that is what the runs cannot show', (_what, change, expected) => {
    expect(coverageRemarks(leaversOf(change))).toEqual([expect.stringContaining(expected)]);
  });

  test('GIVEN more gaps than are listed WHEN it is said THEN they are counted, and the longest is named wherever it stands', () => {
    const gap = (from: number, to: number) => ({ from: at(from), to: at(to) });
    const gaps = [gap(1, 3), gap(3, 7), gap(7, 9), gap(9, 11)];
    expect(coverageRemarks(leaversOf({ accounts: [{ ...ACCOUNT, gaps }] }))).toEqual([
      expect.stringMatching(new RegExp(`^acme: 4 times no run .*the longest time between ${at(3)} and ${at(7)}`)),
    ]);
  });
});

test('GIVEN a removal WHEN it is said THEN where they are, the owner, and the bounds of the time stand there', () => {
  expect(goneWords(REMOVAL)).toBe(`gone between ${at(2)} and ${at(3)}`);
  const there: Removal = { ...REMOVAL, presence: 'there', goneBy: null, atMostHours: null };
  expect(goneWords(there)).toBe(`still there at ${at(2)}`);
  expect(goneWords({ ...there, isOwner: true })).toContain('; the owner, who must hand the account over in Klaviyo');
  expect(goneWords({ ...there, presence: 'assigned' })).toContain('not active, but still assigned');
  expect(timeWords(there)).toBe('for at least 1 hour');
  expect(timeWords(REMOVAL)).toBe('between 1 hour and 25 hours');
  expect(timeWords({ ...REMOVAL, atMostHours: null })).toBe('at least 1 hour, at most not known');
});

test('GIVEN a leaver WHEN it is said THEN since when, how, and that they are back stand there', () => {
  expect(leftWords(LEAVER)).toBe(`between ${at(1)} and ${at(2)}`);
  expect(leftWords({ ...LEAVER, leftAfter: null })).toBe(`by ${at(2)}; since when is not known`);
  expect(wayWords({ ...LEAVER, how: 'inactive' })).toBe('the directory lists them as inactive');
  expect(wayWords({ ...LEAVER, returnedBy: at(5) })).toContain(`; in the directory again by ${at(5)}`);
  expect(unclearWords({ user: 'x', account: 'acme', why: 'not-said' })).toContain('does not say');
  expect(unclearWords({ user: 'x', account: 'acme', why: 'never-seen' })).toContain('no run has seen them');
});

test('GIVEN removals of several verdicts, one of an account without a target, WHEN they are grouped THEN the gravest stand first', () => {
  const overdue: Removal = { ...REMOVAL, verdict: 'overdue', account: 'shop', goneBy: null };
  const sections = removalSections(leaversOf({ leavers: [{ ...LEAVER, removals: [REMOVAL, overdue] }] }));
  expect(sections.map(({ heading, rows }) => [heading, rows.map(({ targetHours }) => targetHours)])).toEqual([
    ['Still there, beyond the target (1)', [0]],
    ['Gone, and not proved to be within the target (1)', [24]],
  ]);
});
