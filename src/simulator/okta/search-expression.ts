import { invalidSearch } from './errors.js';

/** Tells whether a record matches; `valueOf` gives the record's value for an attribute such as `profile.name`. */
export type Match = (valueOf: (attribute: string) => unknown) => boolean;

const COMPARISON = /^\s*([\w.]+)\s+(eq|ne|sw|co)\s+"((?:[^"\\]|\\.)*)"\s*/i;
const CONJUNCTION = /^(and|or)\s+/i;

/**
 * Reads a `search` or `filter` expression: comparisons with `eq`, `ne`, `sw` or `co`, joined by `and` and `or`, where
 * `and` binds tighter (RFC 7644, section 3.4.2.2). Parentheses, `pr`, `gt` and `lt` are not read: nothing here needs
 * them, and a wrong answer would be worse than a refusal.
 *
 * @throws OktaApiError 400 for anything else.
 */
export function searchExpression(expression: string): Match {
  const alternatives: Match[][] = [[]];
  let rest = expression;
  for (;;) {
    const comparison = COMPARISON.exec(rest);
    if (comparison === null) throw invalidSearch(`The expression cannot be read from here on: ${rest}`);
    alternatives.at(-1)?.push(matchComparison(comparison));
    rest = rest.slice(comparison[0].length);
    if (rest === '') return (valueOf) => alternatives.some((all) => all.every((match) => match(valueOf)));
    const conjunction = CONJUNCTION.exec(rest);
    if (conjunction === null) throw invalidSearch(`The expression cannot be read from here on: ${rest}`);
    if (conjunction[1]?.toLowerCase() === 'or') alternatives.push([]);
    rest = rest.slice(conjunction[0].length);
  }
}

function matchComparison(comparison: RegExpExecArray): Match {
  const [, attribute = '', operator = '', quoted = ''] = comparison;
  const wanted = quoted.replace(/\\(.)/g, '$1').toLowerCase();
  return (valueOf) => {
    const found = valueOf(attribute);
    const text = typeof found === 'string' ? found.toLowerCase() : '';
    switch (operator.toLowerCase()) {
      case 'eq':
        return text === wanted;
      case 'ne':
        return text !== wanted;
      case 'sw':
        return text.startsWith(wanted);
      default:
        return text.includes(wanted);
    }
  };
}
