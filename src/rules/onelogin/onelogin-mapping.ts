import { userKey } from '../../people/user-key.js';
import { type Condition } from '../condition.js';
import { flatCondition } from './flat-condition.js';
import { ONELOGIN_OPERATORS } from './onelogin-comparison.js';
import { oneLoginSource } from './onelogin-source.js';
import { mappingValueFault } from './onelogin-value.js';

/** Who meets a mapping of OneLogin, as its API and Terraform's `onelogin_user_mappings` have it. */
export interface CompiledMapping {
  readonly match: 'all' | 'any';
  /** At least one: a mapping without any would be about everybody. */
  readonly conditions: readonly MappingCondition[];
}

/** One condition of a mapping (developers.onelogin.com, "Create Mapping"). */
export interface MappingCondition {
  /** `email`, `department`, `custom_attribute_NAME`, … */
  readonly source: string;
  /** `=`, `!=`, `~` (contains), `!~`, `bw` (begins with), `ew` (ends with). */
  readonly operator: string;
  readonly value: string;
}

/** The most conditions of a mapping. OneLogin documents no limit; a person can still look through so many in its console. */
export const MOST_CONDITIONS = 200;

/**
 * A condition as the conditions of a mapping of OneLogin. Whether letter case and spaces count for OneLogin is not documented:
 * `oneLoginDoubts` names the people of whom it may think otherwise than `compileCondition`.
 *
 * A mapping is one list. `not` is written by the negative operators, lists of one kind within each other become one, and `in` is any of
 * several `=`.
 *
 * @throws RangeError if a mapping cannot hold the condition; see `oneLoginMappingFaults`, which is asked first
 */
export function oneLoginMapping(condition: Condition): CompiledMapping {
  const { match = 'all', comparisons, faults } = flatCondition(condition);
  const [fault] = faults;
  if (fault !== undefined) {
    throw new RangeError(`The condition cannot be a mapping of OneLogin: ${fault.problem}. Write ${fault.expected}.`);
  }
  const conditions = comparisons.map(({ leaf, test, holds, value }) => ({
    source: oneLoginSource(leaf.attribute)!,
    operator: ONELOGIN_OPERATORS[test][holds ? 'yes' : 'no']!,
    value,
  }));
  return bounded({ match, conditions });
}

/**
 * The conditions of a mapping that is met by the people who are named, by their e-mail addresses: any of several `email =`.
 *
 * @param members - userNames, at least one. One with capital letters or a domain beyond ASCII stands there as written and as a person's key has it.
 * @throws RangeError if there is none, or too many, or if a mapping cannot name one of them
 */
export function memberMapping(members: readonly string[]): CompiledMapping {
  const values = [...new Set(members.flatMap(writtenForms))];
  for (const value of values) {
    const fault = mappingValueFault(value);
    if (fault !== undefined) throw new RangeError(`A person cannot be named: ${fault.problem}.`);
  }
  return bounded({ match: 'any', conditions: values.map((value) => ({ source: 'email', operator: '=', value })) });
}

/** How many people one mapping names, each of whom may stand there in two forms. */
const MOST_NAMED = MOST_CONDITIONS / 2;

/**
 * The mappings that are met by the people who are named: as many as are needed, and none where nobody is named. People stand in the order of their keys,
 * each once, so that a reordered access file changes nothing.
 *
 * @throws RangeError if a mapping cannot name one of them
 */
export function memberMappings(members: readonly string[]): readonly CompiledMapping[] {
  const distinct = new Map(members.map((member) => [userKey(member), member]));
  const sorted = [...distinct].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, member]) => member);
  return Array.from({ length: Math.ceil(sorted.length / MOST_NAMED) }, (_, index) =>
    memberMapping(sorted.slice(index * MOST_NAMED, (index + 1) * MOST_NAMED)),
  );
}

/** A userName as written, and as a person's key has it: in lower case, with the domain in ASCII. */
export function writtenForms(user: string): readonly string[] {
  return [...new Set([user.trim().normalize('NFC'), userKey(user)])];
}

function bounded(mapping: CompiledMapping): CompiledMapping {
  const { length } = mapping.conditions;
  if (length === 0) throw new RangeError('A mapping of OneLogin without a condition would be about everybody.');
  if (length <= MOST_CONDITIONS) return mapping;
  throw new RangeError(
    `A mapping of OneLogin has at most ${MOST_CONDITIONS} conditions here, and this one would have ${length}.`,
  );
}
