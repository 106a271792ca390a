import {
  assigned,
  compare,
  compareThree,
  declared,
  ENDED,
  exception,
  findingsOf,
  hopsOf,
  kindsOf,
  provisioned,
  wordsOf,
} from '../sample-account.js';

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

describe('an assignment whose userName looks like that of a declared person', () => {
  const mark = declared({ userName: 'mark@example.com' });
  const strange = assigned({ id: '00u9', userName: 'mar\u212A@example.com' });
  const record = provisioned({ userName: 'mark@example.com' });
  const recordAlike = { ...record, userName: strange.userName, lookAlike: SENTENCE };

  test.each([
    ['in Klaviyo is the declared one', [record]],
    ['in Klaviyo has the same userName, which was pushed', [recordAlike]],
  ])('GIVEN the record %s THEN it is found once, at the first hop', (_, records) => {
    const drift = compareThree([mark], [strange], records);
    expect(hopsOf(drift)).toEqual(['high look-alike declared-assigned']);
    expect(wordsOf(drift, 'look-alike')).toEqual([
      [
        `${SENTENCE} So the assignment in Okta counts as that of this person, and may be of somebody else.`,
        'Find out in Okta whose it is, and correct the userName there; if nobody knows them, treat it as an incident.',
      ],
    ]);
    expect(findingsOf(drift)[0]).toMatchObject({ user: strange.userName, assigned: { id: '00u9' } });
  });

  test('GIVEN their own assignment beside it THEN the stranger is found', () => {
    const own = assigned({ id: '00u1', userName: 'mark@example.com' });
    expect(hopsOf(compareThree([mark], [own, strange], [record]))).toContain('high look-alike declared-assigned');
  });

  test('GIVEN a record that looks like another than the assignment THEN each is found', () => {
    const other = { ...recordAlike, userName: 'mark@example.com\u00A0' };
    expect(hopsOf(compareThree([mark], [strange], [other]))).toEqual([
      'high look-alike assigned-provisioned',
      'high look-alike declared-assigned',
    ]);
  });

  test('GIVEN an assignment that has ended THEN it gives nothing, and is no look-alike', () => {
    const kinds = kindsOf(compareThree([mark], [{ ...strange, ...ENDED }], []));
    expect(kinds.filter((kind) => kind.includes('look-alike'))).toEqual([]);
  });

  test.each([
    ['a letter of another script', 'm\u0430rk@example.com'],
    ['a hidden character within', 'ma\u200Brk@example.com'],
  ])('GIVEN %s, which leaves the key another one THEN nobody declared them', (_, userName) => {
    const own = assigned({ userName: 'mark@example.com' });
    const drift = compareThree([mark], [own, { ...strange, userName }], [record]);
    expect(hopsOf(drift)).toEqual(['high unexpected declared-assigned']);
  });
});
