import { userKey } from '../../people/user-key.js';
import { comparedValue } from '../compared-text.js';
import { type Condition } from '../condition.js';
import { attributeOfVariable } from './okta-attribute.js';
import {
  exactComparison,
  nearComparison,
  nullComparison,
  type ReadComparison,
  readGroup,
  variableOf,
  whereMissing,
} from './okta-comparisons.js';
import { OktaSyntaxError, parseOktaExpression, type OktaSyntax } from './okta-syntax.js';

/** What an expression of a group rule is as a condition. */
export type OktaReading =
  | {
      /**
       * `exact`: the condition holds for the same people. `near`: it is what somebody who writes such an expression means, most likely, but
       * `differences` say for whom Okta decides otherwise.
       */
      readonly kind: 'exact' | 'near';
      /** Undefined if the expression is a list of members. Its positions are 1:1, since it stands in no file. */
      readonly condition: Condition | undefined;
      /** Logins of people who belong as well: `String.toLowerCase(user.login) == "..."`, joined by OR at the outermost level. */
      readonly members: readonly string[];
      /** Sentences. Empty if it is exact. */
      readonly differences: readonly string[];
    }
  /** `reason` is a sentence. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads the expression of a group rule back: what `oktaExpression` writes is read exactly, and much of what people write nearly. */
export function readOktaExpression(expression: string): OktaReading {
  try {
    const syntax = parseOktaExpression(expression);
    const parts = syntax.kind === 'or' ? syntax.parts : [syntax];
    const logins = parts.map(loginOf);
    const others = parts.filter((_, index) => logins[index] === undefined);
    const read = others.length === 0 ? undefined : readOr(others);
    const members = new Map(
      logins.flatMap((login) => (login === undefined ? [] : [[userKey(login), login] as const])).reverse(),
    );
    const differences = [...new Set(read?.differences ?? [])];
    return {
      kind: differences.length === 0 ? 'exact' : 'near',
      condition: read?.condition,
      members: [...members.values()].reverse(),
      differences,
    };
  } catch (error) {
    if (!(error instanceof OktaSyntaxError)) throw error;
    return { kind: 'unreadable', reason: `There is no condition for ${error.message}.` };
  }
}

/** A part, read. */
type Read = ReadComparison<Condition>;

function loginOf(syntax: OktaSyntax): string | undefined {
  if (syntax.kind !== 'equal') return undefined;
  const [left, right] = syntax.parts;
  const isLogin = left?.kind === 'call' && left.name === 'String.toLowerCase' && variableOf(left.parts[0]) === 'login';
  return isLogin && right?.kind === 'text' && right.value === comparedValue(right.value) ? right.value : undefined;
}

function read(syntax: OktaSyntax): Read {
  switch (syntax.kind) {
    case 'and':
      return readAnd(syntax.parts);
    case 'or':
      return readOr(syntax.parts);
    case 'not': {
      const [inner] = syntax.parts.map(read);
      return { condition: negated(inner!.condition), differences: inner!.differences };
    }
    default:
      return readGroup(syntax) ?? nearComparison(syntax);
  }
}

/** A comparison begins with that of the attribute with null, and what belongs to it follows. */
function readAnd(parts: readonly OktaSyntax[]): Read {
  const reads: Read[] = [];
  for (let next = 0; next < parts.length;) {
    const [taken, one] = exactAt(parts, next) ?? guardedAt(parts, next) ?? [1, read(parts[next]!)];
    reads.push(one);
    next += taken;
  }
  return joined('all', reads);
}

type Taken = readonly [number, Read];

function exactAt(parts: readonly OktaSyntax[], at: number): Taken | undefined {
  for (const length of [3, 2]) {
    const condition = exactComparison(parts.slice(at, at + length));
    if (condition !== undefined) return [length, { condition, differences: [] }];
  }
  return undefined;
}

const POSITIVE: readonly string[] = ['equals', 'startsWith', 'contains'];

/** A positive comparison that Okta makes only where the attribute is not null; a negative one is true there in a condition. */
function guardedAt(parts: readonly OktaSyntax[], at: number): Taken | undefined {
  const variable = nullComparison(parts[at], 'unequal');
  const follower = parts[at + 1];
  if (variable === undefined || follower === undefined || !isComparison(follower)) return undefined;
  const { condition, differences } = nearComparison(follower);
  const isPositive = condition.operator === 'present' ? condition.value : POSITIVE.includes(condition.operator);
  if (!isPositive || condition.attribute !== attributeOfVariable(variable)) return undefined;
  return [2, { condition, differences: differences.filter((one) => one !== whereMissing(variable)) }];
}

function isComparison({ kind, ...syntax }: OktaSyntax): boolean {
  return kind === 'equal' || kind === 'unequal' || ('name' in syntax && syntax.name.startsWith('String.'));
}

/** `user.a == null OR ! …` is the negative of a comparison that begins with that with null. */
function readOr(parts: readonly OktaSyntax[]): Read {
  const reads: Read[] = [];
  for (let next = 0; next < parts.length;) {
    const [taken, one] = oppositeAt(parts, next) ?? [1, read(parts[next]!)];
    reads.push(one);
    next += taken;
  }
  return joined('any', reads);
}

function oppositeAt(parts: readonly OktaSyntax[], at: number): Taken | undefined {
  const variable = nullComparison(parts[at], 'equal');
  const positive = withoutNot(parts[at + 1]);
  if (variable === undefined || positive === undefined) return undefined;
  const guard: OktaSyntax = { kind: 'unequal', parts: [{ kind: 'variable', name: variable }, { kind: 'null' }] };
  const found = exactAt([guard, positive], 0) ?? guardedAt([guard, positive], 0);
  return found && [2, { ...found[1], condition: negated(found[1].condition) }];
}

/** What an expression says no to: `!X`, and `==` for `!=`. */
function withoutNot(syntax: OktaSyntax | undefined): OktaSyntax | undefined {
  if (syntax?.kind === 'not') return syntax.parts[0];
  return syntax?.kind === 'equal' ? { ...syntax, kind: 'unequal' } : undefined;
}

function joined(kind: 'all' | 'any', reads: readonly Read[]): Read {
  const [only, ...others] = reads;
  if (only !== undefined && others.length === 0) return only;
  return {
    condition: { kind, conditions: reads.map(({ condition }) => condition) },
    differences: reads.flatMap(({ differences }) => differences),
  };
}

const OPPOSITES = {
  equals: 'notEquals',
  notEquals: 'equals',
  startsWith: 'notStartsWith',
  notStartsWith: 'startsWith',
  contains: 'notContains',
  notContains: 'contains',
} as const;

function negated(condition: Condition): Condition {
  if (condition.kind === 'not') return condition.condition;
  if (condition.kind !== 'attribute') return { kind: 'not', condition };
  switch (condition.operator) {
    case 'present':
      return { ...condition, value: !condition.value };
    case 'in':
      return { ...condition, operator: 'notIn' };
    case 'notIn':
      return { ...condition, operator: 'in' };
    case 'endsWith':
    case 'matches':
      return { kind: 'not', condition };
    default:
      return { ...condition, operator: OPPOSITES[condition.operator] };
  }
}
