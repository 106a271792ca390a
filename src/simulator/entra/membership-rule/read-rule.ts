import { PROPERTIES, isCollection } from './properties.js';
import { OPERATORS, type Operator, type Rule, type RuleValue } from './rule.js';
import { RuleError } from './rule-error.js';
import { type Token, tokensOf } from './tokens.js';

/** How long a rule may be (learn.microsoft.com, "Manage rules for dynamic membership groups in Microsoft Entra ID"). */
const MAX_LENGTH = 3072;

/**
 * Reads a rule of a dynamic group of users: comparisons, joined by `-and`, `-or`, `-not` and parentheses, and `-any` and `-all`
 * over collections; in order of precedence comparisons, `-not`, `-and`, `-or` (learn.microsoft.com, "Manage rules for dynamic
 * membership groups in Microsoft Entra ID"). Operators may be written without their hyphen and in any case. The form "Direct
 * Reports for" and rules for devices are not simulated.
 *
 * @throws RuleError saying what is wrong
 */
export function readRule(rule: string): Rule {
  if (rule.length > MAX_LENGTH) throw new RuleError(`is longer than ${String(MAX_LENGTH)} characters`);
  const reader = new Reader(tokensOf(rule));
  const read = reader.either();
  reader.end();
  return read;
}

class Reader {
  #next = 0;

  constructor(readonly tokens: readonly Token[]) {}

  either(): Rule {
    let read = this.both();
    while (this.#operator('or')) read = { is: 'or', parts: [read, this.both()] };
    return read;
  }

  both(): Rule {
    let read = this.one();
    while (this.#operator('and')) read = { is: 'and', parts: [read, this.one()] };
    return read;
  }

  one(): Rule {
    if (this.#operator('not')) return { is: 'not', part: this.one() };
    if (!this.#sign('(')) return this.#comparison();
    const read = this.either();
    this.#expect(')');
    return read;
  }

  end(): void {
    const token = this.tokens[this.#next];
    if (token !== undefined) throw new RuleError(`has "${token.text}" where it should end`);
  }

  #comparison(): Rule {
    const property = propertyOf(this.#take('a property'));
    const operator = this.#take('an operator').text.toLowerCase().replace(/^-/, '');
    if (operator === 'any' || operator === 'all') {
      if (!isCollection(property))
        throw new RuleError(`asks for -${operator} of ${property}, which is not a collection`);
      this.#expect('(');
      const part = this.either();
      this.#expect(')');
      return { is: operator, property, part };
    }
    if (!isOperator(operator)) throw new RuleError(`has the unknown operator "-${operator}"`);
    const values = operator === 'in' || operator === 'notin' ? this.#list() : [valueOf(this.#take('a value'))];
    if (operator === 'match' || operator === 'notmatch') checkPattern(String(values[0]));
    return { is: 'compare', property, operator, values };
  }

  #list(): readonly RuleValue[] {
    this.#expect('[');
    const values: RuleValue[] = [];
    while (!this.#sign(']')) {
      values.push(valueOf(this.#take('a value')));
      if (!this.#sign(',')) {
        this.#expect(']');
        break;
      }
    }
    return values;
  }

  #operator(name: string): boolean {
    const token = this.tokens[this.#next];
    const is = token?.kind === 'word' && token.text.toLowerCase().replace(/^-/, '') === name;
    if (is) this.#next += 1;
    return is;
  }

  #sign(text: string): boolean {
    const token = this.tokens[this.#next];
    const is = token?.kind === 'sign' && token.text === text;
    if (is) this.#next += 1;
    return is;
  }

  #expect(text: string): void {
    if (!this.#sign(text))
      throw new RuleError(`lacks "${text}" before "${this.tokens[this.#next]?.text ?? 'its end'}"`);
  }

  #take(what: string): Token {
    const token = this.tokens[this.#next];
    if (token === undefined || token.kind === 'sign') {
      throw new RuleError(`lacks ${what} before "${token?.text ?? 'its end'}"`);
    }
    this.#next += 1;
    return token;
  }
}

function checkPattern(pattern: string): void {
  try {
    new RegExp(pattern, 'i');
  } catch {
    throw new RuleError(`has a pattern that is not a regular expression: ${pattern}`);
  }
}

function isOperator(name: string): name is Operator {
  return (OPERATORS as readonly string[]).includes(name);
}

/** The property by its name in lower case: `user.department`, or `_` and `group.objectid` inside of a collection. */
function propertyOf({ kind, text }: Token): string {
  const name = text.toLowerCase();
  if (kind === 'word' && (PROPERTIES.has(name) || /^user\.extension_[0-9a-f]{32}_\w+$/.test(name))) return name;
  throw new RuleError(`asks for ${text}, which is not a property of a user`);
}

function valueOf({ kind, text }: Token): RuleValue {
  if (kind === 'text') return text;
  const word = text.toLowerCase();
  if (word === 'null' || word === '$null') return null;
  if (word === 'true' || word === 'false') return word === 'true';
  if (/^-?\d+(\.\d+)?$/.test(word)) return Number(word);
  throw new RuleError(`has the value ${text} without quotes`);
}
