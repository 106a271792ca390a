import { type z } from 'zod';

import { quoted } from './quoted.js';

type Issue = z.core.$ZodIssue;

/** What zod calls the types of JSON, in words. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/** Messages that zod makes where a schema has none of its own (zod 4, locale en). */
const OF_ZOD = /^(Invalid|Too (small|big)|Unrecognized)\b/;

/**
 * What is wrong with a value of a file, as a sentence without a full stop: `format_version is missing`. A message that the
 * schema has itself stands behind the separator.
 *
 * @param where - the place in the file: `format_version`, `the file`
 */
export function formFault(issue: Issue, where: string, separator = ': '): string {
  if (!OF_ZOD.test(issue.message)) return `${where}${separator}${issue.message}`;
  return `${where} ${predicate(issue)}`;
}

function predicate(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': {
      const received = /received (\w+)$/.exec(issue.message)?.[1] ?? '';
      const expected = TYPES[issue.expected] ?? issue.expected;
      return received === 'undefined'
        ? 'is missing'
        : `is ${TYPES[received] ?? received}, where ${expected} is expected`;
    }
    case 'invalid_value': {
      const words = issue.values.map(String);
      return words.length === 1 ? `must be ${words.join()}` : `must be one of ${words.join(', ')}`;
    }
    case 'unrecognized_keys':
      return `has a key that is not known: ${issue.keys.map((key) => quoted(key)).join(', ')}`;
    case 'too_small':
      return 'is too small or too short';
    case 'too_big':
      return 'is too large or too long';
    default:
      return 'does not have the expected form';
  }
}
