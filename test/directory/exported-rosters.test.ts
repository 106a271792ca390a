import { parseRoster } from '../../src/directory/parse-roster.js';
import { RosterError } from '../../src/directory/roster-error.js';

/** Rosters as people, spreadsheets and other programs write them: read where that is sure, else named with what to do. */

const HEADER = 'userName,givenName,familyName,groups';
const ADA = 'ada@example.com,Ada,Lovelace,klaviyo-admins';

function read(content: string | Uint8Array, path = 'people.csv') {
  return parseRoster(content, { path }).map(({ userName, groups }) => [userName, ...groups]);
}

function refusals(content: string | Uint8Array, path = 'people.csv'): string[] {
  try {
    read(content, path);
  } catch (error) {
    if (error instanceof RosterError) return error.message.split('\n');
    throw error;
  }
  throw new Error('the roster was accepted');
}

function utf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from(text, (character) => character.codePointAt(0)!).buffer);
}

describe('what a spreadsheet left in the place of a group', () => {
  test.each<readonly [cell: string, shown: string, problem: string]>([
    ['"=""ana"""', '=\\"ana\\"', 'the sign "=" of a formula in it; write the value alone, without "=" and the quotes'],
    ['=ana', '=ana', 'the sign "=" of a formula in it; write the value alone'],
    ['\uff1dana', '\uff1dana', 'the sign "=" of a formula in it; write the value alone'],
    ['#REF!', '#REF!', 'an error of a spreadsheet in it; correct the cell in the spreadsheet, and export it again'],
    ...[
      '#N/A',
      '#NAME?',
      '#VALUE!',
      '#DIV/0!',
      '#NV',
      '#\u00a1VALOR!',
      '#BEZUG!',
      '#GETTING_DATA',
      '#####',
      'Err:502',
      '#n/a',
    ].map((error) => [error, error, 'an error of a spreadsheet in it; correct the cell'] as const),
    ...[
      'klaviyo-ana... (+3 more)',
      'ana\u2026',
      'ana +3 more',
      'ana (12 others)',
      'ana and 1 other',
      'ana (+2)',
      'ana...',
    ].map((list) => [list, list, 'the mark of a list that was cut off in it; export the whole list'] as const),
    [
      '\u00e9qu\ufffdipe',
      '\u00e9qu\ufffdipe',
      'the character \ufffd (U+FFFD), which stands for one that was lost, in it; export the',
    ],
  ])('%s is refused, with its line', (cell, shown, problem) => {
    const [line, ...others] = refusals(`${HEADER}\n${ADA}\nb@example.com,B,C,${cell}`);
    expect(others).toEqual([]);
    expect(line).toMatch(/^people\.csv:3:\d+: groups "/);
    expect(line).toContain(`groups "${shown}" has ${problem}`);
    expect(refusals(`${HEADER}\nb@example.com,B,C,"x;${cell.replace(/^"|"$/g, '')}"`)).toHaveLength(1);
  });

  test.each([
    '#general',
    'a=b',
    'R#N/A',
    'C#',
    'ana 3 more',
    '#N',
    'error:12',
    'a.b',
    'more',
    '1 and 2',
    'band 3 more',
    '#x!y',
    '#1',
  ])('%s is a group of that name', (group) => {
    expect(read(`${HEADER}\nb@example.com,B,C,${group}`)).toEqual([['b@example.com', group]]);
  });
});

describe('what a spreadsheet left around a userName', () => {
  test.each(["'bob@example.com", '=bob@example.com', '+bob@example.com', '-bob@example.com', '`bob@example.com'])(
    '%s is refused, with its place',
    (userName) => {
      expect(refusals(`${HEADER}\n${ADA}\n${userName},B,C,x`)).toEqual([
        `people.csv:3:1: userName "${userName}" begins with a quote or the sign of a formula; write the address alone`,
      ]);
    },
  );

  test('a quote at its end is refused too', () => {
    expect(refusals(`${HEADER}\nbob@example.com',B,C,x`)).toEqual([
      `people.csv:2:1: userName "bob@example.com'" ends with a quote or the sign of a formula; write the address alone`,
    ]);
  });

  test('such a sign within it is part of it', () => {
    expect(read(`${HEADER}\no'neil-b+x=y@example.com,B,C,x`)).toEqual([["o'neil-b+x=y@example.com", 'x']]);
  });
});

test.each([
  ['b\ufffdb@example.com,B,C', 'userName "b\ufffdb@example.com"', 2],
  ['b@example.com,B\ufffd,C', 'givenName "B\ufffd"', 16],
  ['b@example.com,B,\ufffdC', 'familyName "\ufffdC"', 17],
])('a character that was lost is named with its place, in %s', (cells, where, column) => {
  expect(refusals(`${HEADER}\n${ADA}\n${cells},x`)).toEqual([
    `people.csv:3:${column}: ${where} has the character \ufffd (U+FFFD), which stands for one that was lost, in it; export the ` +
      'source again, as UTF-8',
  ]);
});

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

describe('invisible and typographic characters', () => {
  test.each([
    ['bob\u200b@example.com', 4, 'the invisible character U+200B (zero width space) in it; remove it'],
    ['bob@example.com\u200b', 16, 'the invisible character U+200B (zero width space) in it; remove it'],
    ['bob\ufeff@example.com', 4, 'the invisible character U+FEFF (byte order mark) in it; remove it'],
    ['bob\u00ad@example.com', 4, 'the invisible character U+00AD (soft hyphen) in it; remove it'],
    ['bob\ufe0f@example.com', 4, 'the invisible character U+FE0F (variation selector 16) in it; remove it'],
    ['bob\u{e0101}@example.com', 4, 'the invisible character U+E0101 in it; remove it'],
    ['bo\u202eb@example.com', 3, 'the invisible character U+202E (right-to-left override) in it; remove it'],
    ['bob\u00a0b@example.com', 4, 'the blank U+00A0 (no-break space) in it; remove it or write a normal space'],
    ['o\u2019neil@example.com', 2, "the typographic quote \u2019 (U+2019) in it; write '"],
    ['o\u00b4neil@example.com', 2, "the typographic quote \u00b4 (U+00B4) in it; write '"],
    ['\u201ccy@example.com\u201d', 1, 'the typographic quote \u201c (U+201C) in it; write "'],
    ['\uff41da@example.com', 1, 'the character \uff41 (U+FF41) in place of a in it; write a'],
    [
      '\u0430da@example.com',
      1,
      'the letter \u0430 (U+0430) of another script among Latin ones in it; write the Latin letter',
    ],
    [
      'ada@ex\u0430mple.com',
      7,
      'the letter \u0430 (U+0430) of another script among Latin ones in it; write the Latin letter',
    ],
  ])('in the userName %j are named with their place', (userName, column, problem) => {
    const [line, ...others] = refusals(`${HEADER}\n${ADA}\n${userName},B,C,x`);
    expect(others).toEqual([]);
    expect(line).toMatch(new RegExp(`^people\\.csv:3:${column}: userName "`));
    expect(line).toContain(` has ${problem}`);
  });

  test.each([
    ['klaviyo-\u200banalysts', 27, 'the invisible character U+200B (zero width space) in it; remove it'],
    ['klaviyo\u00a0analysts', 26, 'the blank U+00A0 (no-break space) in it; remove it or write a normal space'],
    [
      '\u201cklaviyo-analysts\u201d',
      19,
      'the typographic quote \u201c (U+201C) in it; write the name without quotes around it',
    ],
    ["'klaviyo-analysts'", 19, "the quote ' (U+0027) in it; write the name without quotes around it"],
    ['\u2018a\u2019', 19, 'the typographic quote \u2018 (U+2018) in it; write the name without quotes around it'],
    ['a\u00bb', 20, 'the typographic quote \u00bb (U+00BB) in it; write the name without quotes around it'],
    ['ok;b\u2066', 23, 'the invisible character U+2066 in it; remove it'],
    ['a\tb', 20, 'the blank U+0009 (tab) in it; separate groups with ";"'],
  ])('in the groups %j are named with their place', (groups, column, problem) => {
    const [line, ...others] = refusals(`${HEADER}\n${ADA}\nb@example.com,B,C,${groups}`);
    expect(others).toEqual([]);
    expect(line).toMatch(new RegExp(`^people\\.csv:3:${column}: groups "`));
    expect(line).toContain(` has ${problem}`);
  });

  test('between groups, a line break is named with the separator that is wanted', () => {
    expect(refusals(`${HEADER}\nb@example.com,B,C,"klaviyo-analysts\nall-staff"`)).toEqual([
      'people.csv:3: groups "klaviyo-analysts<U+000A>all-staff" has the invisible character U+000A (line feed) in it; separate groups with ";"',
    ]);
  });

  test('in a list are named with the place of their key', () => {
    const names = 'givenName: B, familyName: C';
    expect(
      refusals(
        `- { userName: "bob\\u200b@example.com", ${names}, groups: [] }\n` +
          `- { userName: cy@example.com, ${names}, groups: [ok, "klaviyo\\u00a0analysts"] }\n` +
          `- userName: di@example.com\n  givenName: D\n  familyName: E\n  groups: "\u201cx\u201d"\n`,
        'people.yaml',
      ),
    ).toEqual([
      'people.yaml:1:5: userName "bob<U+200B>@example.com" has the invisible character U+200B (zero width space) in it; remove it',
      'people.yaml:2:60: groups "klaviyo<U+00A0>analysts" has the blank U+00A0 (no-break space) in it; remove it or write a normal space',
      'people.yaml:6:3: groups "\u201cx\u201d" has the typographic quote \u201c (U+201C) in it; write the name without quotes around it',
    ]);
  });

  test.each([
    ['an outer no-break space', 'bob@example.com\u00a0', 'x\u00a0', ['bob@example.com', 'x']],
    ['an accent, in either form', 'rene\u0301@example.com', '\u00e9quipe', ['rene\u0301@example.com', '\u00e9quipe']],
    ['a domain in Unicode', 'bob@m\u00fcnchen.example', 'b', ['bob@m\u00fcnchen.example', 'b']],
    [
      'a userName in another script alone',
      '\u0430\u043d\u043d\u0430@example.com',
      'b',
      ['\u0430\u043d\u043d\u0430@example.com', 'b'],
    ],
    ['an apostrophe of the keyboard', "o'neil@example.com", "l'\u00e9quipe", ["o'neil@example.com", "l'\u00e9quipe"]],
    [
      'a typographic apostrophe in a group',
      'b@example.com',
      'l\u2019\u00e9quipe',
      ['b@example.com', 'l\u2019\u00e9quipe'],
    ],
    [
      'an emoji of several characters',
      'b@example.com',
      '\u2764\ufe0f \ud83d\udc69\u200d\ud83d\ude80',
      ['b@example.com', '\u2764\ufe0f \ud83d\udc69\u200d\ud83d\ude80'],
    ],
    [
      'a joiner in a Persian word',
      'b@example.com',
      '\u0645\u06cc\u200c\u062e',
      ['b@example.com', '\u0645\u06cc\u200c\u062e'],
    ],
    [
      'an ideographic space between letters',
      'b@example.com',
      '\u55b6\u696d\u3000\u90e8',
      ['b@example.com', '\u55b6\u696d\u3000\u90e8'],
    ],
  ])('%s is read as it is', (_what, userName, groups, person) => {
    expect(read(`${HEADER}\n${userName},B,C,${groups}`)).toEqual([person]);
  });

  test('two userNames that differ in Unicode form or in how the domain is written are one person', () => {
    expect(refusals(`${HEADER}\nren\u00e9@m\u00fcnchen.example,,,\nrene\u0301@xn--mnchen-3ya.example,,,`)).toEqual([
      'people.csv:3: userName "rene\u0301@xn--mnchen-3ya.example" is on line 2 already; a person has one line',
    ]);
  });

  test.each(['ada@example.com.', 'ada@example\u3002com'])('%s, with such a full stop, is refused', (userName) => {
    expect(refusals(`${HEADER}\n${userName},,,`)).toEqual([
      `people.csv:2: userName "${userName}" is not an e-mail address`,
    ]);
  });
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
  test('separated by tabs', () => {
    expect(refusals(`${HEADER}\n${ADA}`.replaceAll(',', '\t'))).toEqual([
      'people.csv:1: the columns are separated by tabs; save the file with commas (in a spreadsheet: "CSV UTF-8")',
    ]);
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
            ? `add it, or rename the one that holds ${HELD[place]}`
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
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text.toString()}`, 'utf16le'), /is UTF-16; save it as UTF-8/],
    ['UTF-16 without one', Buffer.from(text.toString(), 'utf16le'), /is UTF-16; save it as UTF-8/],
    ['UTF-32 with a mark', utf32(`\ufeff${text.toString()}`), /is UTF-32; save it as UTF-8/],
    ['UTF-32 without one', utf32(text.toString()), /is UTF-32; save it as UTF-8/],
    ['UTF-32 the other way round', utf32(text.toString()).swap32(), /is UTF-32; save it as UTF-8/],
    ['UTF-32 the other way round, with a mark', utf32(`\ufeff${text.toString()}`).swap32(), /is UTF-32; save it as/],
    ['UTF-16 the other way round', Buffer.from(text.toString(), 'utf16le').swap16(), /is UTF-16; save it as UTF-8/],
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
