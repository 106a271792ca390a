import { z } from 'zod';

import { hasHiddenCharacters } from './hidden-characters.js';
import { type AddressFault } from './web-address.js';

/*
 * The parts that the access file's schema is made of. The error text of each is no sentence but what was expected there;
 * issue-wording.ts makes the sentence, since it alone knows what was found.
 */

/**
 * A mapping with these keys and no others. The error text for an unknown key is the list of the valid ones; `keys`
 * widens it where the mapping is one of several alternatives.
 */
export function mapping<Shape extends z.ZodRawShape>(
  expected: string,
  shape: Shape,
  keys: readonly string[] = Object.keys(shape),
) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? keys.join(', ') : expected),
  });
}

/** A list of such items; `expected` says of what. */
export function list<Item extends z.ZodType>(expected: string, item: Item) {
  return z.array(item, { error: expected });
}

/** What hidden characters are refused with, beside what was expected anyway. */
const NOTHING_HIDDEN = 'without control characters';

function nothingHidden(text: string): boolean {
  return !hasHiddenCharacters(text);
}

/** A text on one line, not empty, without white space around it and without hidden characters. */
export function line(expected: string) {
  return z
    .string({ error: expected })
    .regex(/^\S(?:.*\S)?$/, { error: expected })
    .refine(nothingHidden, { error: `${expected}, ${NOTHING_HIDDEN}` });
}

/** A text of a set form, without hidden characters. */
export function formed(expected: string, form: RegExp) {
  return z
    .string({ error: expected })
    .regex(form, { error: expected })
    .refine(nothingHidden, { error: `${expected}, ${NOTHING_HIDDEN}` });
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

/** An address, judged by the given function; its fault goes along in the issue, since it never repeats the address. */
export function address(fault: (text: string) => AddressFault | undefined) {
  return z.string({ error: 'an absolute https URL' }).superRefine((text, context) => {
    const found = fault(text);
    if (found !== undefined) {
      context.addIssue({ code: 'custom', message: found.expected, params: { says: found.says } });
    }
  });
}
