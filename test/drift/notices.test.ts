import { compareAccount } from '../../src/drift/compare.js';
import { failsOn } from '../../src/drift/fail-on.js';
import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { type DeclaredPerson } from '../../src/people/declared-person.js';
import {
  account,
  listing,
  TODAY,
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
    /^5 of 10 people are in drift, 50 %; the policy allows up to 30 % \(maximumDrift\)\. The cause is probably the configuration\. Nearly all of them are missing: provisioning is probably switched off/,
  );
  expect(failsOn({ accounts: [drift] })).toHaveLength(5);
});

test.each([
  ['switched off', /Nearly all of them are switched off: the app/, listed(TEN, { active: false })],
  ['of another role', /the attribute mapping of role/, listed(TEN, { role: 'manager' })],
  ['of an unknown role', /values of the roles in Okta are probably wrong/, listed(TEN, { role: 'Analyst' })],
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

test('GIVEN pushes that fail, or direct assignments THEN those are named', () => {
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

describe('the whole message', () => {
  const START =
    '10 of 10 people are in drift, 100 %; the policy allows up to 30 % (maximumDrift). The cause is probably the ' +
    'configuration.';
  const END = 'Resolve that before you correct them one by one.';
  const users = (changes: Partial<AssignedPerson>) =>
    TEN.map((userName) => assigned({ id: userName, userName, ...changes }));

  test.each([
    [
      'missing',
      compareThree(wanted(TEN), users({}), []),
      'Nearly all of them are missing: provisioning is probably switched off, or scim.baseUrl or the access key is of another ' +
        'Klaviyo account.',
    ],
    [
      'switched off',
      compare(wanted(TEN), listed(TEN, { active: false })),
      'Nearly all of them are switched off: the app or its provisioning was probably switched off.',
    ],
    [
      'unexpected',
      compare([], listed(TEN)),
      'Nearly all of them are unexpected: the roster or the group names in the access file are probably wrong or out of date.',
    ],
    [
      'of another role',
      compare(wanted(TEN), listed(TEN, { role: 'manager' })),
      'Nearly all of them have another role: the attribute mapping of role, or the roles of the groups in Okta, are probably ' +
        'wrong.',
    ],
    [
      'of a role that is not known',
      compare(wanted(TEN), listed(TEN, { role: 'Analyst' })),
      'Nearly all of them have a role that is not known: the values of the roles in Okta are probably wrong, or customRoles ' +
        'lacks them.',
    ],
    [
      'not pushed',
      compareThree(wanted(TEN), users(PUSH_FAILED), listed(TEN)),
      'The pushes of nearly all of them failed: the access key in Okta is probably not valid any more, or provisioning fails.',
    ],
    [
      'assigned directly',
      compareThree(wanted(TEN), users({ through: 'person' }), listed(TEN)),
      'Nearly all of them are assigned directly: the app was probably assigned to people rather than to groups.',
    ],
    [
      'missing or unexpected',
      compare(wanted(TEN.slice(5)), listed(TEN.slice(0, 5))),
      'Nearly all of them are missing or unexpected: scim.baseUrl or the access key is probably of another Klaviyo account, or ' +
        'userNames are written in another form than in the directory.',
    ],
    [
      'different in several ways',
      compare(wanted(TEN), [
        ...listed(TEN.slice(0, 5), { role: 'manager' }),
        ...listed(TEN.slice(5), { active: false }),
      ]),
      'They differ in several ways: check the directory, scim.baseUrl and the app in Okta (klaviyo-access doctor).',
    ],
  ])('GIVEN ten of ten are %s', (_what, drift, cause) => {
    expect(drift.notices).toEqual([{ kind: 'probable-configuration-fault', message: `${START} ${cause} ${END}` }]);
  });

  test('GIVEN no identity provider, and several differences THEN none is named', () => {
    const drift = compareAccount({
      account: account(),
      declared: wanted(TEN),
      listing: listing([...listed(TEN.slice(0, 5), { role: 'manager' }), ...listed(TEN.slice(5), { active: false })]),
      directorySource: 'roster people.csv',
      today: TODAY,
    });
    expect(drift.notices[0]?.message).toContain(
      ' They differ in several ways: check the directory, scim.baseUrl (klaviyo-access doctor). Resolve',
    );
  });
});

test('GIVEN four of five are missing THEN nearly all are; GIVEN seven of ten THEN not', () => {
  const cause = (missing: number, role: number) =>
    compare(wanted(TEN), [
      ...listed(TEN.slice(missing, missing + role), { role: 'manager' }),
      ...listed(TEN.slice(missing + role)),
    ]).notices[0]?.message;
  expect(cause(4, 1)).toContain('Nearly all of them are missing');
  expect(cause(7, 3)).toContain('They differ in several ways');
});

test('GIVEN people of several kinds THEN each person counts once, and the first of the kinds that all of them share decides', () => {
  const users = TEN.map((userName) => assigned({ id: userName, userName, through: 'person', ...PUSH_FAILED }));
  const { notices } = compareThree(wanted(TEN), users, listed(TEN));
  expect(notices[0]?.message).toMatch(/^10 of 10 people .* The pushes of nearly all of them failed/);
});

test('GIVEN people who are assigned alone, or whose assignment has ended THEN the first are among all, the others are not', () => {
  const more = (access: 'given' | 'ended') =>
    compareThree(
      wanted(TEN),
      [
        ...TEN.map((userName) => assigned({ id: userName, userName })),
        ...names(10, 'x').map((userName) => assigned({ id: userName, userName, access })),
      ],
      listed(TEN.slice(5)),
    ).notices[0]?.message;
  expect(more('ended')).toMatch(/^5 of 10 people/);
  expect(more('given')).toMatch(/^15 of 20 people/);
});

test('GIVEN the owner is listed or declared THEN they are not among all', () => {
  const owner = declared({ userName: 'owner@example.com' });
  expect(compare([owner, ...wanted(TEN)], listed(TEN.slice(5))).notices[0]?.message).toMatch(/^5 of 10 people/);
});
