import { doubtfulCharacter } from './entra-literal.js';

/*
 * The rules of dynamic groups of users: comparisons joined by -and, -or and -not, with or without the hyphen. Source: learn.microsoft.com,
 * "Manage rules for dynamic membership groups in Microsoft Entra ID", whose examples also have a dash for the hyphen, and operators in
 * several letter cases.
 */

/** A rule, read. */
export type EntraSyntax =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly EntraSyntax[] }
  | { readonly kind: 'not'; readonly part: EntraSyntax }
  | EntraSyntaxComparison;

export interface EntraSyntaxComparison {
  readonly kind: 'comparison';
  /** As written, without its `user.`. */
  readonly property: string;
  /** In lower case and without its hyphen, such as `startswith`. */
  readonly operator: string;
  readonly value: EntraSyntaxValue;
}

export type EntraSyntaxValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly texts: readonly string[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' };

/** A rule has something that is not read here. Nothing is wrong with it, perhaps. */
export class EntraSyntaxError extends Error {
  override readonly name = 'EntraSyntaxError';
}

interface Token {
  readonly kind: 'text' | 'word' | 'sign' | 'end';
  readonly value: string;
}

/** A text in double quotes, in which a single quote stands twice; a word with its dots and its hyphen; a sign. */
const TOKEN = /\s*(?:"(?<text>[^"]*)"|(?<word>[-–]?[$A-Za-z_]\w*(?:\.\w+)*)|(?<sign>[()[\],]))/y;

/** More levels of brackets than anybody writes. */
const DEEPEST = 100;

/** @throws EntraSyntaxError if there is something in it that is not read here */
export function parseEntraRule(rule: string): EntraSyntax {
  const tokens = tokenize(rule);
  let next = 0;
  let depth = 0;

  const take = (kind: Token['kind'], value: string): boolean => {
    const token = tokens[next];
    if (token?.kind !== kind || (kind === 'word' ? bareWord(token.value) : token.value) !== value) return false;
    next += 1;
    return true;
  };
  const expect = (kind: Token['kind'], value: string): void => {
    if (!take(kind, value)) throw unexpected(tokens[next]);
  };
  const takeAny = (kind: Token['kind']): string => {
    const token = tokens[next];
    if (token?.kind !== kind) throw unexpected(token);
    next += 1;
    return token.value;
  };

  const chain = (kind: 'and' | 'or', part: () => EntraSyntax): EntraSyntax => {
    const first = part();
    const parts = [first];
    while (take('word', kind)) parts.push(part());
    return parts.length === 1 ? first : { kind, parts };
  };
  const either = (): EntraSyntax => chain('or', both);
  const both = (): EntraSyntax => chain('and', one);
  const one = (): EntraSyntax => {
    depth += 1;
    if (depth > DEEPEST) throw new EntraSyntaxError(`more than ${DEEPEST} levels`);
    const read = innermost();
    depth -= 1;
    return read;
  };
  const innermost = (): EntraSyntax => {
    if (take('word', 'not')) return { kind: 'not', part: one() };
    if (!take('sign', '(')) return comparison();
    const inner = either();
    expect('sign', ')');
    return inner;
  };
  const comparison = (): EntraSyntax => {
    const property = userProperty(takeAny('word'));
    const operator = bareWord(takeAny('word'));
    if (operator === 'any' || operator === 'all') throw new EntraSyntaxError(`-${operator}`);
    return { kind: 'comparison', property, operator, value: operand() };
  };
  const operand = (): EntraSyntaxValue => {
    if (take('sign', '[')) return list();
    if (tokens[next]?.kind === 'text') return { kind: 'text', text: plainText(takeAny('text')) };
    const word = takeAny('word').toLowerCase();
    if (word === 'null' || word === '$null') return { kind: 'null' };
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true' };
    throw new EntraSyntaxError(`the word ${word}`);
  };
  const list = (): EntraSyntaxValue => {
    const texts: string[] = [];
    do texts.push(plainText(takeAny('text')));
    while (take('sign', ','));
    expect('sign', ']');
    return { kind: 'list', texts };
  };

  const read = either();
  if (tokens[next]?.kind !== 'end') throw unexpected(tokens[next]);
  return read;
}

function userProperty(word: string): string {
  const [, property] = /^user\.(\w+)$/i.exec(word) ?? [];
  if (property === undefined) throw new EntraSyntaxError(`the word ${word}`);
  return property;
}

function bareWord(word: string): string {
  return word.replace(/^[-–]/, '').toLowerCase();
}

/**
 * A lone single quote sometimes stands for nothing (github.com/MicrosoftDocs/azure-docs, issue 68441). What a backtick or a backslash
 * does is not read here.
 */
function plainText(written: string): string {
  const text = written.replaceAll("''", '\0');
  const other = /['`\\]/.exec(text)?.[0] ?? doubtfulCharacter(written);
  if (other !== undefined) throw new EntraSyntaxError(`a text with ${JSON.stringify(other)} in it`);
  return text.replaceAll('\0', "'");
}

function tokenize(rule: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = rule.trimEnd().length;
  let at = 0;
  while (at < end) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(rule)?.groups;
    if (groups === undefined) throw new EntraSyntaxError(`the sign ${rule.slice(at).trimStart().charAt(0)}`);
    at = TOKEN.lastIndex;
    const { text, word, sign } = groups;
    if (text !== undefined) tokens.push({ kind: 'text', value: text });
    else tokens.push(word === undefined ? { kind: 'sign', value: sign! } : { kind: 'word', value: word });
  }
  return [...tokens, { kind: 'end', value: 'the end' }];
}

function unexpected(token: Token | undefined): EntraSyntaxError {
  return new EntraSyntaxError(`${token?.value ?? 'the end'} in an unexpected place`);
}
