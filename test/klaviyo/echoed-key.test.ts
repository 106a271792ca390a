import { echoedKey } from '../../src/klaviyo/echoed-key.js';

const KEY = 'Example/Access+Key';
const finds = (text: string) => echoedKey(KEY)(text);

test.each([
  ['as it is', JSON.stringify({ role: KEY })],
  ['within a text', JSON.stringify({ name: { familyName: `of ${KEY} House` } })],
  ['in a list', JSON.stringify([[], [{ roles: ['analyst', KEY] }]])],
  ['in other letter case', JSON.stringify({ role: KEY.toUpperCase() })],
  ['percent-encoded', JSON.stringify({ role: encodeURIComponent(KEY) })],
  ['as the name of a member', JSON.stringify({ [KEY]: 1 })],
  ['with a slash that is escaped', '{"role":"Example\\/Access+Key"}'],
  ['with letters that are escaped', '{"role":"\\u0045xample/Access\\u002bKey"}'],
  ['with its member name escaped', '{"\\u0045xample/Access+Key":1}'],
])('GIVEN the key %s THEN it is found', (_, text) => {
  expect(finds(text)).toBe(true);
});

test.each([
  ['none of it', JSON.stringify({ userName: 'ada@example.com', active: true, role: null })],
  ['a part of it', JSON.stringify({ userName: 'example/access@example.com' })],
  ['its parts in two texts', JSON.stringify(['Example/', 'Access+Key'])],
  ['escapes, and none of it', '{"familyName":"\\u00c5ngstr\\u00f6m"}'],
])('GIVEN %s THEN nothing is found', (_, text) => {
  expect(finds(text)).toBe(false);
});

test('GIVEN an escape and a value that is nested too deeply for recursion THEN it is searched all the same', () => {
  const text = `${'['.repeat(100_000)}"\\u0045xample/Access+Key"${']'.repeat(100_000)}`;
  expect(finds(text)).toBe(true);
  expect(finds(text.replace('Key', 'Door'))).toBe(false);
});
