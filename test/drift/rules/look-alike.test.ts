import { compare, declared, exception, findingsOf, kindsOf, provisioned, wordsOf } from '../sample-account.js';

const SENTENCE = 'The userName "mar<U+212A>@example.com" looks like "mark@example.com", and is compared as that.';
const alike = provisioned({ lookAlike: SENTENCE });

test("GIVEN a stranger's record that looks like a declared person's THEN that is found, and nothing else of it is", () => {
  const drift = compare([declared()], [alike]);
  expect(kindsOf(drift)).toEqual(['high look-alike']);
  expect(wordsOf(drift, 'look-alike')).toEqual([
    [
      `${SENTENCE} So the record counts as that of this person, and may be of somebody else.`,
      'Find out in Klaviyo whose record it is, and correct its userName; if nobody knows them, treat it as an incident.',
    ],
  ]);
});

test('GIVEN an exception for a contradictory record THEN it does not cover the userName', () => {
  const exceptions = [exception({ user: 'ada@example.com', kinds: ['conflicting-record', 'no-active'] })];
  const found = findingsOf(compare([declared()], [alike], { exceptions })).find(({ kind }) => kind === 'look-alike');
  expect(found?.exception).toBeNull();
});

test('GIVEN two records, or one that is switched off THEN the active one of such a userName alone', () => {
  const found = findingsOf(compare([declared()], [provisioned(), { ...alike, id: 'u2' }]));
  expect(found.filter(({ kind }) => kind === 'look-alike').map(({ provisioned: record }) => record?.id)).toEqual([
    'u2',
  ]);
  expect(kindsOf(compare([declared()], [{ ...alike, active: false }]))).toEqual(['medium inactive']);
});
