import { comparedValue, withoutOuterSpaces } from '../compared-text.js';
import { type AttributeCondition, type Condition } from '../condition.js';
import { propertyOfAttribute } from './entra-attribute.js';
import { DEFAULT_USER_NAME, type EntraUserName } from './entra-user-name.js';
import { ENTRA_OPERATORS, entraComparison } from './entra-comparison.js';
import { comparisonFaults } from './entra-comparison-faults.js';
import { entraLiteral } from './entra-literal.js';
import { type EntraPattern, entraPattern } from './entra-pattern.js';

/**
 * The most characters of a rule.
 *
 * @see https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership "Rule syntax for a single expression"
 */
export const LONGEST_RULE = 3072;

/**
 * A condition as the membership rule of a dynamic group of Entra. It decides as `compileCondition` does, whatever Entra makes of a
 * property without a value, which is not documented: the rule says no by the negative operators alone, each beside `-eq null`, and a
 * positive one of nothing holds in no reading. People whose text has spaces at its ends, or rare letters, may be decided otherwise:
 * `entraDoubts` names them.
 *
 * People who belong by name are a part of the condition (`orMember`): a dynamic group has no other members.
 *
 * @param userName - the property that Klaviyo gets as the userName. Default `userPrincipalName`.
 * @throws RangeError if a rule cannot hold the condition, or would be too long; see `entraRuleFaults`, which is asked first
 */
export function entraRule(condition: Condition, userName: EntraUserName = DEFAULT_USER_NAME): string {
  const rule = uncheckedEntraRule(condition, userName);
  if (rule.length > LONGEST_RULE) {
    throw new RangeError(
      `A rule of Entra has at most ${LONGEST_RULE} characters, and this one would have ${rule.length}.`,
    );
  }
  return rule;
}

/**
 * The same, however long.
 *
 * @throws RangeError if a rule cannot hold the condition
 */
export function uncheckedEntraRule(condition: Condition, userName: EntraUserName): string {
  return write(condition, true, userName).text;
}

/** A rule, and the word that joins its parts, if it has several. */
interface Written {
  readonly text: string;
  readonly word?: 'and' | 'or' | undefined;
}

/** @param holds - whether the condition must hold, or its opposite */
function write(condition: Condition, holds: boolean, userName: EntraUserName): Written {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const word = (condition.kind === 'all') === holds ? 'and' : 'or';
      return join(
        condition.conditions.map((part) => write(part, holds, userName)),
        word,
      );
    }
    case 'not':
      return write(condition.condition, !holds, userName);
    case 'memberOf':
    case 'attribute': {
      const [fault] = comparisonFaults(condition, holds, userName);
      if (fault !== undefined || condition.kind === 'memberOf') {
        throw new RangeError(`The condition cannot be a rule of Entra: ${fault!.problem}. Write ${fault!.expected}.`);
      }
      return writeComparison(condition, holds, userName);
    }
  }
}

function join(parts: readonly Written[], word: 'and' | 'or'): Written {
  const [first, ...others] = parts;
  if (first === undefined) throw new RangeError('A condition of several has at least one.');
  if (others.length === 0) return first;
  return { text: parts.map((part) => (part.word === word ? part.text : `(${part.text})`)).join(` -${word} `), word };
}

function writeComparison(leaf: AttributeCondition, mustHold: boolean, userName: EntraUserName): Written {
  const { name, type, isAlwaysThere } = propertyOfAttribute(leaf.attribute, userName)!;
  const { test, holds, texts } = entraComparison(leaf);
  const isPositive = holds === mustHold;
  const values = distinct(texts);
  const isOneOfSeveral = test === 'in' && values.length > 1;
  const { yes, no } = ENTRA_OPERATORS[isOneOfSeveral || test !== 'in' ? test : 'equals'];
  const text = `user.${name} ${isPositive ? yes : no} ${operand(values, isOneOfSeveral)}`;
  if (isPositive || isAlwaysThere === true || test === 'present') return { text };
  // Not joined with what stands beside it, so that it is read back as one comparison.
  return { text: `(user.${name} -eq null) -or (${text})`, word: undefined };

  function operand(compared: readonly string[], isList: boolean): string {
    const [only = ''] = compared;
    if (test === 'present') return 'null';
    if (type === 'boolean') return comparedValue(only);
    if (test === 'matches') return `"${carriedPattern(only)}"`;
    return isList ? `[${compared.map(written).join(', ')}]` : written(only);
  }
}

/** Those that a condition compares as one text stand there once, in the first form. */
function distinct(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const compared = comparedValue(text);
    return seen.has(compared) ? false : seen.add(compared);
  });
}

/** Of a pattern without a fault. */
function carriedPattern(pattern: string): string {
  const { pattern: carried } = entraPattern(pattern) as Extract<EntraPattern, { readonly pattern: string }>;
  return carried;
}

function written(text: string): string {
  return entraLiteral(withoutOuterSpaces(text.normalize('NFC')))!;
}
