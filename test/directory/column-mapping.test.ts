import { mapped, readMapped, refusals } from './read-mapped-roster.js';

const HEADER = 'Work Email,First,Last,Dept,Termination Date,Level';
const COLUMNS = {
  userName: '=LOWER([Work Email])',
  givenName: 'First',
  familyName: 'Last',
  groups: '=IF([Dept]="Marketing","klaviyo-campaigns;all","all")',
  status: '=IF([Termination Date]="","active","inactive")',
  department: 'Dept',
};

test('GIVEN columns and formulas THEN people are read from them, and columns that nothing names are attributes', () => {
  const { people, attributeNames } = readMapped(
    `${HEADER}\n Ada@Example.com ,Ada,Lovelace,Marketing,,3\ngrace@example.com,Grace,Hopper,Sales,2026-01-31,7\n`,
    mapped(COLUMNS),
  );
  expect(people).toEqual([
    {
      userName: 'ada@example.com',
      givenName: 'Ada',
      familyName: 'Lovelace',
      groups: ['klaviyo-campaigns', 'all'],
      active: true,
      attributes: { department: 'Marketing', Level: '3' },
    },
    {
      userName: 'grace@example.com',
      givenName: 'Grace',
      familyName: 'Hopper',
      groups: ['all'],
      active: false,
      attributes: { department: 'Sales', Level: '7' },
    },
  ]);
  expect(attributeNames).toEqual(['Level', 'department']);
});

test('GIVEN a list THEN its keys are the columns, and a missing key is an empty cell', () => {
  const list = [
    { 'Work Email': 'ADA@example.com', First: 'Ada', Last: 'Lovelace', Dept: 'Sales', teams: ['a', 'b'], Level: 3 },
    {
      'Work Email': 'grace@example.com',
      First: 'Grace',
      Last: 'Hopper',
      Dept: 'Sales',
      'Termination Date': '2026-01-31',
    },
  ];
  const { people, attributeNames } = readMapped(
    JSON.stringify(list),
    mapped({ ...COLUMNS, groups: 'teams' }),
    'people.json',
  );
  expect(people.map(({ userName, groups, active }) => ({ userName, groups, active }))).toEqual([
    { userName: 'ada@example.com', groups: ['a', 'b'], active: true },
    { userName: 'grace@example.com', groups: [], active: false },
  ]);
  expect(people[0]!.attributes).toEqual({ department: 'Sales', Level: '3' });
  expect(attributeNames).toEqual(['Level', 'department']);
});

test('GIVEN a list with a value that is no text THEN it is named', () => {
  const list = JSON.stringify([{ 'Work Email': { a: 1 }, First: '', Last: '', Dept: '', 'Termination Date': '' }, 7]);
  expect(refusals(list, mapped(COLUMNS), 'people.json')).toEqual([
    'people.json:1:3: "Work Email" is a mapping; expected a text, or a list of texts',
    'people.json:1: the entry is 7; expected a mapping',
  ]);
});

test('GIVEN a column that is not in the file THEN it is an error at the place in the access file', () => {
  const columns = {
    ...COLUMNS,
    userName: '=LOWER([Wrok Email])',
    title: 'Job Title',
    status: '=IF([Termination]="","a","b")',
  };
  expect(refusals(`${HEADER}\na@example.com,A,B,C,,`, mapped(columns))).toEqual([
    'access.yaml:5:9: directory.columns.userName, character 8: the header has no column "Wrok Email"; did you mean "Work Email"?',
    'access.yaml:9:9: directory.columns.status, character 5: the header has no column "Termination"; did you mean "Termination Date"?',
    'access.yaml:11:9: directory.columns.title: the header has no column "Job Title"; it has "Work Email", "First", "Last", ' +
      '"Dept", "Termination Date", "Level"',
  ]);
});

test('GIVEN names that differ in letter case alone THEN only one of them may be meant', () => {
  expect(
    readMapped(`${HEADER}\na@example.com,A,B,C,,`, mapped({ ...COLUMNS, givenName: 'first' })).people,
  ).toHaveLength(1);
  const twice = `${HEADER},FIRST\na@example.com,A,B,C,,,`;
  expect(readMapped(twice, mapped(COLUMNS)).people).toHaveLength(1);
  expect(refusals(twice, mapped({ ...COLUMNS, givenName: 'first' }))).toEqual([
    'access.yaml:6:9: directory.columns.givenName: the header has several columns that could be "first"; write it as there',
  ]);
  expect(refusals(`${HEADER}\na@example.com,A,B,C,,`, mapped({ ...COLUMNS, Status: 'Level' }))).toEqual([
    'access.yaml:11:9: directory.columns.Status: status is given twice',
  ]);
});

describe('an error value', () => {
  test('names the line, the column, the formula and its place', () => {
    const columns = { ...COLUMNS, givenName: '=LEFT([First],FIND(" ",[First])-1)' };
    expect(refusals(`${HEADER}\na@example.com,A B,C,D,,\nb@example.com,Bob,C,D,,`, mapped(columns))).toEqual([
      'people.csv:3: givenName is #VALUE!, since " " is not in "Bob"; formula (access.yaml:6:9): ' +
        '=LEFT([First],FIND(" ",[First])-1)',
    ]);
  });

  test('of an attribute is one too', () => {
    expect(refusals(`${HEADER}\na@example.com,A,C,D,,high`, mapped({ ...COLUMNS, level: '=[Level]*2' }))).toEqual([
      'people.csv:2: level is #VALUE!, since "high" is not a number; formula (access.yaml:11:9): =[Level]*2',
    ]);
  });

  test('that a spreadsheet wrote into the file is one too', () => {
    expect(refusals(`${HEADER}\na@example.com,A,C,#N/A,,`, mapped(COLUMNS))).toEqual([
      'people.csv:2: groups is #N/A, since it stands in the file; formula (access.yaml:8:9): ' +
        '=IF([Dept]="Marketing","klaviyo-campaigns;all","all")',
    ]);
  });
});

describe('a status', () => {
  const row = (termination: string, level: string): string => `${HEADER}\na@example.com,A,B,C,${termination},${level}`;

  test('that is empty from a formula is an error', () => {
    expect(refusals(row('', ''), mapped({ ...COLUMNS, status: '=IF([Level]="","","active")' }))).toEqual([
      'people.csv:2:22: status is empty, and its formula must say whether the person is active, inactive, suspended or deprovisioned',
    ]);
  });

  test('that is an unknown word is an error where it stands', () => {
    expect(refusals(row('', 'Left'), mapped({ ...COLUMNS, status: 'Level' }))).toEqual([
      'people.csv:2:22: status "Left" is unknown; expected active, inactive, suspended, deprovisioned or nothing',
    ]);
  });

  test('that is an empty cell beside a date of leaving is an error', () => {
    expect(refusals(row('2026-01-31', ''), mapped({ ...COLUMNS, status: 'Level' }))[0]).toMatch(
      /^people\.csv:2:\d+: status is empty, which means active, but "Termination Date" is "2026-01-31"/,
    );
  });

  test('that is not mapped leaves a column that can say who has left an error, also where a mapping names it', () => {
    const { status, ...others } = COLUMNS;
    expect(status).toContain('Termination Date');
    for (const columns of [others, { ...others, left: 'Termination Date' }]) {
      expect(refusals(row('', ''), mapped(columns))).toContain(
        'people.csv:1:28: the header has no column "status", but "Termination Date", which can say who has left; call it "status", ' +
          'with the values active, inactive, suspended or deprovisioned, or, if it means something else, rename it or leave it out',
      );
    }
    expect(refusals(row('', ''), mapped({ ...others, terminated: 'Level' }))[0]).toMatch(
      /^access\.yaml:10:9: directory\.columns has no key "status", but "terminated", which can say who has left/,
    );
  });
});

test('GIVEN columns that are not mapped THEN those of the file with their names are read, and missing ones are errors', () => {
  const mapping = mapped({ userName: '=[login]&"@example.com"' });
  const { people } = readMapped('login,GivenName,familyName,groups,userName\nada,Ada,L,x,wrong\n', mapping);
  expect(people).toMatchObject([{ userName: 'ada@example.com', givenName: 'Ada', groups: ['x'], attributes: {} }]);
  expect(refusals('login,givenName,familyName\nada,Ada,L\n', mapping)).toEqual([
    'people.csv:1: the header has no column "groups"; add it, rename the one that holds the groups of each person, or map it in the access file (directory.columns)',
  ]);
});

test('GIVEN names of what objects have THEN they are columns and attributes like others', () => {
  const names = ['__proto__', 'constructor', 'toString'];
  const columns = { userName: '[constructor]', givenName: '__proto__', familyName: 'toString', groups: '=""' };
  const mapping = mapped({ ...columns, userName: '=[constructor]', hasOwnProperty: '=[__proto__]&"!"' });
  const attribute = { name: '__proto__', value: 'toString', at: { line: 1, column: 1 } };
  const { people, attributeNames } = readMapped(`${names.join()},valueOf\nA,ada@example.com,L,7\n`, {
    ...mapping,
    columns: [...mapping.columns, attribute],
  });
  const [person] = people;
  expect(person).toMatchObject({ userName: 'ada@example.com', givenName: 'A', familyName: 'L', active: true });
  expect(Object.entries(person!.attributes)).toEqual([
    ['valueOf', '7'],
    ['hasOwnProperty', 'A!'],
    ['__proto__', 'L'],
  ]);
  expect(Object.getPrototypeOf(person!.attributes)).toBe(Object.prototype);
  expect(attributeNames).toEqual(['valueOf', 'hasOwnProperty', '__proto__']);
});

test('GIVEN a formula that asks for the day THEN it is that of the run, and an error where none is given', () => {
  const columns = {
    ...COLUMNS,
    status: '=IF(AND([Termination Date]<>"",[Termination Date]<TODAY()),"inactive","active")',
  };
  const content = `${HEADER}\na@example.com,A,B,C,2026-11-28,\nb@example.com,A,B,C,2026-11-29,\nc@example.com,A,B,C,,`;
  expect(readMapped(content, mapped(columns)).people.map(({ active }) => active)).toEqual([false, true, true]);
  expect(refusals(content, { ...mapped(columns), today: undefined })[0]).toMatch(
    /^people\.csv:2: status is #VALUE!, since the day of the run is not given; formula/,
  );
});

test('GIVEN a formula that cannot be read THEN it is an error at its place', () => {
  expect(refusals(`${HEADER}\na@example.com,A,B,C,,`, mapped({ ...COLUMNS, userName: '=LOWR([Work Email])' }))).toEqual(
    ['access.yaml:5:9: directory.columns.userName, character 2: there is no function "LOWR"; did you mean LOWER?'],
  );
});

test('GIVEN a line with too few cells THEN its formulas are not computed', () => {
  expect(refusals(`${HEADER}\na@example.com,A,B`, mapped(COLUMNS))).toEqual([
    'people.csv:2: the line has 3 cells, and the header 6',
  ]);
});
