import { callOf, entry } from './functions.js';
import { added, compared, conditional, elvis, literal, logical, requireType, subtracted, truth } from './operators.js';
import { type Token, tokensOf } from './tokens.js';
import { type Condition, EvaluationFault, ExpressionFault, type Person, type Term, type ValueType } from './value.js';

/** The type of a user's attribute; undefined for one that users do not have. */
export type AttributeType = (name: string) => ValueType | undefined;

/** Parentheses deeper than this are refused, so that no expression takes the process with it. */
const MAX_DEPTH = 200;

/**
 * Reads the expression of a group rule, once for everybody. Comparisons of text regard case and blanks
 * (https://support.okta.com/help/s/article/Are-Group-Rule-Expressions-Case-Sensitive). `AND` and `OR` look at their right side only
 * where the left one does not decide. An attribute that somebody never had is null; an evaluation that goes wrong for a person,
 * such as a function of text on null, does not match them.
 *
 * @throws ExpressionFault if it cannot be read, is not Boolean, or uses an attribute or a function that is not there
 */
export function readExpression(expression: string, attributeType: AttributeType): Condition {
  const reader = new Reader(tokensOf(expression), attributeType);
  const term = reader.whole();
  if (term.type !== 'boolean' && term.type !== 'any') {
    throw new ExpressionFault(`The expression must be Boolean; it is ${term.type}.`);
  }
  const matches = (person: Person): boolean => {
    try {
      return truth(term.of(person));
    } catch (error) {
      if (error instanceof EvaluationFault) return false;
      throw error;
    }
  };
  return { matches, asksForGroups: reader.asksForGroups };
}

/** Recursive descent, loosest first: choice, OR, AND, comparison, sum, NOT, entry of a list. */
class Reader {
  asksForGroups = false;
  #at = 0;
  #depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly attributeType: AttributeType,
  ) {}

  whole(): Term {
    const term = this.choice();
    if (this.#next.kind !== 'end') throw this.#unexpected();
    return term;
  }

  private choice(): Term {
    if (++this.#depth > MAX_DEPTH) throw new ExpressionFault('The expression is nested too deeply.');
    let term = this.either();
    if (this.#takes('?:')) term = elvis(term, this.choice());
    else if (this.#takes('?')) {
      const yes = this.choice();
      this.#needs(':');
      term = conditional(term, yes, this.choice());
    }
    this.#depth -= 1;
    return term;
  }

  private either(): Term {
    const sides = [this.both()];
    while (this.#takes('||') || this.#takesWord('or')) sides.push(this.both());
    return sides.length === 1 ? sides[0]! : logical('OR', sides, (of) => sides.some(of));
  }

  private both(): Term {
    const sides = [this.comparison()];
    while (this.#takes('&&') || this.#takesWord('and')) sides.push(this.comparison());
    return sides.length === 1 ? sides[0]! : logical('AND', sides, (of) => sides.every(of));
  }

  private comparison(): Term {
    const left = this.sum();
    for (const sign of ['==', '!=', '<=', '>=', '<', '>'] as const) {
      if (this.#takes(sign)) return compared(sign, left, this.sum());
    }
    if (this.#takesWord('matches')) throw new ExpressionFault('The deprecated operator matches is not evaluated here.');
    return left;
  }

  private sum(): Term {
    let term = this.not();
    for (;;) {
      if (this.#takes('+')) term = added(term, this.not());
      else if (this.#takes('-')) term = subtracted(term, this.not());
      else return term;
    }
  }

  private not(): Term {
    if (!this.#takes('!') && !this.#takesWord('not')) return this.listEntry();
    if (++this.#depth > MAX_DEPTH) throw new ExpressionFault('The expression is nested too deeply.');
    const term = this.not();
    this.#depth -= 1;
    requireType('!', 'boolean', term);
    return { type: 'boolean', of: (person) => !truth(term.of(person)) };
  }

  private listEntry(): Term {
    let term = this.simple();
    while (this.#takes('[')) {
      const list = term;
      const position = this.choice();
      this.#needs(']');
      requireType('[ ]', 'list', list);
      term = { type: 'any', of: (person) => entry(list.of(person), position.of(person)) };
    }
    return term;
  }

  private simple(): Term {
    const token = this.#next;
    this.#at += 1;
    if (token.kind === 'text') return literal('text', token.text);
    if (token.kind === 'number') return literal('number', Number(token.text));
    if (token.kind === 'word') return this.named(token.text);
    if (token.text === '(') {
      const term = this.choice();
      this.#needs(')');
      return term;
    }
    if (token.text === '{') {
      const terms = this.list('}');
      return { type: 'list', of: (person) => terms.map((term) => term.of(person)) };
    }
    this.#at -= 1;
    throw this.#unexpected();
  }

  private named(word: string): Term {
    const lower = word.toLowerCase();
    if (lower === 'null') return literal('null', null);
    if (lower === 'true' || lower === 'false') return literal('boolean', lower === 'true');
    let name = word;
    while (this.#takes('.')) {
      if (this.#next.kind !== 'word') throw this.#unexpected();
      name += `.${this.#next.text}`;
      this.#at += 1;
    }
    if (!this.#takes('(')) return this.attribute(name);
    if (name.startsWith('isMemberOf')) this.asksForGroups = true;
    return callOf(name, this.list(')'));
  }

  private attribute(name: string): Term {
    const attribute = /^user\.(\w+)$/.exec(name)?.[1];
    const type = attribute === undefined ? undefined : this.attributeType(attribute);
    if (attribute === undefined || type === undefined) throw new ExpressionFault(`Users have no attribute ${name}.`);
    return {
      type,
      of: ({ profile }) => (Object.hasOwn(profile, attribute) ? (profile[attribute] ?? null) : null),
    };
  }

  private list(end: ')' | '}'): readonly Term[] {
    const terms: Term[] = [];
    if (this.#takes(end)) return terms;
    do terms.push(this.choice());
    while (this.#takes(','));
    this.#needs(end);
    return terms;
  }

  get #next(): Token {
    return this.tokens[Math.min(this.#at, this.tokens.length - 1)]!;
  }

  #takes(sign: string): boolean {
    const found = this.#next.kind === 'sign' && this.#next.text === sign;
    if (found) this.#at += 1;
    return found;
  }

  #takesWord(word: string): boolean {
    const found = this.#next.kind === 'word' && this.#next.text.toLowerCase() === word;
    if (found) this.#at += 1;
    return found;
  }

  #needs(sign: string): void {
    if (!this.#takes(sign)) throw this.#unexpected(`, where "${sign}" must be`);
  }

  #unexpected(wanted = ''): ExpressionFault {
    const { text, at } = this.#next;
    if (text === '=') return new ExpressionFault('An expression cannot assign with "="; compare with "==".');
    return new ExpressionFault(`Cannot be read at character ${String(at + 1)}, from ${text} on${wanted}.`);
  }
}
