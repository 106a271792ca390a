import { HEADER, ADA, read, refusals } from './read-sample-roster.js';

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
