import { ExpressionFault } from './value.js';

/** A word, a sign, a text (without its quotes) or a number. `at` counts from 0. */
export interface Token {
  readonly kind: 'word' | 'sign' | 'text' | 'number' | 'end';
  readonly text: string;
  readonly at: number;
}

/**
 * A quote inside a text is doubled, and a backslash is a character as any other: Okta's own examples have `"XDOMAIN\"`
 * (Okta Expression Language, "Popular expressions"; Spring 3 reference, section 6.5.1, on which the language is based).
 */
const TOKEN =
  /\s*(?:(?<word>[A-Za-z_]\w*)|(?<number>\d+(?:\.\d+)?)|(?<text>"(?:[^"]|"")*"|'(?:[^']|'')*')|(?<sign>==|!=|<=|>=|&&|\|\||\?:|[<>!?:+\-(){}[\],.=]))/y;

/** The tokens of an expression, with one of the kind `end` behind them. @throws ExpressionFault for what is none */
export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  const text = expression.trimEnd();
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found === null)
      throw new ExpressionFault(`Cannot be read from character ${String(at + 1)} on: ${text.slice(at)}`);
    tokens.push(tokenOf(found, TOKEN.lastIndex));
    at = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', text: 'the end', at: text.length }];
}

function tokenOf(found: RegExpExecArray, end: number): Token {
  const { word, number, text, sign } = found.groups ?? {};
  if (word !== undefined) return { kind: 'word', text: word, at: end - word.length };
  if (number !== undefined) return { kind: 'number', text: number, at: end - number.length };
  if (sign !== undefined) return { kind: 'sign', text: sign, at: end - sign.length };
  const quoted = text ?? '';
  const quote = quoted.charAt(0);
  return { kind: 'text', text: quoted.slice(1, -1).replaceAll(quote + quote, quote), at: end - quoted.length };
}
