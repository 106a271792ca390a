import { oktaLiteral } from './okta-literal.js';

/*
 * The part of Okta's expression language that conditions are written in: comparisons of a user's attributes with texts, functions,
 * AND, OR and !. What stands in brackets is a part of its own. Source: developer.okta.com, Okta Expression Language overview.
 */

/** An expression, read. */
export type OktaSyntax =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'null' }
  /** `user.department`: its `department`. */
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly OktaSyntax[] }
  | { readonly kind: 'equal' | 'unequal' | 'and' | 'or' | 'not'; readonly parts: readonly OktaSyntax[] };

/** An expression has something that is not read here. Nothing is wrong with it, perhaps. */
export class OktaSyntaxError extends Error {
  override readonly name = 'OktaSyntaxError';
}

interface Token {
  readonly kind: 'text' | 'name' | 'sign' | 'end';
  readonly value: string;
}

/** A text without its own quotes in it; a name with its dots; a sign. `''` in a text is not documented, so it ends the text. */
const TOKEN =
  /\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<sign>==|!=|&&|\|\||[!(),]))/y;

/** More levels of brackets than anybody writes. */
const DEEPEST = 100;

const WORD_SIGNS: Readonly<Record<string, string>> = { AND: '&&', OR: '||' };

/** @throws OktaSyntaxError if there is something in it that is not read here */
export function parseOktaExpression(expression: string): OktaSyntax {
  const tokens = tokenize(expression);
  let next = 0;
  let depth = 0;

  const isSign = (sign: string): boolean => tokens[next]?.kind === 'sign' && tokens[next]?.value === sign;
  const takeSign = (sign: string): boolean => {
    if (!isSign(sign)) return false;
    next += 1;
    return true;
  };
  const expectSign = (sign: string): void => {
    if (!takeSign(sign)) throw unexpected(tokens[next]);
  };

  const chain = (kind: 'and' | 'or', sign: string, part: () => OktaSyntax): OktaSyntax => {
    const first = part();
    const parts = [first];
    while (takeSign(sign)) parts.push(part());
    return parts.length === 1 ? first : { kind, parts };
  };
  const either = (): OktaSyntax => chain('or', '||', both);
  const both = (): OktaSyntax => chain('and', '&&', comparison);
  const comparison = (): OktaSyntax => {
    const left = operand();
    if (takeSign('==')) return { kind: 'equal', parts: [left, operand()] };
    if (takeSign('!=')) return { kind: 'unequal', parts: [left, operand()] };
    return left;
  };
  const operand = (): OktaSyntax => {
    depth += 1;
    if (depth > DEEPEST) throw new OktaSyntaxError(`more than ${DEEPEST} levels`);
    const read = innermost();
    depth -= 1;
    return read;
  };
  const innermost = (): OktaSyntax => {
    if (takeSign('!')) return { kind: 'not', parts: [operand()] };
    if (takeSign('(')) {
      const inner = either();
      expectSign(')');
      return inner;
    }
    const token = tokens[next];
    next += 1;
    if (token?.kind === 'text') return { kind: 'text', value: token.value };
    if (token?.kind === 'name') return takeSign('(') ? call(token.value) : named(token.value);
    throw unexpected(token);
  };
  const call = (name: string): OktaSyntax => {
    const parts: OktaSyntax[] = [];
    if (takeSign(')')) return { kind: 'call', name, parts };
    do parts.push(either());
    while (takeSign(','));
    expectSign(')');
    return { kind: 'call', name, parts };
  };

  const read = either();
  if (tokens[next]?.kind !== 'end') throw unexpected(tokens[next]);
  return read;
}

function named(name: string): OktaSyntax {
  if (name.toLowerCase() === 'null') return { kind: 'null' };
  const [, attribute] = /^user\.([A-Za-z_]\w*)$/.exec(name) ?? [];
  if (attribute === undefined) throw new OktaSyntaxError(`the word ${name}`);
  return { kind: 'variable', name: attribute };
}

function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = expression.trimEnd().length;
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < end) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(expression)?.groups;
    if (groups === undefined) throw new OktaSyntaxError(`the sign ${expression.slice(at).trimStart().charAt(0)}`);
    at = TOKEN.lastIndex;
    tokens.push(token(groups));
  }
  return [...tokens, { kind: 'end', value: 'the end' }];
}

function token({ double, single, name, sign }: Readonly<Record<string, string | undefined>>): Token {
  const text = double ?? single;
  if (text !== undefined) {
    if (oktaLiteral(text) === undefined) throw new OktaSyntaxError('a text with a control character in it');
    return { kind: 'text', value: text };
  }
  if (sign !== undefined) return { kind: 'sign', value: sign };
  const word = WORD_SIGNS[(name ?? '').toUpperCase()];
  return word === undefined ? { kind: 'name', value: name ?? '' } : { kind: 'sign', value: word };
}

function unexpected(token: Token | undefined): OktaSyntaxError {
  return new OktaSyntaxError(`${token?.value ?? 'the end'} in an unexpected place`);
}
