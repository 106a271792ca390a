import { formulaColumns, formulaFault, isFormula } from '../../../src/rules/formula/formula-fault.js';
import { evaluate, outcome } from './evaluate-sample.js';

describe('operators', () => {
  test.each([
    ['=1+2*3', '7'],
    ['=(1+2)*3', '9'],
    ['=10-4-3', '3'],
    ['=8/4/2', '1'],
    ['=-2*-3', '6'],
    ['=--"5"', '5'],
    ['=----"5"', '5'],
    ['=+"x"', 'x'],
    ['=-"x"', '#VALUE!'],
    ['=2--1', '3'],
    ['="a"&1+1&TRUE', 'a2TRUE'],
    ['="a"&"b"="AB"', 'TRUE'],
    ['=1=1=TRUE', 'TRUE'],
    ['=3>2', 'TRUE'],
    ['=3<=2', 'FALSE'],
    ['=2<>3', 'TRUE'],
    ['="apple"<"Banana"', 'TRUE'],
    ['="Ångström"="A\u030angstro\u0308m"', 'TRUE'],
    ['=TRUE>100', 'TRUE'],
    ['=FALSE<TRUE', 'TRUE'],
    ['=1/0', '#DIV/0!'],
    ['=1e308*10', '#NUM!'],
    ['="3"*"4"', '12'],
    ['="1,000"+1', '1001'],
    ['=TRUE+1', '2'],
    ['=""+1', '#VALUE!'],
    ['=DATE(2026,1,31)-"2026-01-01"', '30'],
    ['="2026-01-31"+1', '2026-02-01'],
    ['=1+DATE(2026,1,31)', '2026-02-01'],
    ['=DATE(2026,1,31)*1', '46053'],
    ['=DATE(1900,1,1)-1', '#NUM!'],
    ['=(1/0)&"x"', '#DIV/0!'],
    ['="x"&1/0', '#DIV/0!'],
    ['=-(1/0)', '#DIV/0!'],
    ['=(1/0)=(1/0)', '#DIV/0!'],
  ])('%s is %s', (formula, result) => {
    expect(outcome(formula)).toBe(result);
  });
});

describe('numbers as text', () => {
  test.each([
    ['=0.1+0.2', '0.3'],
    ['=1/3', '0.333333333333333'],
    ['=1e20', '100000000000000000000'],
    ['=1e21', '1E+21'],
    ['=1e-9', '1E-09'],
    ['=123456789012345', '123456789012345'],
    ['=0-0', '0'],
  ])('%s is %s', (formula, result) => {
    expect(outcome(formula)).toBe(result);
  });
});

describe('cells', () => {
  test.each([
    ['=[Name]', ' Ada ', 'Ada'],
    ['=[Name]=""', ' ', 'TRUE'],
    ['=[Name]=0', '', 'TRUE'],
    ['=[Name]<TODAY()', '', 'TRUE'],
    ['=[Name]+1', '', '1'],
    ['=[Name]&"x"', '', 'x'],
    ['=[Name]=FALSE', '', 'TRUE'],
    ['=TRIM([Name])<=TODAY()', '', 'FALSE'],
    ['=[Name]', '', ''],
    ['=IF([Name]="",,1)', '', ''],
    ['=[Name]="ADA"', 'ada', 'TRUE'],
    ['=[Name]=7', '007', 'TRUE'],
    ['=[Name]="007"', '007', 'TRUE'],
    ['=[Name]&""', '007', '007'],
    ['=[Name]>3', '12', 'TRUE'],
    ['=TRUE=[Name]', 'true', 'TRUE'],
    ['=AND([Name],TRUE)', 'FALSE', 'FALSE'],
    ['=[Name]&""', '#N/A', '#N/A'],
    ['=IFNA([Name],"none")', '#N/A', 'none'],
    ['=[Name]', '#hashtag', '#hashtag'],
    ['=LEN([Name])', '🙂', '2'],
  ])('%s of %j is %j', (formula, cell, result) => {
    expect(outcome(formula, { Name: cell })).toBe(result);
  });

  test('GIVEN a day in a form that differs from country to country THEN it is an error, and not later than every day', () => {
    const formula = '=IF(AND([End]<>"",[End]<=TODAY()),"inactive","active")';
    expect(evaluate(formula, { End: '' })).toBe('active');
    expect(evaluate(formula, { End: '2026-11-29' })).toBe('inactive');
    expect(evaluate(formula, { End: '2026/11/30' })).toBe('active');
    for (const end of ['01/02/2026', '2026-02-30', '2026-11-29T10:00:00Z', '31.12.2025', 'left', '1']) {
      expect(evaluate(formula, { End: end })).toBe(
        `#VALUE! "${end}" is not a day as YYYY-MM-DD, and is compared with a day`,
      );
    }
  });

  test('GIVEN a word where TRUE or FALSE is expected THEN it is an error, and not FALSE', () => {
    expect(evaluate('=IF([Blocked]=TRUE,"inactive","active")', { Blocked: 'yes' })).toBe(
      '#VALUE! "yes" is neither TRUE nor FALSE, and is compared with TRUE or FALSE',
    );
    expect(outcome('=IF([Blocked],"inactive","active")', { Blocked: 'yes' })).toBe('#VALUE!');
  });

  test('GIVEN columns with names of objects THEN they are columns', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const row: Record<string, string> = Object.create(null) as Record<string, string>;
      Object.defineProperty(row, name, { value: 'x', enumerable: true });
      expect(evaluate(`=[${name}]&"!"`, row)).toBe('x!');
    }
  });
});

test('GIVEN an error in what is not chosen THEN it is none', () => {
  expect(evaluate('=IF(TRUE,"a",1/0)')).toBe('a');
  expect(evaluate('=IFS(TRUE,"a",1/0,1)')).toBe('a');
  expect(evaluate('=SWITCH(1,1,"a",1/0,1/0)')).toBe('a');
  expect(evaluate('=IFERROR("a",1/0)')).toBe('a');
  expect(outcome('=IF(1/0,"a","b")')).toBe('#DIV/0!');
  expect(outcome('=IFS(1/0,"a")')).toBe('#DIV/0!');
  expect(outcome('=SWITCH(1/0,1,"a")')).toBe('#DIV/0!');
  expect(outcome('=SWITCH(1,1/0,"a")')).toBe('#DIV/0!');
  expect(outcome('=SWITCH("n/a",1,"a","b")')).toBe('#VALUE!');
});

test('what a formula names can be asked for without the people', () => {
  expect(isFormula('=1')).toBe(true);
  expect(isFormula('Work Email')).toBe(false);
  expect(formulaFault('=LOWER([Work Email])')).toBeUndefined();
  expect(formulaColumns('=IF([Status [READ ONLY]]="", [a\'[b], [Manager\'s e-mail]&[a b])')).toEqual([
    { name: 'Status [READ ONLY]', offset: 4 },
    { name: 'a[b', offset: 29 },
    { name: "Manager's e-mail", offset: 37 },
    { name: 'a b', offset: 56 },
  ]);
  expect(formulaColumns('=IF(')).toEqual([]);
});
