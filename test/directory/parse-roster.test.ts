import fc from 'fast-check';

import { parseRoster } from '../../src/directory/parse-roster.js';
import { RosterError } from '../../src/directory/roster-error.js';
import { peopleOrRefused } from './people-or-refused.js';
import { anyText } from '../text/any-text.js';

const HEADER = 'userName,givenName,familyName,groups,status';
const read = (content: string | Uint8Array) => parseRoster(content, { path: 'people.csv' });

function refusals(content: string | Uint8Array): string[] {
  try {
    read(content);
  } catch (error) {
    if (error instanceof RosterError) {
      return error.message.split('\n');
    }
    throw error;
  }
  throw new Error('the roster was accepted');
}

const ADA = {
  userName: 'ada@example.com',
  givenName: 'Ada',
  familyName: 'Lovelace',
  groups: ['admins', 'analysts'],
  active: true,
  attributes: {},
};

describe('a roster is read', () => {
  test.each([
    ['as documented', `${HEADER}\nada@example.com,Ada,Lovelace,admins;analysts,active\n`],
    ['without status', 'userName,givenName,familyName,groups\nada@example.com,Ada,Lovelace,admins;analysts'],
    ['with an empty status', `${HEADER}\nada@example.com,Ada,Lovelace,admins;analysts,\n`],
    [
      'in any order, with columns that have no name',
      ',groups,FAMILYNAME,Username,givenname,\n ,admins;analysts,Lovelace,ada@example.com,Ada,',
    ],
    ['with a byte order mark', `\uFEFF${HEADER}\nada@example.com,Ada,Lovelace,admins;analysts,active\n`],
    ['with CRLF', `${HEADER}\r\nada@example.com,Ada,Lovelace,admins;analysts,active\r\n`],
    ['with mixed line ends', `${HEADER}\r\n\nada@example.com,Ada,Lovelace,admins;analysts,active\r`],
    ['with quotes', `"userName","givenName",familyName,groups\n"ada@example.com","Ada",Lovelace,"admins;analysts"\n`],
    [
      'with semicolons',
      'userName;givenName;familyName;groups;status\nada@example.com;Ada;Lovelace;"admins;analysts";\n',
    ],
    ['with white space', `${HEADER}\n ada@example.com , Ada," Lovelace " , admins ; ;analysts; , ACTIVE \n\n   \n`],
    ['with a repeated group', `${HEADER}\nada@example.com,Ada,Lovelace,admins;analysts;admins,\n`],
  ])('%s', (_what, text) => {
    expect(read(text)).toEqual([ADA]);
    expect(read(new TextEncoder().encode(text))).toEqual([ADA]);
  });

  test.each(['inactive', 'suspended', 'deprovisioned', 'Inactive'])('%s is not active', (status) => {
    expect(read(`${HEADER}\nada@example.com,Ada,Lovelace,admins,${status}`)[0]!.active).toBe(false);
  });

  test('with every other column kept, by its name as written', () => {
    const [user] = read(
      'Cost centre,userName,givenName,familyName,groups,Manager,__proto__\n 4711 ,ada@example.com,,,,,x',
    );
    expect(Object.entries(user!.attributes)).toEqual([
      ['Cost centre', '4711'],
      ['Manager', ''],
      ['__proto__', 'x'],
    ]);
  });

  test('with quotes and commas inside of quotes', () => {
    const [user] = read(`${HEADER}\nada@example.com,"Ada ""the first""","Lovelace, Countess",,`);
    expect(user).toMatchObject({ givenName: 'Ada "the first"', familyName: 'Lovelace, Countess', groups: [] });
  });

  test('with letters of any script, in the order of the file', () => {
    const users = read(`${HEADER}\nzoë@example.com,Zoë,王,,\nada@example.com,Ada,,,\n`);
    expect(users.map(({ userName, familyName }) => [userName, familyName])).toEqual([
      ['zoë@example.com', '王'],
      ['ada@example.com', ''],
    ]);
  });
});

describe('a roster is refused', () => {
  test.each([
    ['', 'people.csv:1: the roster is empty; it needs a header and a line for each person'],
    ['\n\n', 'people.csv:1: the roster is empty; it needs a header and a line for each person'],
    [`${HEADER}\n`, 'people.csv:1: the roster has a header and nobody in it'],
    [`\n\n${HEADER}\n`, 'people.csv:3: the roster has a header and nobody in it'],
  ])('%j: nobody is in it', (text, line) => {
    expect(refusals(text)).toEqual([line]);
  });

  test('with every bad line named at once', () => {
    expect(
      refusals(
        [
          HEADER,
          ',Nobody,,,',
          'ada,Ada,,,',
          'ada@example.com,Ada,,,',
          'ADA@example.com ,Ada,,,activ',
          'bob@example.com,Bob',
          'cy@example.com,Cy,,a,active,more',
          'di@example.com,Di,,,gone',
          '',
          'ed@example.com,"E\u0007d","a\nb","x\u202ey",',
          '"f\u0000@example.com",,,,',
        ].join('\n'),
      ),
    ).toEqual([
      'people.csv:2: userName is empty',
      'people.csv:3: userName "ada" is not an e-mail address',
      'people.csv:5:24: status "activ" is unknown; expected active, inactive, suspended, deprovisioned or nothing; did you mean "active"?',
      'people.csv:5: userName "ADA@example.com" is on line 4 already; a person has one line',
      'people.csv:6: the line has 2 cells, and the header 5',
      'people.csv:7: the line has 6 cells, and the header 5',
      'people.csv:8:21: status "gone" is unknown; expected active, inactive, suspended, deprovisioned or nothing',
      'people.csv:11: givenName "E<U+0007>d" has control characters in it',
      'people.csv:11: familyName "a<U+000A>b" has control characters in it',
      'people.csv:11: groups "x<U+202E>y" has the invisible character U+202E (right-to-left override) in it; remove it',
      'people.csv:12:3: userName "f<U+0000>@example.com" has the invisible character U+0000 in it; remove it',
    ]);
  });

  test('with problems as values', () => {
    const error = (() => {
      try {
        return read(`${HEADER}\nada,,,,`);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({
      name: 'RosterError',
      problems: [{ path: 'people.csv', line: 2, message: 'userName "ada" is not an e-mail address' }],
    });
  });

  test('for a header without the columns it needs', () => {
    expect(refusals('user_name,givenName,group\nada@example.com,Ada,x')).toEqual([
      'people.csv:1: the header has no column "userName"; is it the one called "user_name"?',
      'people.csv:1: the header has no column "familyName"; add it, rename the one that holds the family names, or map it in the access file (directory.columns)',
      'people.csv:1: the header has no column "groups"; is it the one called "group"?',
    ]);
  });

  test.each(['stauts', 'state', 'employment status', 'active'])(
    'for the column %s without the column status: who has left would pass as active',
    (name) => {
      const people = 'former@example.com,Former,Colleague,admins,deprovisioned';
      expect(refusals(`userName,givenName,familyName,groups,${name}\n${people}`)).toEqual([
        `people.csv:1:38: the header has no column "status", but "${name}", which can say who has left; call it "status", with ` +
          'the values active, inactive, suspended or deprovisioned, or, if it means something else, rename it or leave it out',
      ]);
      expect(read(`userName,givenName,familyName,groups,${name},status\n${people},active`)[0]).toMatchObject({
        active: true,
        attributes: { [name]: 'deprovisioned' },
      });
    },
  );

  test('for a column whose name has a character that nobody sees', () => {
    expect(refusals('userName,givenName,familyName,groups,status\u200b\nada@example.com,,,,inactive')).toEqual([
      'people.csv:1:38: the header has the column "status<U+200B>", with invisible characters; write it without them',
    ]);
    expect(refusals('userName\u2060,givenName,familyName,groups\nada@example.com,,,')).toEqual([
      'people.csv:1: the header has no column "userName"; is it the one called "userName<U+2060>"?',
      'people.csv:1:1: the header has the column "userName<U+2060>", with invisible characters; write it without them',
    ]);
  });

  test('for a misspelt column of groups, without which nobody would be desired', () => {
    expect(refusals('userName,givenName,familyName,gruops\nada@example.com,,,admins')).toEqual([
      'people.csv:1: the header has no column "groups"; is it the one called "gruops"?',
    ]);
  });

  test('for a header with a column twice', () => {
    expect(refusals(`${HEADER},Groups\nada@example.com,Ada,,,,x`)).toEqual([
      'people.csv:1:45: the header has the column "groups" 2 times',
    ]);
  });

  test('for a header with another column twice', () => {
    expect(refusals(`${HEADER},team,Team,team\nada@example.com,Ada,,,,x,y,z`)).toEqual([
      'people.csv:1:55: the header has the column "team" 2 times',
    ]);
  });

  test('for groups without quotes between semicolons', () => {
    const [line] = refusals('userName;givenName;familyName;groups\nada@example.com;Ada;Lovelace;admins;analysts');
    expect(line).toBe(
      'people.csv:2: the line has 5 cells, and the header 4; ' +
        'where ";" separates the columns, a cell with several groups needs quotes',
    );
  });

  test('for quotes that do not match', () => {
    expect(refusals(`${HEADER}\n"ada@example.com"x,Ada,,,\n`)[0]).toBe(
      'people.csv:2: the quotes do not match; double each quote inside a quoted cell',
    );
    expect(refusals(`${HEADER}\nada@example.com,Ada,,,\nbob@example.com,"Bob,,,\ncy@example.com,Cy,,,`)).toEqual([
      'people.csv:3: the quote that is opened here is not closed',
    ]);
    expect(refusals('"userName')).toEqual(['people.csv:1: the quote that is opened here is not closed']);
  });

  test('for bytes that are not UTF-8, naming the lines', () => {
    const latin1 = Buffer.from(
      `${HEADER}\nzoë@example.com,Zoë,,,\nada@example.com,Ada,,,\nché@example.com,,,,`,
      'latin1',
    );
    expect(refusals(latin1)).toEqual([
      'people.csv:2: the line is not UTF-8; save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")',
      'people.csv:4: the line is not UTF-8; save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")',
    ]);
  });

  test('for UTF-16 without a byte order mark', () => {
    const little = Buffer.from(`${HEADER}\n`, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      expect(refusals(bytes)).toEqual([
        'people.csv:1: the file is UTF-16 without a byte order mark; save it as UTF-8 (in a spreadsheet "CSV UTF-8", in PowerShell ' +
          '`-Encoding utf8`)',
      ]);
    }
  });

  test('for UTF-16 with half a character in it', () => {
    const bytes = Buffer.concat([Buffer.from(`\uFEFF${HEADER}\na`, 'utf16le'), Buffer.from([0x00])]);
    expect(refusals(bytes)).toEqual([
      'people.csv:2: the line is not UTF-16, as which the file begins; save it as UTF-8 (in a spreadsheet "CSV UTF-8", in PowerShell ' +
        '`-Encoding utf8`)',
    ]);
  });
});

describe('for any content', () => {
  test('there are people or a RosterError', () => {
    fc.assert(fc.property(fc.oneof(anyText(), fc.uint8Array()), (content) => peopleOrRefused(content, 'people.csv')));
    const piece = fc.constantFrom(
      'ada@example.com',
      ',',
      ';',
      '"',
      '\n',
      '\r',
      ' ',
      'x',
      'inactive',
      '\u0000',
      '\uD800',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        peopleOrRefused(`${HEADER}\n${pieces.join('')}`, 'people.csv');
      }),
    );
  });

  test('what is written with quotes is read as it was written', () => {
    const name = fc.stringMatching(/^[A-Za-zë",; ]*$/).map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { minLength: 1 }), fc.constantFrom(',', ';'), (people, delimiter) => {
        const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
        const lines = people.map(([given, family], index) => [`u${index}@example.com`, given, family, 'a;b', 'active']);
        const text = [HEADER.split(','), ...lines].map((cells) => cells.map(quoted).join(delimiter)).join('\r\n');
        expect(read(text).map(({ givenName, familyName }) => [givenName, familyName])).toEqual(people);
      }),
    );
  });
});

test('GIVEN names of columns with blanks around them THEN they are known', () => {
  expect(read(' userName , givenName,familyName ,groups\nada@example.com,Ada,Lovelace,admins;analysts')).toEqual([ADA]);
});

test('GIVEN a mistake in a column that is not the first THEN its place in the line is said', () => {
  const header = 'givenName,userName,familyName,groups';
  expect(refusals(`${header}\nAda,'ada@example.com,Lovelace,`)[0]).toMatch(
    /^people\.csv:2:5: userName "'ada@example\.com"/,
  );
  expect(refusals(`${header}\n\ufffd\ufffd,ada@example.com,,`)[0]).toMatch(/^people\.csv:2:1: givenName/);
});

test('GIVEN an ending that only begins like one of a list THEN it is CSV', () => {
  const csv = 'userName,givenName,familyName,groups\nada@example.com,Ada,Lovelace,admins;analysts';
  expect(parseRoster(csv, { path: 'people.json.csv' })).toEqual([ADA]);
});
