import { badRequest, unsupportedQuery } from '../errors.js';
import { type Json, object } from '../json-value.js';

/** A `$filter`, read: whether an object passes it. */
export type Filter = (thing: Json) => boolean;

type Value = string | number | boolean | null;

/** A quoted text with its quotes doubled inside, a word, or a sign. */
const TOKEN = /\s*(?:'((?:''|[^'])*)'|([A-Za-z0-9_@.#:/-]+)|([(),]))/y;

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * Reads a `$filter` (learn.microsoft.com, "Use the $filter query parameter"): `eq`, `in`, `startswith`, joined by `and`, `or`, `not`
 * and parentheses; `ne`, `not`, `ge`, `le`, `gt`, `lt`, `endswith` and `contains` too, of which the directory takes the first two and
 * `endswith` in advanced queries alone. Texts are compared without regard to case, as the directory does.
 *
 * @param advanced whether `$count=true` and `ConsistencyLevel: eventual` were sent
 * @throws GraphError 400
 */
export function readFilter(text: string, advanced: boolean): Filter {
  const reader = new FilterReader(tokensOf(text), advanced);
  const filter = reader.either();
  reader.end();
  return filter;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const place = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw invalid(`Syntax error at position ${String(place)} in '${text}'.`);
    const [, quoted, word, sign] = found;
    tokens.push(
      quoted === undefined
        ? { text: word ?? sign ?? '', quoted: false }
        : { text: quoted.replaceAll("''", "'"), quoted: true },
    );
  }
  return tokens;
}

function invalid(why: string): Error {
  return badRequest(`Invalid filter clause: ${why}`, 'BadRequest');
}

const COMPARISONS: Readonly<Record<string, (a: string, b: string) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
};

const FUNCTIONS: Readonly<Record<string, (a: string, b: string) => boolean>> = {
  startswith: (a, b) => a.startsWith(b),
  endswith: (a, b) => a.endsWith(b),
  contains: (a, b) => a.includes(b),
};

class FilterReader {
  #next = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly advanced: boolean,
  ) {}

  either(): Filter {
    let filter = this.#both();
    while (this.#is('or')) filter = or(filter, this.#both());
    return filter;
  }

  #both(): Filter {
    let filter = this.#one();
    while (this.#is('and')) filter = and(filter, this.#one());
    return filter;
  }

  #one(): Filter {
    if (this.#is('not')) {
      this.#needsAdvanced('not');
      const filter = this.#one();
      return (thing) => !filter(thing);
    }
    if (this.#is('(')) {
      const filter = this.either();
      this.#expect(')');
      return filter;
    }
    const name = this.#take();
    const operation = FUNCTIONS[name.text.toLowerCase()];
    return operation !== undefined && this.#is('(')
      ? this.#function(name.text.toLowerCase(), operation)
      : this.#comparison(name.text);
  }

  end(): void {
    const token = this.tokens[this.#next];
    if (token !== undefined) throw invalid(`'${token.text}' where the filter should end.`);
  }

  #function(name: string, operation: (a: string, b: string) => boolean): Filter {
    if (name === 'endswith') this.#needsAdvanced(name);
    const property = this.#take().text;
    this.#expect(',');
    const wanted = lower(this.#take().text);
    this.#expect(')');
    return (thing) => {
      const value = valueAt(thing, property);
      return typeof value === 'string' && operation(lower(value), wanted);
    };
  }

  #comparison(property: string): Filter {
    const operator = this.#take().text.toLowerCase();
    if (operator === 'in') return this.#in(property);
    const operation = COMPARISONS[operator];
    if (operation === undefined) throw invalid(`'${operator}' is not an operator.`);
    if (operator === 'ne') this.#needsAdvanced(operator);
    const wanted = valueOf(this.#take());
    return (thing) => compares(operation, valueAt(thing, property), wanted);
  }

  #in(property: string): Filter {
    this.#expect('(');
    const wanted = [valueOf(this.#take())];
    while (this.#is(',')) wanted.push(valueOf(this.#take()));
    this.#expect(')');
    return (thing) => wanted.some((one) => compares(COMPARISONS.eq!, valueAt(thing, property), one));
  }

  #needsAdvanced(operator: string): void {
    if (!this.advanced)
      throw unsupportedQuery(
        `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header.`,
      );
  }

  #is(text: string): boolean {
    const token = this.tokens[this.#next];
    const is = token !== undefined && !token.quoted && token.text.toLowerCase() === text;
    if (is) this.#next += 1;
    return is;
  }

  #expect(text: string): void {
    if (!this.#is(text)) throw invalid(`'${text}' is missing.`);
  }

  #take(): Token {
    const token = this.tokens[this.#next];
    if (token === undefined) throw invalid('it ends too early.');
    this.#next += 1;
    return token;
  }
}

const and =
  (a: Filter, b: Filter): Filter =>
  (thing) =>
    a(thing) && b(thing);

const or =
  (a: Filter, b: Filter): Filter =>
  (thing) =>
    a(thing) || b(thing);

function valueOf({ text, quoted }: Token): Value {
  if (quoted) return text;
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  // A time or an id without quotes.
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function compares(operation: (a: string, b: string) => boolean, value: unknown, wanted: Value): boolean {
  const [a, b] = [value ?? null, wanted].map((one) => (one === null ? '\u0000null' : lower(String(one as Value))));
  return operation(String(a), String(b));
}

function lower(text: string): string {
  return text.toLowerCase();
}

/** The value at a path such as `servicePrincipal/id`, whose names may be written in any case. */
function valueAt(thing: Json, path: string): unknown {
  return path.split('/').reduce<unknown>((found, name) => {
    const inner = object(found);
    const own = Object.keys(inner).find((key) => key.toLowerCase() === name.toLowerCase());
    return own === undefined ? undefined : inner[own];
  }, thing);
}
