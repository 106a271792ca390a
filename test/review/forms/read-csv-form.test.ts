import { readCsvForm } from '../../../src/review/forms/read-csv-form.js';
import { type FormReading } from '../../../src/review/forms/decision-form.js';

const read = (text: string): FormReading => readCsvForm(Buffer.from(text, 'utf8'));
const HEADER = 'row,account,userName,decision,newRole,reason,review';
const REVIEW = '0123456789abcdef/aaaaaaaaaaaaaaaa';
const KEEP = {
  form: {
    review: '0123456789abcdef',
    population: 'aaaaaaaaaaaaaaaa',
    reviewer: undefined,
    decisions: [{ row: 'r0123456789ab', account: 'acme', userName: 'ada@example.com', decision: 'keep', at: 'line 2' }],
    answers: [],
  },
};

test.each([
  ['as it was written', `${HEADER}\r\nr0123456789ab,acme,ada@example.com,keep,,,${REVIEW}\r\n`],
  [
    'with semicolons and a byte order mark',
    `\ufeff${HEADER.replaceAll(',', ';')}\nr0123456789ab;acme;ada@example.com;Keep;;;${REVIEW}\n`,
  ],
  [
    'with its columns in another order, and others',
    `review,reason,newRole,note,decision,userName,account,row\n${REVIEW},,,x,KEEP,ada@example.com,acme,R0123456789AB\n`,
  ],
  [
    'with rows that are not decided on',
    `${HEADER}\nr0123456789ab,acme,ada@example.com,keep,,,${REVIEW}\nr1123456789ab,acme,lin@example.com,,,,${REVIEW}\n`,
  ],
])('GIVEN a file %s THEN it is read', (_, text) => {
  expect(read(text)).toEqual(KEEP);
});

test('GIVEN a question THEN its answer is read', () => {
  expect(read(`${HEADER}\nq-sso-required,acme,,no,,not yet,${REVIEW}\n`)).toMatchObject({
    form: { answers: [{ question: 'sso-required', account: 'acme', answer: 'no', reason: 'not yet' }], decisions: [] },
  });
});

test('GIVEN a reason that was kept from being a formula THEN the apostrophe is taken off', () => {
  expect(read(`${HEADER}\nr0123456789ab,acme,ada@example.com,revoke,,'=left,${REVIEW}\n`)).toMatchObject({
    form: { decisions: [{ reason: '=left' }] },
  });
});

test.each([
  ['a missing column', 'row,account,userName,decision\n', 'line 1', /"newRole", "reason", "review" is missing/],
  [
    'another word',
    `${HEADER}\nr0123456789ab,acme,ada@example.com,revke,,,${REVIEW}\n`,
    'line 2',
    /Did you mean "revoke"/,
  ],
  [
    'another word for an answer',
    `${HEADER}\nq-sso-required,acme,,maybe,,,${REVIEW}\n`,
    'line 2',
    /expected one of yes, no/,
  ],
  ['an unmatched quote', `${HEADER}\n"r0123,acme,ada@example.com,keep,,,${REVIEW}\n`, 'line 2', /cannot be read here/],
  ['nothing', '', 'the file', /It is empty/],
])('GIVEN %s THEN it is refused at its place', (_, text, at, message) => {
  expect(read(text)).toEqual({ faults: [{ at, message: expect.stringMatching(message) as string }] });
});

test('GIVEN rows of two reviews THEN it is refused', () => {
  const row = `r0123456789ab,acme,ada@example.com,keep,,,`;
  expect(read(`${HEADER}\n${row}${REVIEW}\n${row}other\n`)).toMatchObject({
    faults: [{ message: expect.stringContaining('several reviews') as string }],
  });
});

test('GIVEN an Excel workbook THEN it says what to save', () => {
  expect(read('PK\u0003\u0004')).toMatchObject({
    faults: [{ message: expect.stringContaining('CSV UTF-8') as string }],
  });
});
