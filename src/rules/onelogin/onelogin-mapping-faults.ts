import { type Condition, leavesOf } from '../condition.js';
import { type ListedMember, type RuleFault } from '../rule-fault.js';
import { flatCondition } from './flat-condition.js';
import { MOST_CONDITIONS, writtenForms } from './onelogin-mapping.js';
import { mappingValueFault } from './onelogin-value.js';

/** Something that a mapping of OneLogin cannot hold. */
export type OneLoginMappingFault = RuleFault;

/**
 * What stands in the way of compiling a condition, and the members beside it, to mappings of OneLogin (`oneLoginMapping`, `memberMapping`): one
 * for each. What OneLogin alone knows is not judged: whether a custom user field exists.
 *
 * @param condition - undefined: there are members alone
 */
export function oneLoginMappingFaults(
  condition: Condition | undefined,
  members: readonly ListedMember[] = [],
): readonly OneLoginMappingFault[] {
  return [...(condition === undefined ? [] : conditionFaults(condition)), ...memberFaults(members)];
}

function conditionFaults(condition: Condition): readonly RuleFault[] {
  const { comparisons, faults } = flatCondition(condition);
  const { length } = comparisons;
  if (faults.length > 0 || length <= MOST_CONDITIONS) return faults;
  const problem = `the mapping would have ${length} conditions, and one here has at most ${MOST_CONDITIONS}`;
  const expected = 'fewer texts, or one attribute, such as custom_attribute_klaviyo, that says it all';
  return [{ at: leavesOf(condition)[0]!.at, problem, found: String(length), expected }];
}

function memberFaults(members: readonly ListedMember[]): readonly RuleFault[] {
  const unwritable = members.flatMap(({ user, at }) => {
    const fault = mappingValueFault(user);
    const expected =
      'a person whose address has none of these signs; or create: true without members, with this person put into the role by hand in OneLogin';
    return fault === undefined ? [] : [{ at, ...fault, expected }];
  });
  let conditions = 0;
  const tooMany = members.find(({ user }) => (conditions += writtenForms(user).length) > MOST_CONDITIONS);
  if (tooMany === undefined) return unwritable;
  const problem = `${members.length} members are named, and a mapping of OneLogin has at most ${MOST_CONDITIONS} conditions here`;
  const expected =
    'fewer members; name the others in a second assignment of the same role, with a group of its own, or write a condition';
  return [...unwritable, { at: tooMany.at, problem, found: String(members.length), expected }];
}
