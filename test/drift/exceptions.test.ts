import { actual, compare, desired, exception, findingsOf, TODAY } from './sample-account.js';

const AGENCY = actual({ id: 'u7', userName: 'Agency@example.com', role: 'Admin' });

test('GIVEN an exception for the kind THEN the finding keeps its severity and is counted as excepted alone', () => {
  const drift = compare([], [AGENCY], { exceptions: [exception()] });

  const [covered, open] = findingsOf(drift);
  expect(covered).toMatchObject({
    kind: 'unexpected',
    severity: 'critical',
    exception: { reason: 'SSO-exempt agency', expires: '2026-12-31' },
  });
  expect(open).toMatchObject({ kind: 'unknown-role', exception: null });
  expect(drift.summary).toMatchObject({ excepted: 1 });
  expect(drift.summary.byKind).toMatchObject({ unexpected: 0, 'unknown-role': 1, owner: 1 });
  expect(drift.summary.bySeverity).toMatchObject({ critical: 0, high: 1, info: 1 });
});

test('GIVEN several exceptions for one person THEN each covers its kinds', () => {
  const exceptions = [exception(), exception({ kinds: ['unknown-role', 'name'], reason: 'Legacy role' })];

  const drift = compare([], [AGENCY], { exceptions });

  expect(findingsOf(drift).map((finding) => finding.exception?.reason)).toEqual(['SSO-exempt agency', 'Legacy role']);
});

test.each([
  ['on its last day', TODAY, true],
  ['the day after', '2026-07-31', false],
])('GIVEN an exception %s THEN it covers: %s', (_what, expires, covers) => {
  const found = findingsOf(compare([], [AGENCY], { exceptions: [exception({ expires })] }));

  expect(found.find(({ kind }) => kind === 'unexpected')?.exception !== null).toBe(covers);
  expect(found.some(({ kind }) => kind === 'expired-exception')).toBe(!covers);
});

test('GIVEN an exception with an owner and a ticket THEN the finding has them', () => {
  const exceptions = [exception({ owner: 'ada@example.com', ticket: 'ACME-42' })];

  expect(findingsOf(compare([], [AGENCY], { exceptions }))[0]?.exception).toEqual({
    reason: 'SSO-exempt agency',
    expires: '2026-12-31',
    owner: 'ada@example.com',
    ticket: 'ACME-42',
  });
});

test('GIVEN two that cover the same THEN the one that holds longest is shown, then the first by reason', () => {
  const short = exception({ expires: '2026-09-01', reason: 'a' });
  const one = exception({ reason: 'b' });
  const other = exception({ reason: 'c' });
  const shown = (...exceptions: readonly ReturnType<typeof exception>[]) =>
    findingsOf(compare([], [AGENCY], { exceptions }))[0]?.exception?.reason;

  expect(shown(short, one, other)).toBe('b');
  expect(shown(other, short, one)).toBe('b');
});

test('GIVEN an exception for another person or kind THEN nothing is covered', () => {
  const exceptions = [exception({ user: 'zoe@example.com' }), exception({ kinds: ['missing'] })];

  expect(
    findingsOf(compare([desired()], [actual(), AGENCY], { exceptions })).map(({ kind, exception: by }) => [kind, by]),
  ).toEqual([
    ['unexpected', null],
    ['unknown-role', null],
    ['unmatched-exception', null],
    ['unmatched-exception', null],
  ]);
});
