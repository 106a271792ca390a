import {
  EvaluationFault,
  ExpressionFault,
  type NamedGroup,
  type Person,
  type Term,
  type Value,
  type ValueType,
} from './value.js';

/** What a function takes at one place. `rest`: any number more of `rest`, or of pairs of it. */
interface Signature {
  readonly takes: readonly ValueType[];
  readonly rest?: { readonly type: ValueType; readonly by?: number };
  readonly gives: ValueType;
  readonly of: (args: readonly Value[], person: Person) => Value;
}

/**
 * The functions that Okta documents for group rules: `String`, `Arrays` and group functions (Okta Expression Language, "Functions",
 * "Expressions in group rules"; https://developer.okta.com/docs/reference/okta-expression-language/). `Convert` and `Time` are
 * excluded there. `isMemberOfGroupNameRegex` and the deprecated operator `matches` take regular expressions of Java and are not
 * evaluated here. What is documented nowhere: names of groups are compared with regard to case; `substring` outside of the text is an
 * evaluation fault; `substringBefore` without a match gives the whole text, `substringAfter` empty text.
 */
const FUNCTIONS: ReadonlyMap<string, Signature> = new Map<string, Signature>([
  ['String.append', { takes: ['text', 'text'], gives: 'text', of: texts((a, b) => a + b) }],
  ['String.join', { takes: ['text'], rest: { type: 'text' }, gives: 'text', of: texts((by, ...all) => all.join(by)) }],
  ['String.len', { takes: ['text'], gives: 'number', of: texts((a) => a.length) }],
  ['String.removeSpaces', { takes: ['text'], gives: 'text', of: texts((a) => a.replaceAll(' ', '')) }],
  [
    'String.replace',
    { takes: ['text', 'text', 'text'], gives: 'text', of: texts((a, b, c) => a.replaceAll(b, () => c)) },
  ],
  [
    'String.replaceFirst',
    { takes: ['text', 'text', 'text'], gives: 'text', of: texts((a, b, c) => a.replace(b, () => c)) },
  ],
  ['String.startsWith', { takes: ['text', 'text'], gives: 'boolean', of: texts((a, b) => a.startsWith(b)) }],
  ['String.stringContains', { takes: ['text', 'text'], gives: 'boolean', of: texts((a, b) => a.includes(b)) }],
  [
    'String.stringSwitch',
    { takes: ['text', 'text'], rest: { type: 'text', by: 2 }, gives: 'text', of: texts(stringSwitch) },
  ],
  ['String.substring', { takes: ['text', 'number', 'number'], gives: 'text', of: substring }],
  ['String.substringAfter', { takes: ['text', 'text'], gives: 'text', of: texts(substringAfter) }],
  ['String.substringBefore', { takes: ['text', 'text'], gives: 'text', of: texts(substringBefore) }],
  ['String.toLowerCase', { takes: ['text'], gives: 'text', of: texts((a) => a.toLowerCase()) }],
  ['String.toUpperCase', { takes: ['text'], gives: 'text', of: texts((a) => a.toUpperCase()) }],

  ['Arrays.add', { takes: ['list', 'any'], gives: 'list', of: ([list, value = null]) => [...listOf(list), value] }],
  [
    'Arrays.remove',
    { takes: ['list', 'any'], gives: 'list', of: ([list, value]) => listOf(list).filter((one) => one !== value) },
  ],
  ['Arrays.clear', { takes: ['list'], gives: 'list', of: ([list]) => listOf(list).slice(0, 0) }],
  ['Arrays.get', { takes: ['list', 'number'], gives: 'any', of: ([list, position]) => entry(listOf(list), position) }],
  ['Arrays.flatten', { takes: [], rest: { type: 'any' }, gives: 'list', of: (all) => all.flatMap(flattened) }],
  [
    'Arrays.contains',
    { takes: ['list', 'any'], gives: 'boolean', of: ([list, value = null]) => listOf(list).includes(value) },
  ],
  ['Arrays.size', { takes: ['list'], gives: 'number', of: ([list]) => orEmpty(list).length }],
  ['Arrays.isEmpty', { takes: ['list'], gives: 'boolean', of: ([list]) => orEmpty(list).length === 0 }],
  ['Arrays.toCsvString', { takes: ['list'], gives: 'text', of: ([list]) => listOf(list).join(',') }],

  ['isMemberOfGroup', { takes: ['text'], gives: 'boolean', of: memberOf((group, id) => group.id === id) }],
  [
    'isMemberOfAnyGroup',
    {
      takes: ['text'],
      rest: { type: 'text' },
      gives: 'boolean',
      of: memberOf((group, ...ids) => ids.includes(group.id)),
    },
  ],
  ['isMemberOfGroupName', { takes: ['text'], gives: 'boolean', of: memberOf((group, name) => group.name === name) }],
  [
    'isMemberOfGroupNameStartsWith',
    { takes: ['text'], gives: 'boolean', of: memberOf((group, start) => group.name.startsWith(start)) },
  ],
  [
    'isMemberOfGroupNameContains',
    { takes: ['text'], gives: 'boolean', of: memberOf((group, part) => group.name.includes(part)) },
  ],

  [
    'user.getInternalProperty',
    { takes: ['text'], gives: 'text', of: ([name], person) => internalProperty(String(name), person) },
  ],
]);

/**
 * A call of a function. A null for a text, a number or a list is an evaluation fault: what Okta does with it is documented for
 * `Arrays.size` and `Arrays.isEmpty` alone, and the language that it is based on throws.
 *
 * @throws ExpressionFault for a function that group rules do not have, and for arguments that it does not take
 */
export function callOf(name: string, args: readonly Term[]): Term {
  const signature = FUNCTIONS.get(name);
  if (signature === undefined) throw new ExpressionFault(`The function ${name} cannot be used in group rules.`);
  const { takes, rest, gives, of } = signature;
  const more = args.length - takes.length;
  if (more < 0 || (rest === undefined ? more > 0 : more % (rest.by ?? 1) > 0)) {
    throw new ExpressionFault(`The function ${name} does not take ${String(args.length)} parameters.`);
  }
  args.forEach(({ type }, index) => {
    const wanted = takes[index] ?? rest?.type ?? 'any';
    if (!fits(type, wanted))
      throw new ExpressionFault(`Parameter ${String(index + 1)} of ${name} must be ${wanted}, not ${type}.`);
  });
  return {
    type: gives,
    of: (person) =>
      of(
        args.map((arg) => arg.of(person)),
        person,
      ),
  };
}

/** Texts of comma-separated values are taken as lists by every function of `Arrays` ("Array functions", note). */
function fits(type: ValueType, wanted: ValueType): boolean {
  if (type === 'any' || type === 'null' || wanted === 'any' || type === wanted) return true;
  return wanted === 'list' && type === 'text';
}

function texts(of: (...given: string[]) => Value): Signature['of'] {
  return (args) => of(...args.map(textOf));
}

function memberOf(test: (group: NamedGroup, ...given: string[]) => boolean): Signature['of'] {
  return (args, person) => {
    const given = args.map(textOf);
    return person.isMemberOf((group) => test(group, ...given));
  };
}

function textOf(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw new EvaluationFault(`${JSON.stringify(value ?? null)} is not text.`);
}

function listOf(value: Value | undefined): readonly Value[] {
  if (Array.isArray(value)) return value as readonly Value[];
  if (typeof value === 'string') return value.split(',').map((part) => part.trim());
  throw new EvaluationFault(`${JSON.stringify(value ?? null)} is not a list.`);
}

/** `Arrays.size(NULL)` is 0, and `Arrays.isEmpty(NULL)` is true. */
function orEmpty(value: Value | undefined): readonly Value[] {
  return value === null || value === undefined ? [] : listOf(value);
}

/** The entry of a list at a position from 0 on. */
export function entry(list: Value | undefined, position: Value | undefined): Value {
  const found = typeof position === 'number' ? listOf(list)[position] : undefined;
  if (found === undefined) throw new EvaluationFault(`The list has nothing at ${JSON.stringify(position ?? null)}.`);
  return found;
}

function flattened(value: Value): readonly Value[] {
  return typeof value === 'string' || Array.isArray(value) ? listOf(value) : [value];
}

/** From one place to before another, counted from 0: `String.substring("This is a test", 2, 9)` is `is is a`. */
function substring([value, from, to]: readonly Value[]): string {
  const whole = textOf(value);
  if (typeof from === 'number' && typeof to === 'number' && from >= 0 && from <= to && to <= whole.length) {
    return whole.slice(from, to);
  }
  throw new EvaluationFault(`The text has no part from ${JSON.stringify(from)} to ${JSON.stringify(to)}.`);
}

function substringBefore(whole = '', search = ''): string {
  const found = whole.indexOf(search);
  return found < 0 ? whole : whole.slice(0, found);
}

function substringAfter(whole = '', search = ''): string {
  const found = whole.indexOf(search);
  return found < 0 ? '' : whole.slice(found + search.length);
}

/** The value of the first key that is a part of the text: `("First match wins", …, "wins", "value2", "match", "value3")` is `value2`. */
function stringSwitch(input = '', fallback = '', ...pairs: readonly string[]): string {
  for (let at = 0; at < pairs.length; at += 2) if (input.includes(pairs[at] ?? '')) return pairs[at + 1] ?? fallback;
  return fallback;
}

/** Documented: `id` and `status` ("Okta user ID and status"). */
function internalProperty(name: string, person: Person): string {
  if (name === 'id') return person.id;
  if (name === 'status') return person.status;
  throw new EvaluationFault(`Users have no internal property ${name}.`);
}
