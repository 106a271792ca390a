import { z } from 'zod';

import { type OddCharacter } from '../text/odd-character.js';
import { textFault, tokenFault } from '../text/text-fault.js';
import { type AddressFault } from '../text/web-address.js';

/*
 * The parts that the access file's schema is made of. The error text of each is not a sentence but what was expected there;
 * issue-wording.ts makes the sentence, since it alone knows what was found.
 */

/** A mapping with these keys and no others. The error text for an unknown key is the list of the valid ones. */
export function mapping<Shape extends z.ZodRawShape>(expected: string, shape: Shape) {
  const keys = Object.keys(shape).join(', ');
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? keys : expected) });
}

/** A list of such items; `expected` says of what. */
export function list<Item extends z.ZodType>(expected: string, item: Item) {
  return z.array(item, { error: expected });
}

/** A text on one line, not empty, without white space around it and without what no text may hold. */
export function line(expected: string) {
  return formed(expected, /^\S(?:.*\S)?$/);
}

/**
 * A text of a set form, without what no text may hold.
 *
 * @param expected - or a function that says it of what stands there
 */
export function formed(expected: string | ((written: unknown) => string), form: RegExp) {
  const of = typeof expected === 'string' ? () => expected : expected;
  const error = ({ input }: { readonly input?: unknown }): string => of(input);
  return z.string({ error }).regex(form, { error }).superRefine(without(textFault, of));
}

/** Any text, on however many lines, without a token of cdktf. */
export function anyText(expected: string) {
  return z.string({ error: expected }).superRefine(without(tokenFault, () => expected));
}

function without(faultOf: (text: string) => string | undefined, expected: (text: string) => string) {
  return (text: string, context: z.RefinementCtx): void => {
    const fault = faultOf(text);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: `${expected(text)}, ${fault}` });
  };
}

/** For `superRefine`: a name without a character that its reader overlooks or takes for another one, which `oddIn` finds. */
export function readable(expected: string, oddIn: (name: string) => OddCharacter | undefined) {
  return without(
    (name) => {
      const odd = textFault(name) === undefined ? oddIn(name) : undefined;
      return odd && `without ${odd.thing}`;
    },
    () => expected,
  );
}

/** A text on one or several lines, of which one line is made. */
export function prose(expected: string) {
  return z
    .string({ error: expected })
    .regex(/\S/, { error: expected })
    .transform((text) => text.trim().replace(/\s+/g, ' '))
    .pipe(line(expected));
}

/** True unless said otherwise, or false. */
export function flag(standard: boolean) {
  return z.boolean({ error: 'true or false' }).default(standard);
}

/** One of some words. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}

/** One of some words in upper case, which may be written in lower case too; read, it is in upper case. */
export function anyCase<const Word extends string>(words: readonly Word[]) {
  const lower = words.map((word) => word.toLowerCase());
  return z
    .enum([...lower, ...words], { error: `one of ${lower.join(', ')}` })
    .transform((written) => written.toUpperCase() as Word);
}

/** An address, judged by the given function; its fault goes along in the issue, since it never repeats the address. */
export function address(fault: (text: string) => AddressFault | undefined) {
  return z.string({ error: 'an absolute https URL' }).superRefine((text, context) => {
    const found = fault(text);
    if (found !== undefined) {
      context.addIssue({ code: 'custom', message: found.expected, params: { problem: found.problem } });
    }
  });
}
