import fc from 'fast-check';
import { redactor } from '../../src/http/redact.js';

const KEY = 'pk/Example+0123456789';

describe('redactor of one secret', () => {
  const redact = redactor([KEY], '[access key]');

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

  test('GIVEN a text that was redacted before, and a key of the words that replaced it THEN it stays as it is', () => {
    const once = redactor(['access'], '[access key]');
    expect(once('key access!')).toBe('key [access key]!');
    expect(once(once('key access!'))).toBe('key [access key]!');
  });

  test('GIVEN a key that holds the words that replace it THEN it is struck out all the same', () => {
    expect(redactor(['pk[secret]0123'])('key pk[secret]0123!')).toBe('key [secret]!');
  });

  test('GIVEN a key shorter than eight characters THEN it is struck out whole alone', () => {
    expect(redactor(['abc'], '[access key]')('abc ab xabcx')).toBe('[access key] ab x[access key]x');
  });

  test('GIVEN any text around any key THEN the key is gone', () => {
    const key = fc.string({ minLength: 13, maxLength: 40, unit: fc.constantFrom(...'abcXYZ019_-+/=&"\\') });
    fc.assert(
      fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
        expect(redactor([secret])(`${before}${secret}${after}`)).not.toContain(secret);
      }),
    );
  });
});

describe('redactor of several secrets', () => {
  const redact = redactor(['example-token/1+2', 'other-example-secret']);

  test.each([
    ['as it is', 'x example-token/1+2 y', 'x [secret] y'],
    ['in another case', 'EXAMPLE-TOKEN/1+2', '[secret]'],
    ['percent-encoded', 'a=example-token%2F1%2B2&b', 'a=[secret]&b'],
    ['in part', 'mple-token ended', '[secret] ended'],
    ['the second secret', 'is other-example-secret!', 'is [secret]!'],
    ['nothing of it', 'exam toke', 'exam toke'],
  ])('GIVEN a secret %s THEN it is struck out', (_, text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test('GIVEN no secrets THEN the text stays', () => {
    expect(redactor([])('text')).toBe('text');
  });
});
