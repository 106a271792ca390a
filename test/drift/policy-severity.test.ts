import { provisioned, compare, declared, findingsOf, kindsOf, SAMPLE_POLICY } from './sample-account.js';

test('GIVEN a severity for a kind THEN every finding of it weighs that, and sorts by it', () => {
  const policy = { ...SAMPLE_POLICY, severity: { role: 'info', name: 'critical' } } as const;

  const drift = compare([declared()], [provisioned({ role: 'admin', givenName: 'Eve' })], { policy });

  expect(kindsOf(drift)).toEqual(['critical name', 'info role']);
  expect(drift.summary.bySeverity).toMatchObject({ critical: 1, info: 2 });
});

test('GIVEN one for owner THEN the note that the owner is not managed stays a note, another owner does not', () => {
  const policy = { ...SAMPLE_POLICY, severity: { owner: 'high' } } as const;

  const drift = compare([declared()], [provisioned({ role: 'owner' })], { policy });

  expect(drift.findings.map(({ kind, severity }) => [kind, severity])).toEqual([
    // A lighter owner does not stand for the role any more.
    ['role', 'critical'],
    ['owner', 'high'],
    ['owner', 'info'],
  ]);
  expect(findingsOf(drift)).toHaveLength(2);
});
