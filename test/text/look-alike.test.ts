import { looksLike } from '../../src/text/look-alike.js';

test.each([
  ['sales', 'SALES'],
  ['sales', 's\u0430les'],
  ['\u0410\u0412\u0415', 'ABE'],
  ['\u03a1\u039f\u03a1', 'POP'],
  ['o\u2019neil', "o'neil"],
  ['a\u2212b', 'a-b'],
  ['a\u2003b', 'a b'],
  ['a  b', 'a b'],
  ['\ufb01nance', 'finance'],
  ['sal\u0565s', 'sales'],
  ['e\u0301', '\u00e9'],
])('%j looks like %j, and the other way round', (one, other) => {
  expect(looksLike(one, other)).toBe(true);
  expect(looksLike(other, one)).toBe(true);
});

test.each([
  ['sales', 'sale'],
  ['sales', 'sal\u0565\u0565\u0565'],
  ['sales', 'sal\u00e9s'],
  ['sales', 'sal3s'],
  ['\u0438\u0432\u0430', 'iva'],
  ['ab', 'a\u0436'],
  ['', 'a'],
])('%j does not look like %j', (one, other) => {
  expect(looksLike(one, other)).toBe(false);
});
