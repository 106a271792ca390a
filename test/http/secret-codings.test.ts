import fc from 'fast-check';
import { redactor } from '../../src/http/redact.js';
import { secretFinder } from '../../src/http/secret-finder.js';
import { SECRET_CODINGS } from './secret-codings.js';
import { anyText } from '../text/any-text.js';

const KEY = 'pk/Ex4mple_Key+0123456789abZ';
const redact = redactor([KEY], '[access key]');
const holds = secretFinder(KEY);

test('GIVEN the codings THEN there are at least 40', () => {
  expect(Object.keys(SECRET_CODINGS).length).toBeGreaterThanOrEqual(40);
});

describe.each(Object.entries(SECRET_CODINGS))('GIVEN a key %s', (_, coded) => {
  const echo = coded(KEY);
  /** Stretches of the echo that would give the key away. */
  const parts = Array.from({ length: Math.floor(echo.length / 12) }, (_part, index) =>
    echo.slice(12 * index, 12 * index + 12),
  ).filter((part) => !coded('Qw/erTyuiop+asdf_ghjkl765432').includes(part));

  test('THEN it is struck out of a message, and the words around it stay', () => {
    const shown = redact(`The server says "${echo}" to this.`);
    expect(shown).toContain('[access key]');
    expect(shown).toMatch(/^The server says "/);
    expect(shown).toMatch(/" to this\.$/);
    for (const part of parts) expect(shown).not.toContain(part);
    expect(shown.length).toBeLessThan('The server says "" to this.'.length + 60);
  });

  test('THEN it is found in a body', () => {
    expect(holds(`{"totalResults":1,"Resources":[{"id":"1","role":"${echo}"}]}`)).toBe(true);
    expect(holds(JSON.stringify({ Resources: [{ role: echo }] }))).toBe(true);
  });
});

test('GIVEN a key with letters that are also those of a byte as a number WHEN it is cut THEN it is found', () => {
  const secret = 'pk0X1a_example_Key';
  const cut = `x "${SECRET_CODINGS['in quoted-printable, cut']!(secret)}" y`;
  expect(redactor([secret], '[access key]')(cut)).toBe('x "[access key]" y');
  expect(secretFinder(secret)(cut)).toBe(true);
});

test('GIVEN any key in any coding within any text THEN the key is not in what is left', () => {
  const key = fc.string({ minLength: 12, maxLength: 40, unit: fc.constantFrom(...'abcdXYZ0189_-+/') });
  const coding = fc.constantFrom(...Object.values(SECRET_CODINGS));
  fc.assert(
    fc.property(key, coding, (secret, coded) => {
      const echo = coded(secret);
      expect(redactor([secret])(`x "${echo}" y`)).not.toContain(echo);
      expect(secretFinder(secret)(`x "${echo}" y`)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('GIVEN any text without the key THEN it stays as it is, and nothing is found', () => {
  const words = fc.constantFrom(
    '%2F',
    '&amp;',
    '\\u0041',
    ' ',
    '\n',
    '=3D',
    '0x41',
    'pk',
    'Klaviyo-API-Key',
    '&#65;',
    'ada@example.com',
    '\u200b',
  );
  const text = fc.array(fc.oneof(anyText(), fc.string(), words)).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (message) => {
      expect(redact(message)).toBe(message);
      expect(holds(message)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});
