import { userKey } from '../../people/user-key.js';
import { type AttributeCondition, type Condition } from '../condition.js';
import { attributeOfProperty } from './entra-attribute.js';
import { DEFAULT_USER_NAME, type EntraUserName } from './entra-user-name.js';
import { conditionOf, readEntraComparison, type ReadEntraComparison } from './entra-syntax-comparison.js';
import { EntraSyntaxError, type EntraSyntax, type EntraSyntaxComparison, parseEntraRule } from './entra-syntax.js';

/** What a membership rule of Entra is as a condition. */
export type EntraReading =
  | {
      /** The condition holds for the same people, but for those whom `entraDoubts` names. */
      readonly kind: 'exact';
      /** Undefined if the rule is a list of members. Its positions are 1:1, since it stands in no file. */
      readonly condition: Condition | undefined;
      /** Those who belong as well: `user.userPrincipalName -in [...]`, joined by -or at the outermost level. */
      readonly members: readonly string[];
    }
  /** No condition is known that decides alike. `reason` is a sentence. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** How the directory calls what a rule compares. */
export interface EntraNames {
  /** The property that Klaviyo gets as the userName. Default `userPrincipalName`. */
  readonly userName?: EntraUserName | undefined;
  /** The attributes that the directory has, some of which it may call by Graph's names. Default: they are not known. */
  readonly attributeNames?: readonly string[] | undefined;
}

/**
 * Reads the membership rule of a dynamic group back: what `entraRule` writes, and of others' rules those that surely decide as a condition
 * does. What Entra makes of a property without a value is not documented, so a negative operator is read only where `-eq null` or
 * `-ne null` beside it settles that.
 */
export function readEntraRule(rule: string, names: EntraNames = {}): EntraReading {
  try {
    const syntax = parseEntraRule(rule);
    const parts = syntax.kind === 'or' ? syntax.parts : [syntax];
    const listed = parts.map((part) => membersIn(part, names));
    const others = parts.filter((_, index) => listed[index] === undefined);
    const [only, ...more] = others;
    const left = only && (more.length === 0 ? only : { kind: 'or' as const, parts: others });
    return {
      kind: 'exact',
      condition: left && read(left, { names, mustHold: true, settled: [] }),
      members: distinctMembers(listed.flatMap((users) => users ?? [])),
    };
  } catch (error) {
    if (!(error instanceof EntraSyntaxError)) throw error;
    return { kind: 'unreadable', reason: `There is no condition for ${error.message}.` };
  }
}

/** One of the forms in which a person's userName stands. */
function distinctMembers(users: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return users.filter((user) => {
    const key = userKey(user);
    return seen.has(key) ? false : seen.add(key);
  });
}

function membersIn(syntax: EntraSyntax, { userName = DEFAULT_USER_NAME }: EntraNames): readonly string[] | undefined {
  if (syntax.kind !== 'comparison') return undefined;
  const { property, test, holds, texts } = readEntraComparison(syntax);
  const isList = holds && (test === 'in' || test === 'equals') && property.name === userName;
  return isList && texts.every((text) => text.includes('@')) ? texts : undefined;
}

/** It stands in no file. */
const AT = { line: 1, column: 1 };

/** Where a part of a rule stands. */
interface Place {
  readonly names: EntraNames;
  /** Whether it stands under an even number of -not. */
  readonly mustHold: boolean;
  /** Properties whose absence settles what the whole is, whatever is said of them here. */
  readonly settled: readonly string[];
}

function read(syntax: EntraSyntax, place: Place): Condition {
  switch (syntax.kind) {
    case 'not':
      return negated(read(syntax.part, { ...place, mustHold: !place.mustHold }));
    case 'comparison':
      return readComparison(syntax, place);
    default: {
      const guarded = readGuarded(syntax, place.names);
      if (guarded !== undefined) return guarded;
      const settled = [...place.settled, ...syntax.parts.flatMap((part) => nullCheck(part, syntax.kind) ?? [])];
      return {
        kind: syntax.kind === 'and' ? 'all' : 'any',
        conditions: syntax.parts.map((part) => read(part, { ...place, settled })),
      };
    }
  }
}

/** `user.a -eq null -or user.a -ne "..."` is the one comparison `notEquals`. */
function readGuarded(
  { kind, parts }: Extract<EntraSyntax, { kind: 'and' | 'or' }>,
  names: EntraNames,
): Condition | undefined {
  const [first, second, ...others] = parts;
  if (kind === 'and' || others.length > 0 || second?.kind !== 'comparison') return undefined;
  const comparison = readEntraComparison(second);
  const { property, test, holds } = comparison;
  const isGuarded = nullCheck(first!, 'or') === property.name && property.isAlwaysThere !== true;
  return isGuarded && !holds && test !== 'present' ? conditionAs(comparison, names) : undefined;
}

function readComparison(syntax: EntraSyntaxComparison, { names, mustHold, settled }: Place): Condition {
  const comparison = readEntraComparison(syntax);
  const { property, test, holds } = comparison;
  const isSettled = property.isAlwaysThere === true || test === 'present' || settled.includes(property.name);
  if (!isSettled && !(holds && mustHold)) {
    const operator = `-${syntax.operator}${mustHold ? '' : ' under -not'}`;
    throw new EntraSyntaxError(
      `what ${operator} decides of people without user.${property.name}, which Entra does not document`,
    );
  }
  return conditionAs(comparison, names);
}

/** The condition of a comparison, by the directory's names. Everybody has an id, and a userName. */
function conditionAs(
  { property, test, holds, texts }: ReadEntraComparison,
  { userName = DEFAULT_USER_NAME, attributeNames }: EntraNames,
): Condition {
  const isEverybody = property.name === 'objectId' && test === 'present';
  const attribute = isEverybody ? 'userName' : attributeOfProperty(property, userName, attributeNames);
  const leaf = { kind: 'attribute', attribute, at: AT } as const;
  return conditionOf(test, holds, texts, leaf) ?? { kind: 'not', condition: conditionOf(test, true, texts, leaf)! };
}

/** The property whose absence makes the whole false, by `-ne null` beside -and, or true, by `-eq null` beside -or. */
function nullCheck(syntax: EntraSyntax, word: 'and' | 'or'): string | undefined {
  if (syntax.kind !== 'comparison' || syntax.value.kind !== 'null') return undefined;
  const { property, holds } = readEntraComparison(syntax);
  return holds === (word === 'and') ? property.name : undefined;
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
  return condition.kind === 'attribute' ? opposite(condition) : { kind: 'not', condition };
}

function opposite(leaf: AttributeCondition): Condition {
  switch (leaf.operator) {
    case 'present':
      return { ...leaf, value: !leaf.value };
    case 'in':
      return { ...leaf, operator: 'notIn' };
    case 'notIn':
      return { ...leaf, operator: 'in' };
    case 'endsWith':
    case 'matches':
      return { kind: 'not', condition: leaf };
    default:
      return { ...leaf, operator: OPPOSITES[leaf.operator] };
  }
}
