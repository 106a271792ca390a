import { parse } from 'yaml';

import { checkRosterColumns } from '../../../src/access/checks/check-roster-columns.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { EXAMPLE, refusals } from '../example.js';

const withColumns = (...columns: readonly string[]): string =>
  EXAMPLE.replace(
    /^directory:.*$\n(?: .*\n)*/m,
    ['directory:', '  roster: people.csv', '  columns:', ...columns, ''].join('\n'),
  );

test('GIVEN formulas that can be read THEN they are the columns of the roster', () => {
  const text = withColumns("    userName: '=LOWER([Work Email])'", '    department: Dept');
  const { directory } = parseAccessFile(text, { path: 'access.yaml' });
  expect(directory).toMatchObject({
    columns: [
      { name: 'userName', value: '=LOWER([Work Email])' },
      { name: 'department', value: 'Dept' },
    ],
  });
});

test('GIVEN a formula that cannot be read THEN it is a mistake at its place', () => {
  const text = withColumns(
    "    userName: '=LOWR([Work Email])'",
    '    team: Team',
    '    status: \'=IF([End]="";1;2)\'',
  );
  const line = text.split('\n').findIndex((each) => each.includes('LOWR')) + 1;
  expect(refusals(text)).toEqual([
    `access.yaml:${line}:15: the formula of "userName", character 2: there is no function "LOWR"; did you mean LOWER?`,
    `access.yaml:${line + 2}:13: the formula of "status", character 13: ";" is not expected here; arguments are separated by commas`,
  ]);
});

test('GIVEN a column of the roster in two letter cases THEN the second is a mistake, and of attributes it is none', () => {
  const value: unknown = parse('directory: { columns: { status: A, Status: B, team: C, Team: D } }');
  expect(checkRosterColumns(value)).toEqual([
    {
      at: ['directory', 'columns', 'Status'],
      on: 'key',
      problem: '"Status" and "status" are the same column of a roster',
      found: '"Status"',
      expected: 'each column once',
    },
  ]);
});

test.each(['directory: {}', 'directory: { columns: [a] }', 'directory: { columns: { a: 1 } }', '7'])(
  'GIVEN %s THEN there is nothing to check',
  (text) => {
    expect(checkRosterColumns(parse(text))).toEqual([]);
  },
);
