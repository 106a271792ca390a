import fc from 'fast-check';
import { ExpressionFault } from '../../../../src/simulator/okta/expression/value.js';
import { OktaApiError } from '../../../../src/simulator/okta/errors.js';
import { searchExpression } from '../../../../src/simulator/okta/search-expression.js';
import { matches } from './ada.js';
import { anyText } from '../../../text/any-text.js';

/** Parts of expressions in any order: most of what comes out cannot be read, some can. */
const PARTS = [
  ...['user.city', 'user.salary', 'user.hasBadge', 'user.employeeNumber', '"Oslo"', "'it''s'", '1', 'null', 'true'],
  ...['==', '!=', '<', 'AND', 'OR', '!', '?', ':', '?:', '+', '-', '(', ')', '{', '}', '[', ']', ',', '.'],
  ...['String.len', 'String.substring', 'Arrays.size', 'isMemberOfGroupName', '=', '"', '\\', 'matches'],
];

describe('any expression', () => {
  test('WHEN it is put together of parts or of anything, THEN it is true, false or refused', () => {
    const parts = fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((chosen) => chosen.join(' '));
    fc.assert(
      fc.property(fc.oneof(parts, fc.string(), fc.string({ unit: 'grapheme' })), (expression) => {
        try {
          expect(typeof matches(expression)).toBe('boolean');
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionFault);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('WHEN a text is written in either quotes, with its own doubled, THEN it is that text', () => {
    fc.assert(
      fc.property(anyText(), fc.constantFrom('"', "'"), (text, quote) => {
        const written = quote + text.replaceAll(quote, quote + quote) + quote;
        const person = { id: '', status: '', profile: { city: text }, isMemberOf: () => false };
        expect(matches(`user.city == ${written}`, person)).toBe(true);
      }),
    );
  });

  test('WHEN a search is anything, THEN it chooses or is refused', () => {
    const parts = ['status', 'profile.login', 'eq', 'sw', 'pr', '"ACTIVE"', 'true', 'and', 'or', '(', ')', '"', '\\'];
    const search = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((chosen) => chosen.join(' '));
    fc.assert(
      fc.property(fc.oneof(search, fc.string()), (expression) => {
        try {
          expect(typeof searchExpression(expression)(() => 'ACTIVE')).toBe('boolean');
        } catch (error) {
          expect(error).toBeInstanceOf(OktaApiError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
