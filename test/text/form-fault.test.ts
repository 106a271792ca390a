import { z } from 'zod';
import { formFault } from '../../src/text/form-fault.js';

const FORM = z.strictObject({
  text: z.string().optional(),
  count: z.int().min(2).max(3).optional(),
  list: z.array(z.string()).optional(),
  word: z.enum(['a', 'b']).optional(),
  one: z.literal(1).optional(),
  day: z.iso.date().optional(),
  own: z.string({ error: 'is for us to say' }).optional(),
});

const faultOf = (form: z.ZodType, value: unknown, separator?: string): string => {
  const [issue] = form.safeParse(value).error!.issues;
  return formFault(issue!, issue!.path.join('.') || 'the file', separator);
};

test('GIVEN a member that is not there THEN it is missing', () => {
  expect(faultOf(z.object({ format_version: z.string() }), {})).toBe('format_version is missing');
});

test.each([
  [{ text: 1 }, 'text is a number, where a text is expected'],
  [{ text: null }, 'text is null, where a text is expected'],
  [{ list: {} }, 'list is an object, where a list is expected'],
  [{ count: 'x' }, 'count is a text, where a number is expected'],
  [{ count: 1 }, 'count is too small or too short'],
  [{ count: 4 }, 'count is too large or too long'],
  [{ word: 'c' }, 'word must be one of a, b'],
  [{ one: 2 }, 'one must be 1'],
  [{ day: 'today' }, 'day does not have the expected form'],
  [{ more: 1 }, 'the file has a key that is not known: "more"'],
  ['KEY=1', 'the file is a text, where an object is expected'],
])('GIVEN %j THEN no words of the library', (value, sentence) => {
  expect(faultOf(FORM, value)).toBe(sentence);
});

test('GIVEN a message of the schema THEN it stands behind the separator', () => {
  expect(faultOf(FORM, { own: 1 })).toBe('own: is for us to say');
  expect(faultOf(FORM, { own: 1 }, ' ')).toBe('own is for us to say');
});
