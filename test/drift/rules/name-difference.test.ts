import { provisioned, compare, declared, findingsOf, kindsOf } from '../sample-account.js';

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
  ['names that the directory does not tell', {}, { givenName: '', familyName: ' ' }],
])('GIVEN a difference of %s only THEN nothing is found', (_what, klaviyo, directory) => {
  expect(kindsOf(compare([declared(directory)], [provisioned(klaviyo)]))).toEqual([]);
});

test('GIVEN a difference in case THEN it is one', () => {
  expect(kindsOf(compare([declared()], [provisioned({ givenName: 'ada' })]))).toEqual(['low name']);
});
