import { parseRoster } from '../../src/directory/parse-roster.js';
import { HEADER, ADA, read, refusals } from './read-sample-roster.js';

function utf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from(text, (character) => character.codePointAt(0)!).buffer);
}

describe('a column without a name', () => {
  test.each([
    ['at the end', `${HEADER},`, `${ADA},terminated`, 5],
    ['beside a status', `${HEADER},status,`, `${ADA},active,terminated`, 6],
    ['at the beginning', `,${HEADER}`, `terminated,${ADA}`, 1],
  ])('%s is refused in each line that has something there', (_where, header, line, place) => {
    expect(refusals(`${header}\n${line.replace('terminated', '')}\n${line.replace('ada', 'bob')}`)).toEqual([
      `people.csv:3: column ${place} has no name in the header, and "terminated" here; name it, with "status" if it says who ` +
        'has left, or leave the column out',
    ]);
  });

  test('is no mistake while nothing stands there', () => {
    expect(read(`,${HEADER},,\n ,${ADA},,`)).toHaveLength(1);
  });
});

describe('an empty status', () => {
  const header = `${HEADER},Team,Exit,status,Termination Date`;
  test('beside a column that can say who has left is refused where that is filled', () => {
    const lines = ['ada', 'bob', 'cy', 'di'].map((name) => `${name}@example.com,,,ana,x`);
    const [ada, bob, cy, di] = lines;
    expect(
      refusals([header, `${ada},,,`, `${bob},,active,2020-01-31`, `${cy},,,2020-01-31`, `${di},yes,,`].join('\n')),
    ).toEqual([
      'people.csv:4:25: status is empty, which means active, but "Termination Date" is "2020-01-31", which can say that the ' +
        'person has left; write the status',
      'people.csv:5:28: status is empty, which means active, but "Exit" is "yes", which can say that the person has left; ' +
        'write the status',
    ]);
  });

  test('means active, also where other lines have one', () => {
    expect(
      parseRoster(`${HEADER},status\n${ADA},\nb@example.com,,,x,inactive`, { path: 'people.csv' }).map(
        (one) => one.active,
      ),
    ).toEqual([true, false]);
  });
});

test('a header of 20,000 columns is read in time that grows with their number alone', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `team${index}`);
  const start = performance.now();
  expect(read(`${HEADER},${names.join(',')}\n${ADA}${','.repeat(20_000)}`)).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(5_000);
});

describe('a column that says who has left, without the column status', () => {
  test.each(['Termination Date', 'Block credential', 'Austrittsdatum'])('%s is refused, with its place', (column) => {
    expect(refusals(`${HEADER},Team,${column}\n${ADA},Growth,`)).toEqual([
      `people.csv:1:43: the header has no column "status", but "${column}", which can say who has left; call it "status", with ` +
        'the values active, inactive, suspended or deprovisioned, or, if it means something else, rename it or leave it out',
    ]);
    expect(read(`${HEADER},status,${column}\n${ADA},active,2026-01-31`)).toHaveLength(1);
  });

  test('is refused in a list too', () => {
    const entry = {
      userName: 'ada@example.com',
      givenName: 'A',
      familyName: 'L',
      groups: [],
      terminationDate: '2026-01-31',
    };
    expect(refusals(JSON.stringify([entry]), 'people.json')[0]).toMatch(
      /^people\.json:1:77: the entry has no key "status", but "terminationDate", which can say who has left; call it/,
    );
  });
});

describe('a file of another form', () => {
  test.each([',', ';', '\t'])('separated by %j, in every encoding that spreadsheets write', (delimiter) => {
    const text = `${HEADER},Note\r\n${ADA},"two\r\nlines, and ""quotes""; é"\r\n${',,,,\r\n'.repeat(2)}`.replace(
      /"[^"]*(?:""[^"]*)*"|,/g,
      (part) => (part === ',' ? delimiter : part),
    );
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const files = [Buffer.from(text), Buffer.from(`\uFEFF${text}`), little, Buffer.from(little).swap16()];
    for (const bytes of files) expect(read(bytes)).toEqual([['ada@example.com', 'klaviyo-admins']]);
    expect(parseRoster(little, { path: 'people.txt' })[0]!.attributes).toEqual({
      Note: 'two\nlines, and "quotes"; é',
    });
  });

  test('with a header in quotes that has other separators in it', () => {
    const [first, second] = [`"Name, given";userName;givenName;familyName;groups`, 'x;ada@example.com;Ada;L;a'];
    expect(read(`${first}\n${second}`)).toEqual([['ada@example.com', 'a']]);
  });

  test('whose separator cannot be told', () => {
    expect(refusals('userName,givenName;familyName\nada@example.com,a;b')).toEqual([
      'people.csv:1: the header has as many "," as ";" outside of quotes; say what separates the columns with a first line such as ' +
        'sep=; or put quotes around each cell',
    ]);
    expect(read(`sep=,\n${HEADER},a;b;c;d\n${ADA},x`)).toHaveLength(1);
  });

  test('separated by vertical bars, whether the file says so or not', () => {
    const lines = `${HEADER}\n${ADA}`.replaceAll(',', '|');
    const problem = 'the columns are separated by "|"; save the file with commas (in a spreadsheet: "CSV UTF-8")';
    expect(refusals(lines)).toEqual([`people.csv:1: ${problem}`]);
    expect(refusals(`sep=|\n${lines}`)).toEqual([`people.csv:2: ${problem}`]);
  });

  test('with a line of one cell', () => {
    expect(refusals(`${HEADER}\n${ADA}\nx`)).toEqual(['people.csv:3: the line has 1 cell, and the header 4']);
  });

  test("with Excel's line sep=", () => {
    expect(read(`sep=;\r\n${HEADER}\r\n${ADA}\r\n`.replaceAll(',', ';'))).toEqual([
      ['ada@example.com', 'klaviyo-admins'],
    ]);
  });

  test('with rows of separators only', () => {
    expect(read(`${HEADER}\n${ADA}\n,,,\n,,,\n`)).toEqual([['ada@example.com', 'klaviyo-admins']]);
    expect(refusals(`${HEADER}\n,,,\n`)).toEqual(['people.csv:1: the roster has a header and nobody in it']);
  });

  test("with Entra's column names: the right ones are named, and none by its spelling alone", () => {
    expect(
      refusals(
        'userPrincipalName,displayName,surname,mail,givenName,groups\nada@example.com,Ada L,L,ada@example.com,Ada,x',
      ),
    ).toEqual([
      'people.csv:1: the header has no column "userName"; is it one of those called "userPrincipalName", "mail"?',
      'people.csv:1: the header has no column "familyName"; is it the one called "surname"?',
    ]);
  });

  const HELD = [
    "each person's userName in Klaviyo, usually the e-mail address",
    'the given names',
    'the family names',
    'the groups of each person',
  ];

  test.each([
    [
      'Email Address [Required],First Name [Required],Last Name [Required]',
      ['Email Address [Required]', 'First Name [Required]', 'Last Name [Required]', undefined],
    ],
    ['login,firstName,lastName,memberOf', ['login', 'firstName', 'lastName', 'memberOf']],
    ['usrName,givnName,famlyName,gruops', ['usrName', 'givnName', 'famlyName', 'gruops']],
    ['displayName,surname,team', [undefined, undefined, 'surname', undefined]],
    ['E-Mail-Adresse,Vorname,Nachname,Gruppen', ['E-Mail-Adresse', 'Vorname', 'Nachname', 'Gruppen']],
  ])('with the header %s', (header, meant) => {
    expect(refusals(`${header}\nx`)).toEqual(
      ['userName', 'givenName', 'familyName', 'groups'].map((column, place) => {
        const name = meant[place];
        const remedy =
          name === undefined
            ? `add it, rename the one that holds ${HELD[place]}, or map it in the access file (directory.columns)`
            : `is it the one called "${name}"?`;
        return `people.csv:1: the header has no column "${column}"; ${remedy}`;
      }),
    );
  });

  test('with keys of other names in a list', () => {
    expect(refusals('- { email: ada@example.com, firstName: A, surname: L, groups: [] }', 'people.yaml')).toEqual([
      'people.yaml:1: the entry has no key "userName"; is it the one called "email"?',
      'people.yaml:1: the entry has no key "givenName"; is it the one called "firstName"?',
      'people.yaml:1: the entry has no key "familyName"; is it the one called "surname"?',
    ]);
  });

  const text = Buffer.from(`${HEADER}\n${ADA}\n`);
  test.each([
    [
      'an Excel workbook',
      Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'),
      /^people\.csv:1: the file is an Excel workbook or another ZIP file; save the sheet as "CSV UTF-8"$/,
    ],
    [
      'a workbook of an old Excel',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /a workbook of an old Excel; save the sheet as/,
    ],
    ['a gzip file', Buffer.from('1f8b0800', 'hex'), /compressed with gzip; unpack it first$/],
    ['a PDF', Buffer.from('%PDF-1.7'), /is a PDF; export the people/],
    ['a web page', Buffer.from('\n<!doctype html><title>Sign in</title>'), /is a web page, not a list of people/],
    ['a web page without a document type', Buffer.from('<HTML><table>'), /is a web page, not a list of people/],
    ['XML', Buffer.from('<?xml version="1.0"?>'), /is XML; export the people/],
    ['a web page in UTF-16', Buffer.from('\ufeff<!DOCTYPE html>', 'utf16le'), /is a web page, not a list of people/],
    [
      'UTF-16 without a mark',
      Buffer.from(text.toString(), 'utf16le'),
      /is UTF-16 without a byte order mark; save it as UTF-8/,
    ],
    ['UTF-32 with a mark', utf32(`\ufeff${text.toString()}`), /is UTF-32; save it as UTF-8/],
    ['UTF-32 without one', utf32(text.toString()), /is UTF-32; save it as UTF-8/],
    ['UTF-32 the other way round', utf32(text.toString()).swap32(), /is UTF-32; save it as UTF-8/],
    ['UTF-32 the other way round, with a mark', utf32(`\ufeff${text.toString()}`).swap32(), /is UTF-32; save it as/],
    [
      'UTF-16 the other way round',
      Buffer.from(text.toString(), 'utf16le').swap16(),
      /is UTF-16 without a byte order mark; save/,
    ],
  ])('that is %s', (_what, bytes, message) => {
    for (const path of ['people.csv', 'people.yaml']) {
      const problems = refusals(bytes, path);
      expect(problems).toHaveLength(1);
      expect(problems[0]!.replace('.yaml', '.csv')).toMatch(message);
    }
  });

  test('that came as text', () => {
    expect(refusals('PK\x03\x04')).toEqual([
      'people.csv:1: the file is an Excel workbook or another ZIP file; save the sheet as "CSV UTF-8"',
    ]);
  });
});

test('a file in which every line is wrong has a message of ten lines, with the first of each kind, and counts', () => {
  const noAddress = Array.from({ length: 300 }, (_, index) => `ada${index},A,L,x`);
  const tab = Array.from({ length: 200 }, (_, index) => `bob${index}@example.com,"x\ty",L,x`);
  const lines = refusals([HEADER, ...noAddress, ...tab].join('\n'));
  expect(lines).toHaveLength(11);
  expect(lines.slice(0, 9).map((line) => line.split(':')[1])).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10']);
  expect(lines[9]).toMatch(/^people\.csv:302:/);
  expect(lines[10]).toBe('… and 490 more. In all: 300 like line 2, 200 like line 302.');
});

test('people who are named again are each named with the line of the first, however many there are', () => {
  const people = ['ada', 'bob', 'ADA', 'cy', 'Cy', 'bob', 'bOb'].map((name) => `${name}@example.com,,,`);
  expect(refusals([HEADER, ...people].join('\n'))).toEqual([
    'people.csv:4: userName "ADA@example.com" is on line 2 already; a person has one line',
    'people.csv:6: userName "Cy@example.com" is on line 5 already; a person has one line',
    'people.csv:7: userName "bob@example.com" is on line 3 already; a person has one line',
    'people.csv:8: userName "bOb@example.com" is on line 3 already; a person has one line',
  ]);
});
