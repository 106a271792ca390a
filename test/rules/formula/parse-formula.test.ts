import { formulaFault } from '../../../src/rules/formula/formula-fault.js';

describe('a formula that cannot be read is an error at its place', () => {
  test.each([
    ['=', 1, 'the formula ends too early'],
    ['=1+', 3, 'the formula ends too early'],
    ['=(1+2', 5, 'the formula ends too early; a ")" is missing'],
    ['=LEFT("a)",1', 12, 'the formula ends too early; a ")" is missing'],
    ['=[Name', 6, 'the formula ends too early; a "]" is missing'],
    ['="abc', 1, 'the text that begins here has no closing quote'],
    ['=[a"b]&"abc', 7, 'the text that begins here has no closing quote'],
    ['=1 2', 3, '"2" is not expected here'],
    ['=1)', 2, '")" is not expected here'],
    ['=5x', 2, '"x" is not expected here'],
    ['=IF([a]="x";1;2)', 11, '";" is not expected here; arguments are separated by commas'],
    ['=“abc”', 1, '"“" is not expected here; a text stands in straight double quotes'],
    ["='abc'", 1, '"\'" is not expected here; a text stands in straight double quotes'],
    ['=2^3', 2, '"^" is not expected here; formulas have no such sign'],
    ['=[a]≠1', 4, '"≠" is not expected here; write <>, <= or >='],
    ['=$A$1', 1, '"$" is not expected here; there are no cells but those of the row; write a column as [Name]'],
    [
      '=[a]!=1',
      4,
      '"!" is not expected here; there are no other sheets; write a column as [Name], and "not equal" as <>',
    ],
    ['=[a]&[]', 5, 'a column has no name: []'],
  ])('%s', (formula, offset, message) => {
    expect(formulaFault(formula)).toEqual({ message, offset });
  });
});

test('GIVEN a function that there is not THEN the nearest one is named, and those of JavaScript are none', () => {
  expect(formulaFault('=1+lowr([a])')).toEqual({
    message: 'there is no function "LOWR"; did you mean LOWER?',
    offset: 3,
    nearest: 'LOWER',
  });
  for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
    expect(formulaFault(`=${name}("x")`)?.message).toMatch(`there is no function "${name.toUpperCase()}"`);
  }
  expect(formulaFault('=VLOOKUP(1)')?.message).toMatch(/^there is no function "VLOOKUP"; there are AND, CLEAN, CONCAT/);
});

test('GIVEN a word that is no call THEN the message says how a column is written', () => {
  expect(formulaFault('=LOWER(Mail)')).toEqual({
    message: '"Mail" is neither TRUE nor FALSE; write a column in brackets, [Mail], and a text in double quotes',
    offset: 7,
  });
  expect(formulaFault('=IF(TRU,1)')).toMatchObject({ offset: 4, nearest: 'TRUE' });
  expect(formulaFault('=constructor')).toMatchObject({ offset: 1 });
});

describe('a wrong number of arguments is an error at the function', () => {
  test.each([
    ['=TODAY(1)', 'TODAY takes no argument, not 1'],
    ['=LEN()', 'LEN takes 1 argument, not 0'],
    ['=LEN("a","b")', 'LEN takes 1 argument, not 2'],
    ['=IF(TRUE)', 'IF takes 2 or 3 arguments, not 1'],
    ['=REPLACE("a",1,1)', 'REPLACE takes 4 arguments, not 3'],
    ['=TEXTJOIN(",",TRUE)', 'TEXTJOIN takes at least 3 arguments, not 2'],
    ['=IFS(TRUE,1,FALSE)', 'IFS takes pairs: a condition and its value, and so on'],
    ['=AND()', 'AND takes at least 1 argument, not 0'],
  ])('%s', (formula, message) => {
    expect(formulaFault(formula)).toEqual({ message, offset: 1 });
  });
});

test('GIVEN a formula that is too long or nested too deeply THEN it is an error and no overflow', () => {
  expect(formulaFault(`="${'a'.repeat(9000)}"`)?.message).toBe(
    'the formula has 9003 characters, and at most 8192 are supported',
  );
  expect(formulaFault(`=${'('.repeat(4000)}`)).toEqual({ message: 'more than 64 brackets are open here', offset: 65 });
  expect(formulaFault(`=${'['.repeat(4000)}`)?.message).toBe('more than 64 brackets are open here');
  expect(formulaFault(`=1${'+1'.repeat(2000)}`)?.message).toBe(
    'the formula has 4001 parts, and at most 1000 are supported',
  );
  expect(formulaFault(`=${'-'.repeat(8000)}1`)).toBeUndefined();
  expect(formulaFault(`=${'('.repeat(64)}1${')'.repeat(64)}&"${'('.repeat(100)}"`)).toBeUndefined();
});

test('white space and letter case of functions make no difference', () => {
  expect(formulaFault('=\n  Lower ( [Work Email] )\n & "" ')).toBeUndefined();
});
