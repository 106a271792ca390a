import { failsOn } from '../../src/drift/fail-on.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { type DeclaredPerson } from '../../src/people/declared-person.js';
import {
  provisioned,
  assigned,
  compare,
  compareThree,
  declared,
  exception,
  SAMPLE_POLICY,
  PUSH_FAILED,
} from './sample-account.js';

const names = (count: number, prefix = 'p') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}@example.com`);
const wanted = (userNames: readonly string[]): DeclaredPerson[] => userNames.map((userName) => declared({ userName }));
const listed = (userNames: readonly string[], changes: Partial<ProvisionedPerson> = {}): ProvisionedPerson[] =>
  userNames.map((userName) => provisioned({ id: userName, userName, ...changes }));
const TEN = names(10);

test('GIVEN five of ten in drift THEN a notice with the figures, and the findings count all the same', () => {
  const drift = compare(wanted(TEN), listed(TEN.slice(5)));

  expect(drift.notices).toHaveLength(1);
  expect(drift.notices[0]?.kind).toBe('probable-configuration-fault');
  expect(drift.notices[0]?.message).toMatch(
    /^5 of 10 people are in drift, 50 %; the policy takes up to 30 % for drift \(maximumDrift\)\. The cause is probably the configuration\. Nearly all of them are missing: provisioning is probably switched off/,
  );
  expect(failsOn({ accounts: [drift] })).toHaveLength(5);
});

test.each([
  ['switched off', /Nearly all of them are switched off: the app/, listed(TEN, { active: false })],
  ['of another role', /the attribute mapping of role/, listed(TEN, { role: 'manager' })],
  ['of an unknown role', /values of the attribute role are probably wrong/, listed(TEN, { role: 'Analyst' })],
  [
    'others',
    /scim.baseUrl or the access key is probably of another Klaviyo account, or userNames/,
    listed(names(10, 'x')),
  ],
  ['too many', /Nearly all of them are unexpected: the roster or the group names/, listed([...TEN, ...names(9, 'x')])],
  [
    'of all sorts',
    /They differ in several ways/,
    [
      ...listed(TEN.slice(0, 3), { role: 'manager' }),
      ...listed(TEN.slice(3, 6), { active: false }),
      ...listed(TEN.slice(6)),
    ],
  ],
])('GIVEN everyone is %s THEN the likely cause is named', (_what, cause, records) => {
  expect(compare(wanted(TEN), records).notices[0]?.message).toMatch(cause);
});

test('GIVEN pushes that fail, or hand-made assignments THEN those are named', () => {
  const of = (changes: object) =>
    compareThree(
      wanted(TEN),
      TEN.map((userName) => assigned({ id: userName, userName, ...changes })),
      listed(TEN),
    ).notices[0]?.message;
  expect(of(PUSH_FAILED)).toMatch(/pushes of nearly all of them failed/);
  expect(of({ through: 'person' })).toMatch(/assigned directly/);
});

test('GIVEN four people, a share that is allowed, names alone, or exceptions THEN no notice', () => {
  expect(compare(wanted(TEN), listed(TEN.slice(4))).notices).toEqual([]);
  const policy = { ...SAMPLE_POLICY, maximumDrift: 0.5 };
  expect(compare(wanted(TEN), listed(TEN.slice(5)), { policy }).notices).toEqual([]);
  expect(compare(wanted(TEN), listed(TEN, { givenName: 'Eve' })).notices).toEqual([]);
  const exceptions = TEN.map((user) => exception({ user, kinds: ['missing'] }));
  expect(compare(wanted(TEN), listed(TEN.slice(5)), { exceptions }).notices).toEqual([]);
});

test('GIVEN people who are switched off everywhere THEN they are not among those that the share is of', () => {
  const off = names(90, 'off').map((userName) => provisioned({ id: userName, userName, active: false }));
  expect(compare(wanted(TEN), [...listed(TEN.slice(5)), ...off]).notices[0]?.message).toMatch(/^5 of 10 people/);
});
