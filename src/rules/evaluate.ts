import { comparedText, comparedValue, withoutOuterSpaces } from './compared-text.js';
import { type AttributeCondition, type Condition } from './condition.js';
import { compilePattern } from './pattern.js';
import { attributeReader, type Subject } from './subject.js';

/** Whether a condition holds for a person. */
export type Predicate = (person: Subject) => boolean;

/**
 * Makes a function of a condition, which is asked for many people: everything that depends on the condition alone is done once.
 *
 * Text is compared as `comparedText` says. Where a person does not have an attribute, or an empty one, each positive operator is false
 * and each negative one true. A group is the one of exactly that name.
 *
 * @param attributeNames - the names of all attributes that the source of the people has (`DirectorySnapshot.attributeNames`). Default:
 *   they are not known, and a name that nobody has is taken for an attribute that is missing.
 * @throws UnknownAttributeError if the condition names an attribute that is not among them
 * @throws PatternError if the pattern of a `matches` cannot be read
 */
export function compileCondition(condition: Condition, attributeNames?: readonly string[]): Predicate {
  switch (condition.kind) {
    case 'all':
      return every(condition.conditions.map((part) => compileCondition(part, attributeNames)));
    case 'any':
      return some(condition.conditions.map((part) => compileCondition(part, attributeNames)));
    case 'not': {
      const holds = compileCondition(condition.condition, attributeNames);
      return (person) => !holds(person);
    }
    case 'memberOf': {
      const { group } = condition;
      return ({ groups }) => groups.includes(group);
    }
    case 'attribute': {
      const read = attributeReader(condition, attributeNames);
      const holds = compileTest(condition);
      return (person) => holds(read(person) ?? '');
    }
  }
}

// Loops, since `every` and `some` call a function more for each part, and a run asks millions of times.
function every(parts: readonly Predicate[]): Predicate {
  return (person) => {
    for (const holds of parts) if (!holds(person)) return false;
    return true;
  };
}

function some(parts: readonly Predicate[]): Predicate {
  return (person) => {
    for (const holds of parts) if (holds(person)) return true;
    return false;
  };
}

/** Tests the text of an attribute, which is empty where the person does not have it. */
function compileTest(condition: AttributeCondition): (text: string) => boolean {
  switch (condition.operator) {
    case 'present':
      return (text) => (comparedText(text) !== '') === condition.value;
    case 'in':
      return oneOf(condition.values);
    case 'notIn':
      return not(oneOf(condition.values));
    case 'matches': {
      const found = compilePattern(condition.value, condition.at);
      return (text) => {
        const trimmed = withoutOuterSpaces(text);
        return trimmed !== '' && found(trimmed);
      };
    }
    default:
      return compileTextTest(condition.operator, comparedValue(condition.value));
  }
}

type PlainTextOperator = Exclude<Extract<AttributeCondition, { value: string }>['operator'], 'matches'>;

function compileTextTest(operator: PlainTextOperator, value: string): (text: string) => boolean {
  switch (operator) {
    case 'equals':
      return present((text) => text === value);
    case 'notEquals':
      return not(present((text) => text === value));
    case 'startsWith':
      return present((text) => text.startsWith(value));
    case 'notStartsWith':
      return not(present((text) => text.startsWith(value)));
    case 'endsWith':
      return present((text) => text.endsWith(value));
    case 'contains':
      return present((text) => text.includes(value));
    case 'notContains':
      return not(present((text) => text.includes(value)));
  }
}

function oneOf(values: readonly string[]): (text: string) => boolean {
  const compared = new Set(values.map(comparedValue));
  return present((text) => compared.has(text));
}

/** A positive test: of an empty text it is false, whatever it is compared with. */
function present(holds: (compared: string) => boolean): (text: string) => boolean {
  return (text) => {
    const compared = comparedText(text);
    return compared !== '' && holds(compared);
  };
}

function not(holds: (text: string) => boolean): (text: string) => boolean {
  return (text) => !holds(text);
}
