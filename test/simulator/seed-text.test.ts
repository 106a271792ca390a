import { z } from 'zod';
import { parseSeedText, readSeedText, repeated, SeedFileError } from '../../src/simulator/seed-text.js';

const SHAPE = z.strictObject({ names: z.array(z.string()) });
const parse = (text: string) =>
  parseSeedText(text, 'seed.yaml', SHAPE, [({ names }) => repeated(names).map((name) => `"${name}" is there twice.`)]);

test('GIVEN a text of the shape THEN it is the seed', () => {
  expect(parse('names: [ada, grace]')).toEqual({ names: ['ada', 'grace'] });
});

test.each([
  ['names: [', /^The seed file seed\.yaml has (?:a mistake|\d+ mistakes):\n {2}- /],
  ['', /names/],
  ['names: [1]', /names\[0\]/],
  ['names: [ada, Ada]', /^The seed file seed\.yaml has a mistake:\n {2}- "Ada" is there twice\.$/],
])('GIVEN %j THEN it is refused, with what is wrong', (text, message) => {
  expect(() => parse(text)).toThrow(SeedFileError);
  expect(() => parse(text)).toThrow(message);
});

test('GIVEN a file that is not there THEN it says so', async () => {
  await expect(readSeedText('/nowhere/seed.yaml')).rejects.toThrow('The seed file /nowhere/seed.yaml cannot be read');
});
