import {
  assigned,
  compare,
  compareThree,
  declared,
  findingsOf,
  kindsOf,
  provisioned,
  wordsOf,
} from '../sample-account.js';

test('GIVEN another given and family name THEN one low finding that shows both and says that it may be unfixable', () => {
  const [finding, ...rest] = findingsOf(compare([declared()], [provisioned({ givenName: 'Eve', familyName: '' })]));

  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ kind: 'name', severity: 'low' });
  expect(finding?.message).toBe(
    'In Klaviyo the given name is "Eve", in the directory "Ada", and the family name is empty, in the directory ' +
      '"Lovelace".',
  );
  expect(finding?.remedy).toContain('the identity provider cannot change it');
});

test.each([
  ['outer blanks', { givenName: ' Ada ' }, {}],
  ['Unicode form', { givenName: 'Ade\u0301' }, { givenName: 'Ad\u00e9' }],
  ['names that the directory does not have', {}, { givenName: '', familyName: ' ' }],
])('GIVEN a difference of %s only THEN nothing is found', (_what, klaviyo, directory) => {
  expect(kindsOf(compare([declared(directory)], [provisioned(klaviyo)]))).toEqual([]);
});

test('GIVEN a difference in case THEN it is one', () => {
  expect(kindsOf(compare([declared()], [provisioned({ givenName: 'ada' })]))).toEqual(['low name']);
});

const KEPT =
  'If Klaviyo keeps it, the person may be in several Klaviyo companies, where the identity provider cannot change it: then add ' +
  'an exception to the access file.';
const IN_OKTA = 'Correct the name in Okta and push the user again.';

test("GIVEN another name in the app's profile THEN it is compared with the directory, and Klaviyo with the profile", () => {
  const drift = compareThree(
    [declared()],
    [assigned({ givenName: 'Eve', familyName: 'Byron' })],
    [provisioned({ givenName: 'Eve' })],
  );

  expect(wordsOf(drift, 'name')).toEqual([
    ['In Klaviyo the family name is "Lovelace", in Okta "Byron".', `${IN_OKTA} ${KEPT}`],
    [
      `In the app's profile in Okta the given name is "Eve", in the directory "Ada", and the family name is "Byron", in the ` +
        'directory "Lovelace".',
      "Correct the name in the directory or in the person's profile in Okta, from which the app's profile is mapped.",
    ],
  ]);
});

test.each([
  ['given', { givenName: '' }, { givenName: 'Eve' }, 'the given name is "Eve", in Okta "Ada"'],
  ['family', { familyName: '' }, { familyName: 'Byron' }, 'the family name is "Byron", in Okta "Lovelace"'],
])(
  'GIVEN a profile without a %s name THEN Klaviyo has what the directory has, or differs',
  (_what, none, other, words) => {
    const inKlaviyo = (record: object) => compareThree([declared()], [assigned(none)], [provisioned(record)]);

    expect(kindsOf(inKlaviyo({}))).toEqual([]);
    expect(wordsOf(inKlaviyo(other), 'name')).toEqual([[`In Klaviyo ${words}.`, `${IN_OKTA} ${KEPT}`]]);
  },
);

test('GIVEN not assigned THEN Klaviyo is compared with the directory', () => {
  expect(wordsOf(compareThree([declared()], [], [provisioned({ familyName: 'Byron' })]), 'name')).toEqual([
    ['In Klaviyo the family name is "Byron", in the directory "Lovelace".', `${IN_OKTA} ${KEPT}`],
  ]);
});

test('GIVEN a name that differs in one of two assignments, or in one of two records THEN that one is found', () => {
  const found = (users: readonly string[], records: readonly string[]) =>
    findingsOf(
      compareThree(
        [declared()],
        users.map((givenName, index) => assigned({ id: `00u${index}`, givenName })),
        records.map((givenName, index) => provisioned({ id: `u${index}`, givenName })),
      ),
    )
      .filter(({ kind }) => kind === 'name')
      .map(({ hop, assigned: user, provisioned: record }) => `${hop} ${user?.id} ${record?.id}`);

  expect(found(['Ada', 'Eve'], ['Ada'])).toEqual(['declared-assigned 00u1 u0']);
  expect(found(['Ada'], ['Ada', 'Eve'])).toEqual(['assigned-provisioned 00u0 u1']);
});

test('GIVEN a name of outer blanks in Klaviyo only THEN nothing is found', () => {
  expect(kindsOf(compare([declared({ givenName: ' ' })], [provisioned({ givenName: 'Eve' })]))).toEqual([]);
});
