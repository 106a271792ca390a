import { type FormReading } from '../../../src/review/forms/decision-form.js';
import { readCsvForm } from '../../../src/review/forms/read-csv-form.js';

/** The CSV form as spreadsheets save it: bytes as Excel and LibreOffice write them. */

const REVIEW = '0123456789abcdef/aaaaaaaaaaaaaaaa';
const COLUMNS = ['row', 'account', 'userName', 'decision', 'newRole', 'reason', 'attachment', 'review'];
const CELLS: Readonly<Record<string, string>> = {
  ...{ row: 'r0123456789ab', account: 'acme', userName: 'ada@example.com', decision: 'revoke', newRole: '' },
  ...{ reason: 'left', attachment: '', review: REVIEW },
};

interface Sheet {
  readonly delimiter?: string;
  readonly end?: string;
  readonly columns?: readonly string[];
  readonly cells?: Readonly<Record<string, string>>;
}

/** A sheet of one row, its cells as they are to stand in the file. */
function sheet({ delimiter = ',', end = '\r\n', columns = COLUMNS, cells = {} }: Sheet = {}): string {
  const row: Readonly<Record<string, string>> = { ...CELLS, ...cells };
  return [columns, columns.map((name) => row[name] ?? '')].map((line) => line.join(delimiter) + end).join('');
}

const read = (text: string): FormReading => readCsvForm(Buffer.from(text, 'utf8'));

const REVOKED = {
  form: {
    ...{ review: '0123456789abcdef', population: 'aaaaaaaaaaaaaaaa', reviewer: undefined, answers: [] },
    decisions: [
      {
        ...{ row: 'r0123456789ab', account: 'acme', userName: 'ada@example.com', decision: 'revoke', reason: 'left' },
        at: 'line 2',
      },
    ],
  },
};

test.each([
  ['Excel "CSV UTF-8" with a comma', Buffer.from(`\ufeff${sheet()}`)],
  ['Excel "CSV UTF-8" in a country with decimal commas', Buffer.from(`\ufeff${sheet({ delimiter: ';' })}`)],
  ['Excel "Unicode text"', Buffer.from(`\ufeff${sheet({ delimiter: '\t' })}`, 'utf16le')],
  ['LibreOffice', Buffer.from(sheet({ end: '\n' }))],
  ['LibreOffice with every text in quotes', Buffer.from(sheet().replace(/[^,\r\n]+/g, '"$&"'))],
  ['an old Mac', Buffer.from(sheet({ end: '\r' }))],
  ['a file that names its separator', Buffer.from(`sep=;\r\n${sheet({ delimiter: ';' })}`)],
])('GIVEN %s THEN it is read', (_, bytes) => {
  const reading = readCsvForm(bytes);
  expect('form' in reading && reading.form.decisions.map(({ decision, reason }) => [decision, reason])).toEqual([
    ['revoke', 'left'],
  ]);
});

test.each<[string, Sheet]>([
  ['columns in another order', { columns: COLUMNS.toReversed() }],
  ['further columns, some without a name', { columns: ['note', ...COLUMNS, '', ''], cells: { note: 'x' } }],
  ['a column "attachment" that was deleted', { columns: COLUMNS.filter((name) => name !== 'attachment') }],
  ['blanks around cells', { cells: { decision: ' revoke ', row: ' r0123456789ab', reason: ' left  ' } }],
  ['non-breaking blanks', { cells: { decision: 'revoke\u00a0', reason: '\u00a0left', account: '\u00a0acme' } }],
  ['an apostrophe before words', { cells: { decision: "'revoke", row: "'r0123456789ab" } }],
  ['quotation marks around words', { cells: { decision: '“Revoke”', account: '‘acme’' } }],
  ['capital letters', { cells: { decision: 'REVOKE', row: 'R0123456789AB', review: REVIEW.toUpperCase() } }],
])('GIVEN %s THEN the same is read', (_, change) => {
  expect(read(sheet(change))).toEqual(REVOKED);
});

test.each([
  ['headers in capital letters', (text: string) => text.replace(/^.*$/m, (header) => header.toUpperCase())],
  ['headers with blanks', (text: string) => text.replace('newRole', 'New Role').replace('userName', 'user name')],
  ['empty rows and columns at the end', (text: string) => `${text.replaceAll('\r\n', ',,,\r\n')},,,,,,,,,,\r\n\r\n`],
])('GIVEN %s THEN the same is read', (_, change) => {
  expect(read(change(sheet()))).toEqual(REVOKED);
});

test.each(['Change-Role', 'change role', 'CHANGE_ROLE', 'change–role', ' Change\u00a0role '])(
  'GIVEN the decision "%s" THEN it is change-role',
  (decision) => {
    expect(read(sheet({ cells: { decision, newRole: ' analyst ' } }))).toMatchObject({
      form: { decisions: [{ decision: 'change-role', newRole: 'analyst' }] },
    });
  },
);

test.each([
  ['with line breaks', '"left\nin June"', 'left\nin June'],
  ['with line breaks of Windows', '"left\r\nin June"', 'left\nin June'],
  ['with quotation marks', '"left ""for good"""', 'left "for good"'],
  ['with smart quotes', 'she said “left”', 'she said “left”'],
  ['that a spreadsheet made a date of', '2027-01-03', '2027-01-03'],
  ['that was kept from being a formula', "'-left", '-left'],
])('GIVEN a reason %s THEN it is kept as it was written', (_, written, reason) => {
  expect(read(sheet({ cells: { reason: written } }))).toMatchObject({ form: { decisions: [{ reason }] } });
});

test('GIVEN a userName that was kept from being a formula THEN it is that userName', () => {
  expect(read(sheet({ cells: { userName: "'=a;'+b@example.com" } }))).toMatchObject({
    form: { decisions: [{ userName: '=a;+b@example.com' }] },
  });
});

test('GIVEN an answer with an attachment THEN its file is named', () => {
  const cells = { row: 'Q-sso-required', userName: '', decision: 'not applicable', attachment: 'keys 1.png' };
  expect(read(sheet({ cells }))).toMatchObject({
    form: {
      decisions: [],
      answers: [{ question: 'sso-required', answer: 'not-applicable', attachment: { name: 'keys 1.png' } }],
    },
  });
});

test.each<[string, Sheet, RegExp]>([
  ['a reason without a decision', { cells: { decision: '' } }, /nothing is decided/],
  ['a new role without a decision', { cells: { decision: '', reason: '', newRole: 'admin' } }, /nothing is decided/],
  ['an error of a spreadsheet as a reason', { cells: { reason: '#NAME?' } }, /an error of a spreadsheet/],
  ['a formula as a decision', { cells: { decision: '=B2' } }, /The decision is "=B2"/],
  ['an attachment of a decision', { cells: { attachment: 'a.png' } }, /Only the answer to a question/],
])('GIVEN %s THEN it is refused at its line', (_, change, message) => {
  expect(read(sheet(change))).toEqual({
    faults: [{ at: 'line 2', message: expect.stringMatching(message) as string }],
  });
});

test('GIVEN a column twice THEN it is refused', () => {
  expect(read(sheet({ columns: [...COLUMNS, 'Decision'] }))).toMatchObject({
    faults: [{ at: 'line 1', message: expect.stringContaining('stands there twice') as string }],
  });
});

test('GIVEN Excel\'s "CSV" in the code page of Windows THEN the line is named, and how to save it', () => {
  const bytes = Buffer.from(sheet({ cells: { reason: 'gegangen für immer' } }), 'latin1');
  expect(readCsvForm(bytes)).toMatchObject({
    faults: [{ at: 'line 2', message: expect.stringContaining('CSV UTF-8') as string }],
  });
});
