import { type AttributeCondition, type Condition, leavesOf } from '../condition.js';
import { type ListedMember, type RuleFault } from '../rule-fault.js';
import { DEFAULT_USER_NAME, type EntraUserName } from './entra-user-name.js';
import { comparisonFaults } from './entra-comparison-faults.js';
import { orMember } from './entra-members.js';
import { LONGEST_RULE, uncheckedEntraRule } from './entra-rule.js';

/** Something that the membership rule of a dynamic group of Entra cannot hold. */
export type EntraRuleFault = RuleFault;

/**
 * What stands in the way of compiling a condition, and the members beside it, to a membership rule of Entra (`entraRule`). What Entra
 * alone knows is not judged: whether a custom extension exists and holds one text, and whether the tenant has the licence.
 *
 * @param userName - as `entraRule` takes it
 */
export function entraRuleFaults(
  condition: Condition,
  members: readonly ListedMember[] = [],
  userName: EntraUserName = DEFAULT_USER_NAME,
): readonly EntraRuleFault[] {
  const faults = [
    ...conditionFaults(condition, true, userName),
    ...members.flatMap((member) => memberFaults(member, userName)),
  ];
  return faults.length > 0 ? faults : lengthFaults(condition, members, userName);
}

function conditionFaults(condition: Condition, mustHold: boolean, userName: EntraUserName): readonly RuleFault[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.conditions.flatMap((part) => conditionFaults(part, mustHold, userName));
    case 'not':
      return conditionFaults(condition.condition, !mustHold, userName);
    case 'memberOf':
    case 'attribute':
      return comparisonFaults(condition, mustHold, userName);
  }
}

function memberFaults({ user, at }: ListedMember, userName: EntraUserName): readonly RuleFault[] {
  const leaf: AttributeCondition = { kind: 'attribute', attribute: 'userName', operator: 'equals', value: user, at };
  return comparisonFaults(leaf, true, userName).map((fault) => ({
    ...fault,
    key: undefined,
    expected: 'a userName without it; or name this person in a second assignment of the same role, without when',
  }));
}

/** Found at the first member that is one too many, or at the first comparison. */
function lengthFaults(
  condition: Condition,
  members: readonly ListedMember[],
  userName: EntraUserName,
): readonly RuleFault[] {
  const lengthWith = (count: number): number =>
    uncheckedEntraRule(orMember(condition, members.slice(0, count)), userName).length;
  const length = lengthWith(members.length);
  if (length <= LONGEST_RULE) return [];
  const problem = `the rule would have ${length} characters, and one of Entra has at most ${LONGEST_RULE}`;
  const found = String(length);
  if (lengthWith(0) > LONGEST_RULE) {
    const expected =
      'a shorter condition: fewer texts, or one attribute, such as extensionAttribute1, that says it all';
    return [{ at: leavesOf(condition)[0]!.at, problem, found, expected }];
  }
  const expected =
    'fewer members; name the others in a second assignment of the same role, with members and without when';
  const tooMany = members.find((_, index) => lengthWith(index + 1) > LONGEST_RULE)!;
  return [{ at: tooMany.at, problem, found, expected }];
}
