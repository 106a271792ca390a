import { quoted } from '../text/quoted.js';
import { visible } from '../text/visible.js';
import { type AttributeCondition, type Condition } from './condition.js';
import { compileCondition } from './evaluate.js';
import { attributeReader, type Subject } from './subject.js';

/** Why a condition holds for a person or does not: a tree in the form of the condition. */
export interface Explanation {
  /** The condition itself; of one that is made of others, how they are joined: `all of`, `any of`, `not`. */
  readonly words: string;
  readonly holds: boolean;
  /** Of a comparison with an attribute: the person's text as the source has it, or null where they do not have it. */
  readonly value?: string | null | undefined;
  /** What the condition is made of, in its order. All are there, also those that no longer decided. */
  readonly parts?: readonly Explanation[] | undefined;
}

/**
 * Explains what a condition says of one person.
 *
 * @param attributeNames - as `compileCondition` takes them
 * @throws UnknownAttributeError, PatternError as `compileCondition` does
 */
export function explainCondition(
  condition: Condition,
  subject: Subject,
  attributeNames?: readonly string[],
): Explanation {
  const explain = (part: Condition): Explanation => explainCondition(part, subject, attributeNames);
  switch (condition.kind) {
    case 'all': {
      const parts = condition.conditions.map(explain);
      return { words: 'all of', holds: parts.every(({ holds }) => holds), parts };
    }
    case 'any': {
      const parts = condition.conditions.map(explain);
      return { words: 'any of', holds: parts.some(({ holds }) => holds), parts };
    }
    case 'not': {
      const part = explain(condition.condition);
      return { words: 'not', holds: !part.holds, parts: [part] };
    }
    case 'memberOf':
      return { words: conditionWords(condition), holds: compileCondition(condition)(subject) };
    case 'attribute':
      return {
        words: conditionWords(condition),
        holds: compileCondition(condition, attributeNames)(subject),
        value: attributeReader(condition, attributeNames)(subject) ?? null,
      };
  }
}

/** A condition in words, on one line: `department equals "Marketing" and not member of "contractors"`. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return joined(condition.conditions, 'and');
    case 'any':
      return joined(condition.conditions, 'or');
    case 'not':
      return condition.condition.kind === 'memberOf'
        ? `not ${conditionWords(condition.condition)}`
        : `not (${conditionWords(condition.condition)})`;
    case 'memberOf':
      return `member of ${quoted(condition.group)}`;
    case 'attribute':
      return `${attributeName(condition.attribute)} ${comparison(condition)}`;
  }
}

function joined(conditions: readonly Condition[], word: 'and' | 'or'): string {
  const [only, ...others] = conditions;
  if (only !== undefined && others.length === 0) return conditionWords(only);
  return conditions
    .map((part) => (isJoined(part) ? `(${conditionWords(part)})` : conditionWords(part)))
    .join(` ${word} `);
}

function isJoined(condition: Condition): boolean {
  return (condition.kind === 'all' || condition.kind === 'any') && condition.conditions.length > 1;
}

function attributeName(name: string): string {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u.test(name) ? visible(name) : quoted(name);
}

function comparison(condition: AttributeCondition): string {
  switch (condition.operator) {
    case 'present':
      return condition.value ? 'is present' : 'is missing or empty';
    case 'in':
      return `is one of ${listed(condition.values)}`;
    case 'notIn':
      return `is none of ${listed(condition.values)}`;
    default:
      return `${WORDS[condition.operator]} ${quoted(condition.value)}`;
  }
}

const WORDS = {
  equals: 'equals',
  notEquals: 'does not equal',
  startsWith: 'starts with',
  notStartsWith: 'does not start with',
  endsWith: 'ends with',
  contains: 'contains',
  notContains: 'does not contain',
  matches: 'matches',
} as const;

/** One line of a report does not show hundreds of texts. */
const MOST_LISTED = 10;

function listed(values: readonly string[]): string {
  const shown = values.slice(0, MOST_LISTED).map(quoted).join(', ');
  return values.length > MOST_LISTED ? `${shown} and ${values.length - MOST_LISTED} more` : shown;
}
