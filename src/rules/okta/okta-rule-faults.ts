import { quoted } from '../../text/quoted.js';
import { type AttributeCondition, type Condition, type GroupCondition, leavesOf } from '../condition.js';
import { type ListedMember, type RuleFault } from '../rule-fault.js';
import { oktaAttributeFault } from './okta-attribute.js';
import { oktaLiteral } from './okta-literal.js';

/** Something that a group rule of Okta cannot hold. */
export type OktaRuleFault = RuleFault;

/**
 * How long an expression may be is not documented. With a hundred logins it has about 6,000 characters, which a person can still look through in
 * Okta's console.
 */
export const MOST_MEMBERS_BESIDE_CONDITION = 100;

/**
 * What stands in the way of compiling a condition, and the members beside it, to a group rule of Okta (`oktaExpression`). What Okta alone knows is
 * not judged: whether a custom attribute exists, and whether it is a text.
 */
export function oktaRuleFaults(condition: Condition, members: readonly ListedMember[] = []): readonly OktaRuleFault[] {
  return [...leavesOf(condition).flatMap(comparisonFaults), ...memberFaults(members)];
}

function comparisonFaults(leaf: AttributeCondition | GroupCondition): readonly OktaRuleFault[] {
  const { at } = leaf;
  if (leaf.kind === 'memberOf') return textFaults([leaf.group]).map((fault) => ({ at, key: 'memberOf', ...fault }));
  const attribute = oktaAttributeFault(leaf.attribute);
  const found = quoted(leaf.attribute);
  const named =
    attribute === undefined
      ? []
      : [{ at, key: 'attribute', ...attribute, problem: `attribute ${found} ${attribute.problem}`, found }];
  return [...named, ...operatorFaults(leaf)];
}

function operatorFaults(leaf: AttributeCondition): readonly OktaRuleFault[] {
  const { at, operator: key } = leaf;
  switch (leaf.operator) {
    case 'present':
      return [];
    case 'matches':
      return [
        {
          at,
          key,
          problem:
            "matches cannot be compiled to a group rule, since Okta's rules have no function for patterns but a deprecated one",
          found: quoted(leaf.value),
          expected: 'other operators, such as startsWith, endsWith, contains or in',
        },
      ];
    case 'in':
    case 'notIn':
      return textFaults(leaf.values).map((fault) => ({ at, key, ...fault }));
    default:
      return textFaults([leaf.value]).map((fault) => ({ at, key, ...fault }));
  }
}

type TextFault = Pick<OktaRuleFault, 'problem' | 'found' | 'expected'>;

function textFaults(texts: readonly string[]): readonly TextFault[] {
  return texts
    .filter((text) => oktaLiteral(text) === undefined)
    .map((text) => ({
      problem: `${quoted(text)} cannot be written in a group rule of Okta`,
      found: quoted(text),
      expected: 'a text with one kind of quotes at most, " or \'',
    }));
}

function memberFaults(members: readonly ListedMember[]): readonly OktaRuleFault[] {
  const tooMany = members[MOST_MEMBERS_BESIDE_CONDITION];
  const unwritable = members.flatMap(({ user, at }) => textFaults([user]).map((fault) => ({ at, ...fault })));
  if (tooMany === undefined) return unwritable;
  const problem = `${members.length} members stand beside a condition, and all of them would stand in one rule of Okta`;
  const expected =
    `at most ${MOST_MEMBERS_BESIDE_CONDITION}; name the others in a second assignment of the same role, with a group ` +
    'and members and without when';
  return [...unwritable, { at: tooMany.at, problem, found: String(members.length), expected }];
}
