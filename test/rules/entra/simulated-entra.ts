import { type Subject } from '../../../src/rules/subject.js';

/*
 * A reading of Microsoft's page on rules for dynamic membership groups that shares no code with the compiler. Where the page is silent there are several
 * readings, and a rule that is compiled must decide alike in all of them.
 */

export interface Reading {
  /** What a comparison with a property without a value is, by a positive and by a negative operator. */
  readonly nothing: 'false' | 'unknown' | 'opposites';
  readonly spaces: 'count' | 'trimmed';
  readonly letters: 'ordinal' | 'linguistic';
  readonly empty: 'text' | 'nothing';
}

export const READINGS: readonly Reading[] = (['false', 'unknown', 'opposites'] as const).flatMap((nothing) =>
  (['count', 'trimmed'] as const).flatMap((spaces) =>
    (['ordinal', 'linguistic'] as const).flatMap((letters) =>
      (['text', 'nothing'] as const).map((empty) => ({ nothing, spaces, letters, empty })),
    ),
  ),
);

type User = Readonly<Record<string, string | boolean | undefined>>;

/** Undefined: neither true nor false. */
type Outcome = boolean | undefined;

/** The user that a person is in Entra. */
export function entraUser({ userName, givenName, familyName, attributes }: Subject): User {
  const { accountEnabled = 'true', ...texts } = attributes;
  const isEnabled = accountEnabled.toLowerCase() === 'true';
  return { ...texts, userPrincipalName: userName, givenName, surname: familyName, accountEnabled: isEnabled };
}

/** Whether the user becomes a member of a group with the rule. Throws if the rule is not well-formed. */
export function isMemberInEntra(rule: string, user: User, reading: Reading): boolean {
  const words = rule.match(/"[^"]*"|[[\](),]|[^\s"[\](),]+/g) ?? [];
  if (words.join('') !== rule.replace(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ''))
    throw new Error(`lost something: ${rule}`);
  const outcome = disjunction(words, user, reading);
  if (words.length > 0) throw new Error(`left over: ${words.join(' ')}`);
  return outcome === true;
}

/** Each takes its words from the beginning of the list. */
function disjunction(words: string[], user: User, reading: Reading): Outcome {
  let outcome = conjunction(words, user, reading);
  while (words[0] === '-or') {
    words.shift();
    const other = conjunction(words, user, reading);
    outcome = outcome === true || other === true ? true : outcome === false && other === false ? false : undefined;
  }
  return outcome;
}

function conjunction(words: string[], user: User, reading: Reading): Outcome {
  let outcome = primary(words, user, reading);
  while (words[0] === '-and') {
    words.shift();
    const other = primary(words, user, reading);
    outcome = outcome === false || other === false ? false : outcome === true && other === true ? true : undefined;
  }
  return outcome;
}

function primary(words: string[], user: User, reading: Reading): Outcome {
  const word = words.shift();
  if (word === '-not') {
    const outcome = primary(words, user, reading);
    return outcome === undefined ? undefined : !outcome;
  }
  if (word !== '(') return comparison(word ?? '', words, user, reading);
  const outcome = disjunction(words, user, reading);
  if (words.shift() !== ')') throw new Error('an open bracket');
  return outcome;
}

function comparison(property: string, words: string[], user: User, reading: Reading): Outcome {
  if (!property.startsWith('user.')) throw new Error(`not a property: ${property}`);
  const held = user[property.slice('user.'.length)];
  const value = held === '' && reading.empty === 'nothing' ? undefined : held;
  const operator = words.shift() ?? '';
  const operands = valueIn(words);
  if (operands === null) return nullTest(operator, value);
  if (typeof operands === 'boolean') {
    if (operator !== '-eq' && operator !== '-ne') throw new Error(`${operator} of true or false`);
    return (value === operands) === (operator === '-eq');
  }
  const isNegative = /^-(?:ne$|not)/.test(operator);
  if (typeof value !== 'string') {
    return reading.nothing === 'unknown' ? undefined : isNegative && reading.nothing === 'opposites';
  }
  return textTest(operator, value, operands, reading) !== isNegative;
}

function nullTest(operator: string, value: unknown): boolean {
  if (operator === '-eq') return value === undefined;
  if (operator === '-ne') return value !== undefined;
  throw new Error(`${operator} of null`);
}

function valueIn(words: string[]): null | boolean | readonly string[] {
  const word = words.shift();
  if (word === 'null') return null;
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === '[') {
    const texts: string[] = [];
    do texts.push(text(words.shift()));
    while (words.shift() === ',');
    return texts;
  }
  return [text(word)];
}

function text(word: string | undefined): string {
  const inside = /^"([^"`\\]*)"$/.exec(word ?? '')?.[1];
  if (inside === undefined) throw new Error(`not a text: ${word ?? ''}`);
  const written = inside.replaceAll("''", '\u0000');
  if (written.includes("'")) throw new Error('a lone single quote');
  return written.replaceAll('\u0000', "'");
}

function textTest(operator: string, value: string, texts: readonly string[], reading: Reading): boolean {
  const fold = (one: string): string => {
    const kept = reading.spaces === 'trimmed' ? one.trim() : one;
    return reading.letters === 'ordinal'
      ? [...kept]
          .map((letter) => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter))
          .join('')
      : kept.normalize('NFKC').toUpperCase();
  };
  const held = fold(value);
  const [first = ''] = texts;
  switch (operator) {
    case '-eq':
    case '-ne':
      return held === fold(first);
    case '-in':
    case '-notIn':
      return texts.some((one) => held === fold(one));
    case '-startsWith':
    case '-notStartsWith':
      return held.startsWith(fold(first));
    case '-endsWith':
    case '-notEndsWith':
      return held.endsWith(fold(first));
    case '-contains':
    case '-notContains':
      return held.includes(fold(first));
    case '-match':
    case '-notMatch':
      return new RegExp(first, 'i').test(reading.spaces === 'trimmed' ? value.trim() : value);
    default:
      throw new Error(`no operator: ${operator}`);
  }
}
