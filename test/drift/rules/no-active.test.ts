import { failsOn } from '../../../src/drift/fail-on.js';
import {
  compare,
  compareThree,
  assigned,
  declared,
  exception,
  findingsOf,
  kindsOf,
  OWNER_RECORD,
  provisioned,
  SAMPLE_POLICY,
  wordsOf,
} from '../sample-account.js';

test.each([
  ['admin', ['critical role', 'medium no-active']],
  ['Admin', ['high unknown-role', 'medium no-active']],
  ['analyst', ['medium no-active']],
])('GIVEN a record without "active" whose role is %s, and analyst is declared THEN %j', (role, expected) => {
  const record = provisioned({ role, noActive: true });
  expect(kindsOf(compare([declared()], [record]))).toEqual(expected);
  expect(kindsOf(compareThree([declared()], [assigned()], [record]))).toEqual(expected);
});

test('GIVEN it is excepted or weighs less THEN it takes no escalation along', () => {
  const records = [provisioned({ role: 'admin', noActive: true })];
  const exceptions = [exception({ user: 'ada@example.com', kinds: ['no-active'] })];
  const policy = { ...SAMPLE_POLICY, severity: { 'no-active': 'info' } } as const;
  for (const changes of [{ exceptions }, { policy }]) {
    const failing = failsOn({ accounts: [compare([declared()], records, changes)] }, 'critical');
    expect(failing.map(({ kind }) => kind)).toEqual(['role']);
  }
});

test.each([
  ['declared', compare([declared()], [provisioned({ noActive: true })]), 'push the user again from Okta'],
  ['the owner', compare([], [], {}, [{ ...OWNER_RECORD, noActive: true }]), 'ask the owner to correct it in Klaviyo'],
])('GIVEN a person who is %s THEN the whole finding', (_what, drift, correction) => {
  expect(wordsOf(drift, 'no-active')).toEqual([
    [
      'The record has no "active", so it counts as active. If the person is switched off, that is not found.',
      `Look the user up in Klaviyo to see whether they are active, and ${correction}.`,
    ],
  ]);
});

test('GIVEN a sound record beside it THEN the finding is about the one alone', () => {
  const drift = compare([declared()], [provisioned(), provisioned({ id: 'u2', noActive: true })]);
  const found = findingsOf(drift).filter(({ kind }) => kind === 'no-active');
  expect(found.map(({ provisioned: record }) => record?.id)).toEqual(['u2']);
});
