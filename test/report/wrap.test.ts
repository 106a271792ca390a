import fc from 'fast-check';
import { columnsOf, wrap, wrapAny } from '../../src/report/wrap.js';
import { anyText } from '../text/any-text.js';

test('GIVEN words THEN lines are broken at blanks, as full as can be', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('one two three', 80)).toEqual(['one two three']);
  expect(wrap('', 10)).toEqual(['']);
});

test('GIVEN a word that is too long THEN it is broken, and nothing is lost', () => {
  expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  expect(wrap('x abcdefgh y', 4)).toEqual(['x', 'abcd', 'efgh', 'y']);
});

test('GIVEN wide characters THEN each counts two columns', () => {
  expect(columnsOf('a李👩')).toBe(5);
  expect(wrap('李李李', 5)).toEqual(['李李', '李']);
});

test('GIVEN an accent on its own THEN it counts none, and stays with what it stands on', () => {
  expect(columnsOf('e\u0308')).toBe(1);
  expect(wrap('aae\u0308b', 3)).toEqual(['aae\u0308', 'b']);
});

test('GIVEN any text THEN no line is wider, and every character but blanks is there in order', () => {
  fc.assert(
    fc.property(anyText(), fc.integer({ min: 2, max: 30 }), (text, width) => {
      const lines = wrap(text, width);
      expect(lines.every((line) => columnsOf(line) <= width)).toBe(true);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});

test('GIVEN any text of ASCII THEN the quick wrapping gives the lines that the full one does', () => {
  const text = fc.array(fc.constantFrom('a', 'bc', ' ', ' '), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 12 }), (each, width) => {
      expect(wrap(each, width)).toEqual(wrapAny(each, width));
    }),
    { numRuns: 1000 },
  );
});
