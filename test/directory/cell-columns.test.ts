import { cellColumns } from '../../src/directory/cell-columns.js';

test.each([
  ['the first cell', 'a,b', 0, undefined, 1],
  ['the second cell', 'a,b', 1, undefined, 3],
  ['blanks before a cell', 'a,  b', 1, undefined, 5],
  ['a quote around a cell', 'a,"b"', 1, undefined, 4],
  ['blanks before and within a quote', 'a,  "  b"', 1, undefined, 8],
  ['a delimiter in a quoted cell', '"a,b",c', 1, undefined, 7],
  ['a character outside the basic plane before it', '\u{1f4a9},b', 1, undefined, 3],
  ['an empty cell at the end', 'a,', 1, undefined, 3],
  ['a character in a cell', 'x,abxc', 1, 'x', 5],
  ['a character that is not in it', 'a,b', 1, 'z', undefined],
  ['a cell that the line does not have', 'a,b', 2, undefined, undefined],
  ['a quoted cell that goes on in the next line', 'a,"b', 1, undefined, undefined],
])('GIVEN %s THEN its place is known, if it has one', (_, line, cell, character, column) => {
  expect(cellColumns(`first\n${line}\nlast`, ',')(2, cell, character)).toBe(column);
});

test('GIVEN a line that is not in the file THEN it has no places', () => {
  expect(cellColumns('a,b', ',')(2, 0)).toBeUndefined();
});
