import {
  assigned,
  compare,
  compareThree,
  exception,
  findingsOf,
  kindsOf,
  provisioned,
  roster,
  wordsOf,
} from '../sample-account.js';

const EVE = { userName: 'eve@example.com' };
const LEFT = roster({}, { ...EVE, userName: 'Eve@Example.com', active: false });
const STATUS = 'If they have not left, correct their status in the directory (people.csv:3).';

const leftInKlaviyo = (role: string | undefined, changes = {}) =>
  compare([], [provisioned({ ...EVE, role })], changes, undefined, LEFT);

test.each([
  ['admin', 'critical'],
  [undefined, 'critical'],
  ['manager', 'high'],
  ['analyst', 'high'],
])('GIVEN somebody who has left with the role %s in Klaviyo THEN leaver is %s, and nothing else', (role, severity) => {
  expect(kindsOf(leftInKlaviyo(role))).toEqual([`${severity} leaver`]);
});

test('GIVEN Okta was not read THEN where the access is to be removed, and the place of the status', () => {
  expect(wordsOf(leftInKlaviyo('analyst'), 'leaver')).toEqual([
    [
      'Active in Klaviyo with the role "analyst", although the directory lists them as inactive (people.csv:3).',
      `If they have left, unassign them from the app in Okta, or remove them in Klaviyo if they were added there. ${STATUS}`,
    ],
  ]);
});

test('GIVEN they are not assigned THEN they are to be removed in Klaviyo', () => {
  const drift = compareThree([], [assigned({ userName: 'ada@example.com' })], [provisioned(EVE)], {}, undefined, LEFT);

  expect(wordsOf(drift, 'leaver').map(([, remedy]) => remedy)).toEqual([
    `If they have left, remove them in Klaviyo. ${STATUS}`,
  ]);
});

test('GIVEN they are still assigned THEN the assignment is to be removed, at the first hop', () => {
  const drift = compareThree([], [assigned({ ...EVE, through: 'person' })], [], {}, undefined, LEFT);

  expect(findingsOf(drift).filter(({ kind }) => kind === 'leaver')).toMatchObject([{ hop: 'declared-assigned' }]);
  expect(wordsOf(drift, 'leaver')[0]).toEqual([
    'Assigned in Okta directly with the role "analyst", and not in Klaviyo yet, although the directory lists them as ' +
      'inactive (people.csv:3).',
    `If they have left, remove the direct assignment in Okta, under the app > Assignments > People. ${STATUS}`,
  ]);
});

test('GIVEN they are switched off everywhere THEN nothing is found', () => {
  const gone = provisioned({ ...EVE, active: false });

  expect(kindsOf(compare([], [gone], {}, undefined, LEFT))).toEqual([]);
});

test('GIVEN an exception or an unmanaged pattern for people who are not declared THEN it covers nobody who has left', () => {
  const exceptions = [exception({ user: EVE.userName, kinds: ['unexpected'] })];
  expect(findingsOf(leftInKlaviyo('analyst', { exceptions })).map(({ kind, exception: by }) => [kind, by])).toEqual([
    ['leaver', null],
    ['unmatched-exception', null],
  ]);

  const covered = leftInKlaviyo('analyst', { exceptions: [exception({ user: EVE.userName, kinds: ['leaver'] })] });
  expect(covered.summary.excepted).toBe(1);
});

test('GIVEN their record is that of a declared person, who was renamed THEN it is not found as that of a leaver', () => {
  const renamed = { userName: 'mary.jones@example.com' };
  const drift = compareThree(
    [
      {
        ...renamed,
        givenName: 'Ada',
        familyName: 'Lovelace',
        role: 'analyst',
        group: 'klaviyo-analysts',
        priority: 2,
        passedOver: [],
      },
    ],
    [assigned({ ...renamed, externalId: 'u1' })],
    [provisioned(EVE)],
    {},
    undefined,
    LEFT,
  );

  expect(kindsOf(drift)).toEqual(['medium renamed']);
});
