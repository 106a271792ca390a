import { evaluate, outcome } from './evaluate-sample.js';

/** What Excel's documentation says of each function (support.microsoft.com, "Excel functions (alphabetical)"), as formulas with their results. */
const DOCUMENTED: Readonly<Record<string, readonly (readonly [formula: string, result: string])[]>> = {
  IF: [
    ['=IF(2>1,"yes","no")', 'yes'],
    ['=IF(1>2,"yes")', 'FALSE'],
    ['=IF("","yes","no")', '#VALUE!'],
    ['=IF(0,"yes","no")', 'no'],
    ['=IF("true","yes","no")', 'yes'],
  ],
  IFS: [
    ['=IFS(75>89,"A",75>79,"B",75>69,"C",TRUE,"F")', 'C'],
    ['=IFS(FALSE,"A")', '#N/A'],
  ],
  SWITCH: [
    ['=SWITCH(2,1,"Sunday",2,"Monday",3,"Tuesday","No match")', 'Monday'],
    ['=SWITCH(99,1,"Sunday",2,"Monday")', '#N/A'],
    ['=SWITCH(99,1,"Sunday",2,"Monday","No match")', 'No match'],
    ['=SWITCH("B","a",1,"b",2)', '2'],
  ],
  IFERROR: [
    ['=IFERROR(210/35,"wrong")', '6'],
    ['=IFERROR(55/0,"wrong")', 'wrong'],
  ],
  IFNA: [
    ['=IFNA(IFS(FALSE,1),"not found")', 'not found'],
    ['=IFNA(1/0,"not found")', '#DIV/0!'],
    ['=IFNA(1,"not found")', '1'],
  ],
  AND: [
    ['=AND(50>1,50<100)', 'TRUE'],
    ['=AND(TRUE,FALSE)', 'FALSE'],
    ['=AND(1,"true")', 'TRUE'],
    ['=AND(TRUE,"abc")', '#VALUE!'],
    ['=AND(FALSE,1/0)', '#DIV/0!'],
  ],
  OR: [
    ['=OR(50>1,50<10)', 'TRUE'],
    ['=OR(0,FALSE)', 'FALSE'],
    ['=OR(TRUE,1/0)', '#DIV/0!'],
  ],
  NOT: [
    ['=NOT(50>100)', 'TRUE'],
    ['=NOT(1)', 'FALSE'],
    ['=NOT("x")', '#VALUE!'],
  ],
  ISBLANK: [
    ['=ISBLANK("")', 'FALSE'],
    ['=ISBLANK(1/0)', 'FALSE'],
  ],
  EXACT: [
    ['=EXACT("word","word")', 'TRUE'],
    ['=EXACT("Word","word")', 'FALSE'],
    ['=EXACT("w ord","word")', 'FALSE'],
  ],
  CONCAT: [
    ['=CONCAT("The"," ","sun"," ",1," ",TRUE)', 'The sun 1 TRUE'],
    ['=CONCAT("a",1/0)', '#DIV/0!'],
  ],
  CONCATENATE: [
    ['=CONCATENATE("Stream population for ","brook"," is ",32,"/mile")', 'Stream population for brook is 32/mile'],
  ],
  TEXTJOIN: [
    ['=TEXTJOIN(", ",TRUE,"US Dollar","","Euro",0)', 'US Dollar, Euro, 0'],
    ['=TEXTJOIN("-",FALSE,"a","","b")', 'a--b'],
  ],
  LEFT: [
    ['=LEFT("Sale Price",4)', 'Sale'],
    ['=LEFT("Sweden")', 'S'],
    ['=LEFT("abc",10)', 'abc'],
    ['=LEFT("abc",0)', ''],
    ['=LEFT("abc",1.9)', 'a'],
    ['=LEFT("abc",-1)', '#VALUE!'],
    ['=LEFT(1234,2)', '12'],
  ],
  RIGHT: [
    ['=RIGHT("Sale Price",5)', 'Price'],
    ['=RIGHT("Stock Number")', 'r'],
    ['=RIGHT("abc",10)', 'abc'],
    ['=RIGHT("abc",0)', ''],
    ['=RIGHT("abc",-1)', '#VALUE!'],
  ],
  MID: [
    ['=MID("Fluid Flow",1,5)', 'Fluid'],
    ['=MID("Fluid Flow",7,20)', 'Flow'],
    ['=MID("Fluid Flow",20,5)', ''],
    ['=MID("abc",1,0)', ''],
    ['=MID("abc",0,1)', '#VALUE!'],
    ['=MID("abc",1,-1)', '#VALUE!'],
  ],
  LEN: [
    ['=LEN("Phoenix, AZ")', '11'],
    ['=LEN("")', '0'],
    ['=LEN("     One   ")', '11'],
    ['=LEN(10.5)', '4'],
  ],
  UPPER: [['=UPPER("total é")', 'TOTAL É']],
  LOWER: [['=LOWER("E. E. Cummings")', 'e. e. cummings']],
  PROPER: [
    ['=PROPER("this is a TITLE")', 'This Is A Title'],
    ['=PROPER("2-way street")', '2-Way Street'],
    ['=PROPER("76BudGet")', '76Budget'],
    ['=PROPER("o\'brien ÉLODIE")', "O'Brien Élodie"],
  ],
  TRIM: [
    ['="x"&TRIM(" First Quarter   Earnings ")&"x"', 'xFirst Quarter Earningsx'],
    ['=LEN(TRIM("a\u00a0"))', '2'],
  ],
  CLEAN: [['=CLEAN("\u0009Monthly report\u000a")', 'Monthly report']],
  SUBSTITUTE: [
    ['=SUBSTITUTE("Sales Data","Sales","Cost")', 'Cost Data'],
    ['=SUBSTITUTE("Quarter 1, 2008","1","2",1)', 'Quarter 2, 2008'],
    ['=SUBSTITUTE("Quarter 1, 2011","1","2",3)', 'Quarter 1, 2012'],
    ['=SUBSTITUTE("aXa","a","b",1)', 'bXa'],
    ['=SUBSTITUTE("aXa","A","b")', 'aXa'],
    ['=SUBSTITUTE("aXa","a","b",3)', 'aXa'],
    ['=SUBSTITUTE("aXa","a","b",0)', '#VALUE!'],
    ['=SUBSTITUTE("aXa","","b")', 'aXa'],
  ],
  REPLACE: [
    ['=REPLACE("abcdefghijk",6,5,"*")', 'abcde*k'],
    ['=REPLACE("2009",3,2,"10")', '2010'],
    ['=REPLACE(123456,1,3,"@")', '@456'],
    ['=REPLACE("abc",0,1,"x")', '#VALUE!'],
  ],
  FIND: [
    ['=FIND("M","Miriam McGovern")', '1'],
    ['=FIND("m","Miriam McGovern")', '6'],
    ['=FIND("M","Miriam McGovern",3)', '8'],
    ['=FIND("","abc")', '1'],
    ['=FIND("x","abc")', '#VALUE!'],
    ['=FIND("a","abc",0)', '#VALUE!'],
    ['=FIND("a","abc",4)', '#VALUE!'],
  ],
  SEARCH: [
    ['=SEARCH("e","Statements",6)', '7'],
    ['=SEARCH("margin","Profit Margin")', '8'],
    ['=SEARCH("M?r","Profit Margin")', '8'],
    ['=SEARCH("p*m","Profit Margin")', '1'],
    ['=SEARCH("~?","why?")', '4'],
    ['=SEARCH("x","abc")', '#VALUE!'],
    ['=SEARCH("*c","abc")', '1'],
  ],
  TEXT: [
    ['=TEXT(1234.567,"$#,##0.00")', '$1,234.57'],
    ['=TEXT(0.285,"0.0%")', '28.5%'],
    ['=TEXT(1234,"0000000")', '0001234'],
    ['=TEXT(DATE(2026,1,5),"MM/DD/YY")', '01/05/26'],
    ['=TEXT(DATE(2026,1,5),"dddd, d mmmm yyyy")', 'Monday, 5 January 2026'],
    ['=TEXT("2026-01-05","yyyymmdd")', '20260105'],
    ['=TEXT("7","000")', '007'],
    ['=TEXT("abc","000")', 'abc'],
    ['=TEXT(5,"")', ''],
    ['=TEXT(TRUE,"0")', 'TRUE'],
    ['=TEXT(5,"0""")', '#VALUE!'],
    ['=TEXT(-5,"yyyy")', '#VALUE!'],
  ],
  VALUE: [
    ['=VALUE("$1,000")', '1000'],
    ['=VALUE("12.5%")', '0.125'],
    ['=VALUE(" 7 ")', '7'],
    ['=VALUE("abc1")', '#VALUE!'],
    ['=VALUE("")', '#VALUE!'],
    ['=VALUE("2026-11-29")-VALUE("2026-11-01")', '28'],
  ],
  DATE: [
    ['=DATE(2026,1,2)', '2026-01-02'],
    ['=DATE(108,1,2)', '2008-01-02'],
    ['=DATE(2008,14,2)', '2009-02-02'],
    ['=DATE(2008,-3,2)', '2007-09-02'],
    ['=DATE(2008,1,35)', '2008-02-04'],
    ['=DATE(2008,1,-15)', '2007-12-16'],
    ['=DATE(10000,1,1)', '#NUM!'],
    ['=DATE(-1,1,1)', '#NUM!'],
    ['=VALUE(DATE(2008,1,1))', '39448'],
    ['=VALUE(DATE(1900,1,1))', '1'],
  ],
  TODAY: [
    ['=TODAY()', '2026-11-29'],
    ['=TODAY()+5', '2026-12-04'],
    ['=TODAY()-DATE(2026,11,1)', '28'],
  ],
  YEAR: [
    ['=YEAR("2008-07-05")', '2008'],
    ['=YEAR(39448)', '2008'],
    ['=YEAR("n/a")', '#VALUE!'],
    ['=YEAR(-1)', '#NUM!'],
  ],
  MONTH: [['=MONTH("2011-04-15")', '4']],
  DAY: [['=DAY(DATE(2011,4,15))', '15']],
};

describe.each(Object.entries(DOCUMENTED))('%s', (_name, cases) => {
  test.each(cases)('%s is %j', (formula, result) => {
    expect(outcome(formula)).toBe(result);
  });
});

test('every function that a formula may call stands in this table', async () => {
  const { FUNCTION_NAMES } = await import('../../../src/rules/formula/function-table.js');
  expect(Object.keys(DOCUMENTED).toSorted()).toEqual(FUNCTION_NAMES);
});

test('GIVEN an empty cell THEN AND and OR leave it out, and ISBLANK is TRUE', () => {
  const row = { Left: '' };
  expect(outcome('=AND(TRUE,[Left])', row)).toBe('TRUE');
  expect(outcome('=OR([Left],FALSE)', row)).toBe('FALSE');
  expect(outcome('=AND([Left])', row)).toBe('#VALUE!');
  expect(outcome('=ISBLANK([Left])', row)).toBe('TRUE');
  expect(outcome('=NOT([Left])', row)).toBe('TRUE');
});

test('GIVEN a wrong argument THEN the error says what is wrong with it', () => {
  expect(evaluate('=FIND("@",[Mail])', { Mail: 'ada' })).toBe('#VALUE! "@" is not in "ada"');
  expect(evaluate('=LEFT([Mail],FIND("@",[Mail])-2)', { Mail: '@x' })).toBe('#VALUE! -1 is less than 0');
  expect(evaluate('=MONTH([End])', { End: '31.01.2026' })).toBe('#VALUE! "31.01.2026" is not a day as YYYY-MM-DD');
  expect(evaluate('=[Level]+1', { Level: 'high' })).toBe('#VALUE! "high" is not a number');
});
