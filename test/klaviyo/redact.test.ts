import fc from 'fast-check';
import { redactor } from '../../src/klaviyo/redact.js';

const KEY = 'pk/Example+0123456789';

describe('redactor', () => {
  const redact = redactor(KEY);

  test.each([
    [`key ${KEY}!`, 'key [access key]!'],
    [KEY.toUpperCase(), '[access key]'],
    [`?key=${encodeURIComponent(KEY)}&x=1`, '?key=[access key]&x=1'],
    ['begins pk/Examp and ends 23456789', 'begins [access key] and ends [access key]'],
    [`${KEY}${KEY}`, '[access key][access key]'],
    ['pk/Exam is seven characters', 'pk/Exam is seven characters'],
    ['İ and nothing secret', 'İ and nothing secret'],
    ['', ''],
  ])('GIVEN %j THEN %j', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  test('GIVEN a key shorter than eight characters THEN it is struck out whole alone', () => {
    expect(redactor('abc')('abc ab xabcx')).toBe('[access key] ab x[access key]x');
  });

  test('GIVEN any text around any key THEN the key is gone', () => {
    const key = fc.string({ minLength: 13, maxLength: 40, unit: fc.constantFrom(...'abcXYZ019_-+/=&"\\') });
    fc.assert(
      fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
        expect(redactor(secret)(`${before}${secret}${after}`)).not.toContain(secret);
      }),
    );
  });
});
