import { comparedText, withoutOuterSpaces } from '../compared-text.js';
import { type AttributeCondition, type Condition, leavesOf } from '../condition.js';
import { compileCondition, type Predicate } from '../evaluate.js';
import { attributeReader, type Subject } from '../subject.js';
import { propertyOfAttribute } from './entra-attribute.js';
import { DEFAULT_USER_NAME, type EntraUserName } from './entra-user-name.js';
import { type EntraTest, entraComparison } from './entra-comparison.js';
import { doubtfulCharacter } from './entra-literal.js';

/** A text of a person of which it is not known whether Entra decides as the condition does. */
export interface EntraDoubt {
  /** The attribute, as the condition calls it. */
  readonly attribute: string;
  /** The person's text. */
  readonly value: string;
  /** Why, as the end of a sentence: `the space at its end may count in Entra`. */
  readonly reason: string;
}

/**
 * Makes a function that names the texts of a person for which Entra may decide otherwise than `compileCondition`, though the condition
 * is compiled to a rule. A condition takes no account of spaces at the ends of a text and takes an empty one for a missing one; what Entra
 * does is not documented. For a person without such texts both decide alike.
 *
 * @param attributeNames - as `compileCondition` takes them
 * @param userName - as `entraRule` takes it
 * @throws UnknownAttributeError, PatternError as `compileCondition` does
 */
export function entraDoubts(
  condition: Condition,
  attributeNames?: readonly string[],
  userName: EntraUserName = DEFAULT_USER_NAME,
): (person: Subject) => readonly EntraDoubt[] {
  const leaves = leavesOf(condition)
    .filter((leaf) => leaf.kind === 'attribute')
    .map((leaf) => ({
      leaf,
      read: attributeReader(leaf, attributeNames),
      holds: compileCondition(leaf, attributeNames),
      isBoolean: propertyOfAttribute(leaf.attribute, userName)?.type === 'boolean',
    }));
  return (person) => {
    const doubts = leaves.flatMap(({ leaf, read, holds, isBoolean }) => {
      const value = read(person);
      const reason =
        value === undefined ? undefined : isBoolean ? booleanDoubt(value) : doubtOf(leaf, value, holds, person);
      return value === undefined || reason === undefined ? [] : [{ attribute: leaf.attribute, value, reason }];
    });
    return [...new Map(doubts.map((doubt) => [JSON.stringify(doubt), doubt])).values()];
  };
}

function booleanDoubt(value: string): string | undefined {
  return ['true', 'false'].includes(value.toLowerCase()) ? undefined : 'it is true or false in Entra';
}

function doubtOf(leaf: AttributeCondition, value: string, holds: Predicate, person: Subject): string | undefined {
  const { test, holds: isPositive } = entraComparison(leaf);
  const isFound = holds(person) === isPositive;
  if (comparedText(value) === '') return EMPTY_COUNTS.includes(test) ? 'an empty text may count in Entra' : undefined;
  if (test === 'present') return undefined;
  const doubtful = doubtfulCharacter(value) ?? (test === 'matches' ? /[^\0-\uffff]/u.exec(value)?.[0] : undefined);
  if (doubtful !== undefined) return `how Entra compares the character ${JSON.stringify(doubtful)} is not documented`;
  // Where the text is not found between the spaces, it is not found with them either.
  return (isFound || test === 'matches') && hasSpaces(value, test)
    ? 'the spaces at its ends may count in Entra'
    : undefined;
}

/** Nothing but spaces, or nothing, is a text for these tests if it is not a missing one. */
const EMPTY_COUNTS: readonly EntraTest[] = ['present', 'matches'];

/** Whether there are spaces at an end that the test looks at. */
function hasSpaces(value: string, test: EntraTest): boolean {
  if (test === 'contains') return false;
  if (test === 'startsWith') return value.startsWith(' ');
  return test === 'endsWith' ? value.endsWith(' ') : withoutOuterSpaces(value) !== value;
}
