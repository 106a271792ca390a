import fc from 'fast-check';
import { inCode } from '../../src/report/escape-markdown.js';
import { bytesOf, fittedMarkdown } from '../../src/report/fitted-markdown.js';
import { outsideCode } from './outside-code.js';
import { HOSTILE } from './drift/sample-report.js';
import { anyText } from '../text/any-text.js';

test('GIVEN a text that fits THEN it is as it would be', () => {
  expect(fittedMarkdown('Klaviyo has no role', 19)).toBe('Klaviyo has no role');
  expect(fittedMarkdown('ada@example.com', 17)).toBe('`ada@example.com`');
});

test('GIVEN a text that does not THEN it is cut, with an ellipsis, inside its code span', () => {
  expect(fittedMarkdown('ada@example.com', 16, inCode)).toBe('`ada@example…`');
  expect(fittedMarkdown('x '.repeat(1_000), 12)).toBe('x x x x x…');
});

test('GIVEN characters of several code points THEN none is cut apart', () => {
  expect(fittedMarkdown('🇩🇪🇩🇪🇩🇪', 16, inCode)).toBe('`🇩🇪…`');
  expect(fittedMarkdown('e\u0301'.repeat(9), 12, inCode)).toBe(`\`${'e\u0301'.repeat(2)}…\``);
});

test('GIVEN a character that is longer than the room THEN the ellipsis alone', () => {
  expect(fittedMarkdown(`a${'\u0301'.repeat(100)}`, 20, inCode)).toBe('`…`');
});

test('GIVEN any text and room THEN it never takes more, and nothing is cut in the middle', () => {
  const text = fc.oneof(
    anyText(),
    fc.string({ unit: fc.constantFrom('|', '`', '\u202e', 'e\u0301', '👩', ' ', 'a'), maxLength: 200 }),
    fc.constantFrom(...HOSTILE),
  );
  fc.assert(
    fc.property(text, fc.integer({ min: 8, max: 120 }), fc.boolean(), (any, bytes, code) => {
      const fitted = code ? fittedMarkdown(any, bytes, inCode) : fittedMarkdown(any, bytes);

      expect(bytesOf(fitted)).toBeLessThanOrEqual(bytes);
      expect(Buffer.from(fitted, 'utf8').toString('utf8')).toBe(fitted);
      // Throws where a code span is not closed.
      expect(outsideCode(fitted)).not.toContain('`');
    }),
    { numRuns: 300 },
  );
});
