import { accessKeyProblem, authorizationHeader, bareAccessKey } from '../../src/klaviyo/authorization.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';

const KEY = 'example-access-key';

describe('authorizationHeader', () => {
  test.each([
    KEY,
    `${KEY}\n`,
    `  ${KEY}\r\n`,
    `\uFEFF${KEY}`,
    `Klaviyo-API-Key ${KEY}`,
    `klaviyo-api-key ${KEY}`,
    `KLAVIYO-API-KEY   ${KEY} `,
    `Bearer ${KEY}`,
    `bearer\t${KEY}\n`,
    `Klaviyo-API-Key Klaviyo-API-Key ${KEY}`,
    `Bearer Klaviyo-API-Key ${KEY}`,
  ])('GIVEN the key stored as %j THEN each scheme is sent exactly once', (stored) => {
    expect(authorizationHeader('Klaviyo-API-Key', stored)).toBe(`Klaviyo-API-Key ${KEY}`);
    expect(authorizationHeader('Bearer', stored)).toBe(`Bearer ${KEY}`);
  });

  test('GIVEN a key that begins with the letters of a prefix THEN it is left whole', () => {
    expect(bareAccessKey('bearer-of-news')).toBe('bearer-of-news');
  });
});

describe('a key that cannot be sent', () => {
  test.each([
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['Klaviyo-API-Key', 'is empty'],
    ['Bearer \n', 'is empty'],
    ['two words-of-key', 'has white space inside'],
    ['line-one\nline-two', 'has white space inside'],
    ['Authorization: Klaviyo-API-Key abc', 'has white space inside'],
    ['bell\u0007in-key', 'control character'],
    ['schlüssel', 'outside ASCII'],
    ['k'.repeat(4097), 'is longer than 4096 characters'],
  ])('GIVEN %j THEN the refusal says what is wrong and does not show it', (stored, sentence) => {
    // WHEN
    const refuse = () => bareAccessKey(stored);
    // THEN
    expect(refuse).toThrow(ScimError);
    expect(refuse).toThrow(expect.objectContaining({ code: 'SCIM_ACCESS_KEY' }) as Error);
    expect(accessKeyProblem(stored)).toContain(sentence);
    const shown = accessKeyProblem(stored)!;
    for (const part of stored.split(/\s+/).filter((word) => word.length > 3 && !/^(klaviyo|bearer)/i.test(word))) {
      expect(shown).not.toContain(part);
    }
  });

  test('GIVEN a key of the greatest length THEN nothing is wrong', () => {
    expect(accessKeyProblem('k'.repeat(4096))).toBeUndefined();
  });
});

test.each(['a', 'sevench', 'Bearer short'])(
  'GIVEN the short key %j THEN it is refused, since it would be struck out of every message',
  (key) => {
    expect(() => bareAccessKey(key)).toThrow('is shorter than 8 characters, and no key is: copy the whole key again');
  },
);

test('GIVEN a key of eight characters THEN it is taken', () => {
  expect(bareAccessKey('eightcha')).toBe('eightcha');
});
