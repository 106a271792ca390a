import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROSTER_FORMATS } from '../../src/access/access-model.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { type ColumnMapping } from '../../src/directory/column-mapping.js';
import { columnsOfFormat } from '../../src/directory/formats/format-columns.js';
import { readRoster } from '../../src/directory/parse-roster.js';
import { compileFormula } from '../../src/rules/formula/compile-formula.js';
import { FUNCTION_NAMES } from '../../src/rules/formula/function-table.js';
import { isError } from '../../src/rules/formula/error-value.js';
import { parseFormula } from '../../src/rules/formula/parse-formula.js';
import { readDocument, ROOT } from './documents.js';

const DAY = '2026-06-01';
const page = readFileSync(join(ROOT, 'docs/rosters.md'), 'utf8');
const { examples } = readDocument('docs/rosters.md');

function example(language: string, part: string): string {
  const found = examples.find((each) => each.language === language && each.text.includes(part));
  if (found === undefined) throw new Error(`docs/rosters.md has no example in ${language} with ${part}.`);
  return found.text;
}

function mappingOf(accessFile: string): ColumnMapping {
  const { directory } = parseAccessFile(accessFile, { path: 'access.yaml' });
  if (directory.kind !== 'roster') throw new Error('The example has no roster.');
  const { columns = [], format } = directory;
  const ofFormat = format === undefined ? [] : columnsOfFormat(format, columns);
  return { columns: [...columns, ...ofFormat], format, accessPath: 'access.yaml', today: DAY, compile: compileFormula };
}

const PEOPLE = example('csv', 'Work Email');

test('the example of other columns is read as the page says', () => {
  const mapping = mappingOf(example('yaml', 'Termination Date'));
  expect(readRoster(PEOPLE, { path: 'people.csv', mapping }).people).toEqual([
    {
      userName: 'ada@example.com',
      givenName: 'Ada',
      familyName: 'Lovelace',
      groups: [],
      active: true,
      attributes: { Office: 'London', department: 'Marketing' },
    },
    {
      userName: 'grace@example.com',
      givenName: 'Grace',
      familyName: 'Hopper',
      groups: [],
      active: false,
      attributes: { Office: 'New York', department: 'Marketing' },
    },
  ]);
});

test('the example of a format is read', () => {
  const mapping = mappingOf(example('yaml', 'format: google'));
  const header =
    'First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required],Status [READ ONLY]';
  const { people } = readRoster(`${header}\nAda,Lovelace,ada@example.com,/Marketing,Active\n`, {
    path: 'people.csv',
    mapping,
  });
  expect(people).toMatchObject([{ userName: 'ada@example.com', groups: ['klaviyo-campaigns'], active: true }]);
});

const FORMULAS = [...page.matchAll(/^\| `(=[^|]+)` +\| `([^`]+)` +\|$/gm)].map(
  ([, formula = '', result = '']) => [formula, result] as const,
);

test('the page has formulas with their results', () => {
  expect(FORMULAS.length).toBeGreaterThan(5);
});

test.each(FORMULAS)('the formula %s is %s', (formula, result) => {
  const [header = '', ada = ''] = PEOPLE.split('\n');
  const names = header.split(',');
  const parsed = parseFormula(formula);
  if ('fault' in parsed) throw new Error(parsed.fault.message);
  const value = compileFormula(parsed.node, { placeOf: (name) => names.indexOf(name), today: DAY })(ada.split(','));
  expect(isError(value) ? value.code : value).toBe(result);
});

test('the page names every function and no other', () => {
  const [, list = ''] = /The functions, in any letter case: ([^.]+)\./.exec(page) ?? [];
  expect([...list.matchAll(/`([A-Z]+)`/g)].map(([, name]) => name)).toEqual(FUNCTION_NAMES);
});

test.each(ROSTER_FORMATS)('the row of the format %s names what it reads', (format) => {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${format}\``)) ?? '';
  const named = [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  for (const { name, value } of columnsOfFormat(format, [])) {
    if (name === 'groups') continue;
    const [columns, words] = value.startsWith('=')
      ? [
          [...value.matchAll(/[(,](\[.*?\]+)(?=[,)])/g)].map(([, column]) => column!.slice(1, -1)),
          // The words of a status; what other functions replace is none.
          value.startsWith('=SWITCH(') ? [...value.matchAll(/,"([^"]+)","/g)] : [],
        ]
      : [[value], []];
    expect(named).toEqual(expect.arrayContaining([...columns, ...words.map(([, word]) => word)]));
  }
});
