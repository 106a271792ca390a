import { quoted } from '../../text/quoted.js';
import { type AttributeCondition, type GroupCondition } from '../condition.js';
import { type RuleFault } from '../rule-fault.js';
import { isDirectoryName, oneLoginSource, oneLoginSourceFault } from './onelogin-source.js';
import { mappingValueFault } from './onelogin-value.js';

/** What a mapping can ask of a text: one of four tests. */
export const ONELOGIN_TESTS = ['equals', 'contains', 'startsWith', 'endsWith'] as const;

export type OneLoginTest = (typeof ONELOGIN_TESTS)[number];

/** The operators of OneLogin for a test, and for its opposite, if there is one (developers.onelogin.com, "List Condition Operators"). */
export const ONELOGIN_OPERATORS: Readonly<
  Record<OneLoginTest, { readonly yes: string; readonly no: string | undefined }>
> = {
  equals: { yes: '=', no: '!=' },
  contains: { yes: '~', no: '!~' },
  startsWith: { yes: 'bw', no: undefined },
  endsWith: { yes: 'ew', no: undefined },
};

/** A comparison as a test of one text or of any of several, and whether the test must hold or fail. */
export interface OneLoginComparison {
  readonly test: OneLoginTest;
  readonly holds: boolean;
  readonly texts: readonly string[];
}

/**
 * The test of a comparison of a condition; undefined if no operator of OneLogin says it.
 *
 * @param mustHold - false: the comparison stands under an odd number of `not`
 */
export function oneLoginComparison(leaf: AttributeCondition, mustHold: boolean): OneLoginComparison | undefined {
  switch (leaf.operator) {
    case 'present':
    case 'matches':
      return undefined;
    case 'in':
    case 'notIn':
      return { test: 'equals', holds: (leaf.operator === 'in') === mustHold, texts: leaf.values };
    case 'notEquals':
      return { test: 'equals', holds: !mustHold, texts: [leaf.value] };
    case 'notContains':
      return { test: 'contains', holds: !mustHold, texts: [leaf.value] };
    case 'notStartsWith':
      return { test: 'startsWith', holds: !mustHold, texts: [leaf.value] };
    default:
      return { test: leaf.operator, holds: mustHold, texts: [leaf.value] };
  }
}

/** What is wrong, without where. */
type Wrong = Pick<RuleFault, 'problem' | 'found' | 'expected'>;

/** What a mapping of OneLogin cannot hold of one comparison, whatever stands beside it. */
export function comparisonFaults(leaf: AttributeCondition | GroupCondition, mustHold: boolean): readonly RuleFault[] {
  const { at } = leaf;
  if (leaf.kind === 'memberOf') return [{ at, key: 'memberOf', ...noRoles(leaf.group) }];
  const attribute = oneLoginSourceFault(leaf.attribute);
  if (attribute !== undefined) {
    const found = quoted(leaf.attribute);
    return [{ at, key: 'attribute', ...attribute, problem: `attribute ${found} ${attribute.problem}`, found }];
  }
  return operatorFaults(leaf, mustHold).map((wrong) => ({ at, key: leaf.operator, ...wrong }));
}

/**
 * OneLogin can ask for a role by its number (`has_role`). Whether a mapping sees a role that another mapping gave in the same run is not
 * documented, and the groups of a condition are the directory's, of which a roster's are no roles of OneLogin at all.
 */
function noRoles(group: string): Wrong {
  return {
    problem:
      'memberOf cannot be a mapping of OneLogin: whether one mapping sees the roles that another one gives is not documented',
    found: quoted(group),
    expected:
      'an attribute, such as { attribute: member_of, contains: ... } for a group of the directory that OneLogin reads from; or assign ' +
      'that group itself, without when',
  };
}

function operatorFaults(leaf: AttributeCondition, mustHold: boolean): readonly Wrong[] {
  const comparison = oneLoginComparison(leaf, mustHold);
  if (comparison === undefined || leaf.operator === 'present' || leaf.operator === 'matches') {
    return [leaf.operator === 'matches' ? noPattern(leaf.value) : noPresence(leaf)];
  }
  const { test, holds, texts } = comparison;
  const source = oneLoginSource(leaf.attribute)!;
  if (isDirectoryName(source) && test !== 'contains') {
    const problem = `${source} holds the names of a directory, of which OneLogin advises to compare a part`;
    return [{ problem, found: leaf.operator, expected: 'contains or notContains' }];
  }
  if (!holds && ONELOGIN_OPERATORS[test].no === undefined) {
    const problem = `OneLogin has no operator for a text that does not ${test === 'startsWith' ? 'begin' : 'end'} with another one`;
    return [{ problem, found: texts.map(quoted).join(', '), expected: 'notEquals, notContains or notIn' }];
  }
  return texts.flatMap((text) => mappingValueFault(text) ?? []);
}

function noPresence(leaf: AttributeCondition): Wrong {
  return {
    problem: 'present cannot be a mapping of OneLogin, which has no operator for a field that is there or missing',
    found: leaf.operator === 'present' ? String(leaf.value) : leaf.operator,
    expected: 'other operators, such as equals, startsWith, endsWith, contains or in',
  };
}

/** A pattern that says no more than another operator, with its anchors. */
const PLAIN = /^(?<start>\^?)(?<text>[^.^$*+?()[\]{}|\\]+)(?<end>\$?)$/;

function noPattern(pattern: string): Wrong {
  const { start, text = '', end } = PLAIN.exec(pattern)?.groups ?? {};
  const operator = start === '^' ? (end === '$' ? 'equals' : 'startsWith') : end === '$' ? 'endsWith' : 'contains';
  return {
    problem: 'matches cannot be a mapping of OneLogin, which has no operator for patterns',
    found: quoted(pattern),
    expected:
      text === ''
        ? 'other operators, such as equals, startsWith, endsWith, contains or in'
        : `the same without a pattern: ${operator}: ${text}`,
  };
}
