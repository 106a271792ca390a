import { invalidSearch } from './errors.js';

/** Tells whether a record matches; `valueOf` gives the record's value for an attribute such as `profile.name`. */
export type Match = (valueOf: (attribute: string) => unknown) => boolean;

/** A comparison, `pr` (is there), a word that joins, or a parenthesis; with the blanks before it. */
const PART =
  /\s*(?:(?<attribute>[\w.]+)\s+(?:(?<present>pr)\b|(?<operator>eq|ne|sw|co|gt|ge|lt|le)\s+(?:"(?<text>(?:[^"\\]|\\.)*)"|(?<plain>true|false|-?\d+(?:\.\d+)?)))|(?<joint>and|or)\b|(?<bracket>[()]))/iy;

/** Parentheses deeper than this are refused, so that no expression takes the process with it. */
const MAX_DEPTH = 100;

/**
 * Reads a `search` or `filter` expression: comparisons joined by `and` and `or`, where `and` binds tighter, and parentheses
 * (RFC 7644, section 3.4.2.2; Okta's API reference, "List all users"). Text is compared without regard to case; `gt` and the like
 * compare dates and numbers as they are written. How long an expression may be is documented nowhere.
 *
 * @throws OktaApiError 400 for anything else.
 */
export function searchExpression(expression: string): Match {
  let at = 0;
  let depth = 0;

  const next = (): Readonly<Record<string, string | undefined>> => {
    PART.lastIndex = at;
    return PART.exec(expression)?.groups ?? {};
  };
  const unreadable = (): Error => invalidSearch(`The expression cannot be read from here on: ${expression.slice(at)}`);
  const joins = (word: string): boolean => {
    if (next().joint?.toLowerCase() !== word) return false;
    at = PART.lastIndex;
    return true;
  };

  const some = (): Match => {
    const sides = [every()];
    while (joins('or')) sides.push(every());
    return (valueOf) => sides.some((match) => match(valueOf));
  };
  const every = (): Match => {
    const sides = [one()];
    while (joins('and')) sides.push(one());
    return (valueOf) => sides.every((match) => match(valueOf));
  };
  const one = (): Match => {
    const part = next();
    if (part.bracket === '(' && ++depth <= MAX_DEPTH) {
      at = PART.lastIndex;
      const inner = some();
      if (next().bracket !== ')') throw unreadable();
      at = PART.lastIndex;
      depth -= 1;
      return inner;
    }
    if (part.attribute === undefined) throw unreadable();
    at = PART.lastIndex;
    return comparison(part.attribute, part);
  };

  const match = some();
  if (expression.slice(at).trim() !== '') throw unreadable();
  return match;
}

function comparison(attribute: string, part: Readonly<Record<string, string | undefined>>): Match {
  if (part.present !== undefined) return (valueOf) => written(valueOf(attribute)) !== '';
  const wanted = (part.plain ?? part.text?.replace(/\\(.)/g, '$1') ?? '').toLowerCase();
  const test = OPERATORS[part.operator?.toLowerCase() as keyof typeof OPERATORS];
  return (valueOf) => {
    const found = valueOf(attribute);
    // Of a list, any entry may match.
    const values: readonly unknown[] = Array.isArray(found) ? found : [found];
    return values.some((value) => test(written(value).toLowerCase(), wanted));
  };
}

/** A value as expressions write it; empty where there is none. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).join(',');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

const OPERATORS = {
  eq: (found: string, wanted: string) => found === wanted,
  ne: (found: string, wanted: string) => found !== wanted,
  sw: (found: string, wanted: string) => found.startsWith(wanted),
  co: (found: string, wanted: string) => found.includes(wanted),
  gt: (found: string, wanted: string) => found > wanted,
  ge: (found: string, wanted: string) => found >= wanted,
  lt: (found: string, wanted: string) => found < wanted,
  le: (found: string, wanted: string) => found <= wanted,
};
