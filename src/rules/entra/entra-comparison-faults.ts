import { quoted } from '../../text/quoted.js';
import { comparedValue } from '../compared-text.js';
import { type AttributeCondition, type GroupCondition } from '../condition.js';
import { type RuleFault } from '../rule-fault.js';
import { entraAttributeFault, propertyOfAttribute } from './entra-attribute.js';
import { type EntraUserName } from './entra-user-name.js';
import { type EntraComparison, entraComparison } from './entra-comparison.js';
import { unwritableCharacter } from './entra-literal.js';
import { entraPattern } from './entra-pattern.js';
import { type EntraProperty } from './entra-property.js';

/** What is wrong, without where. */
type Wrong = Pick<RuleFault, 'problem' | 'found' | 'expected'>;

/**
 * What a rule of Entra cannot hold of one comparison.
 *
 * @param mustHold - false: the comparison stands under an odd number of `not`
 */
export function comparisonFaults(
  leaf: AttributeCondition | GroupCondition,
  mustHold: boolean,
  userName: EntraUserName,
): readonly RuleFault[] {
  const { at } = leaf;
  if (leaf.kind === 'memberOf') return [{ at, key: 'memberOf', ...noGroups(leaf.group) }];
  const found = quoted(leaf.attribute);
  const attribute = entraAttributeFault(leaf.attribute, userName);
  if (attribute !== undefined) {
    return [{ at, key: 'attribute', ...attribute, problem: `attribute ${found} ${attribute.problem}`, found }];
  }
  const property = propertyOfAttribute(leaf.attribute, userName)!;
  const comparison = entraComparison(leaf);
  const wrong =
    property.type === 'boolean'
      ? booleanFaults(property, comparison, mustHold)
      : [...textFaults(comparison), ...valueFaults(property, comparison)];
  return wrong.map((one) => ({ at, key: leaf.operator, ...one }));
}

/**
 * The preview of `memberOf` could not stand beside anything else (learn.microsoft.com, "Configure dynamic membership groups with the memberOf
 * attribute"), and Entra has not updated such groups since November 3, 2026 (message MC1488834 of Microsoft's Message center, as the
 * announcement of Maester 2.3 repeats it).
 */
function noGroups(group: string): Wrong {
  return {
    problem: 'memberOf cannot be a rule of Entra, which no longer updates groups by the members of others',
    found: quoted(group),
    expected: 'an attribute; or assign that group itself, without when',
  };
}

const BOOLEAN = ['true', 'false'];

/** What Entra decides of true or false that is missing is not documented, and null is not among the values. */
function booleanFaults(
  { name, isAlwaysThere }: EntraProperty,
  { test, holds, texts }: EntraComparison,
  mustHold: boolean,
): readonly Wrong[] {
  const [only = ''] = texts;
  if (test !== 'equals' || !BOOLEAN.includes(comparedValue(only))) {
    const found = texts.length === 0 ? test : quoted(only);
    return [{ problem: `${name} is true or false in Entra`, found, expected: 'equals with true or false' }];
  }
  if (holds === mustHold || isAlwaysThere === true) return [];
  const problem = `what Entra decides where ${name} is missing is not documented`;
  return [{ problem, found: quoted(only), expected: 'equals with true or false, and no not around it' }];
}

function textFaults({ test, texts }: EntraComparison): readonly Wrong[] {
  if (test === 'matches') return texts.flatMap(patternFault);
  return texts.flatMap((text) => {
    const found = quoted(text);
    const empty = comparedValue(text) === '';
    if (empty) return [{ problem: 'a condition compares with a text', found, expected: 'a text that is not empty' }];
    const character = unwritableCharacter(text.normalize('NFC'));
    if (character === undefined) return [];
    const problem = `${found} cannot be written in a rule of Entra: how it takes the character ${quoted(character)} is not documented`;
    return [{ problem, found, expected: 'a text without it, such as startsWith with what stands before it' }];
  });
}

function patternFault(pattern: string): readonly Wrong[] {
  const carried = entraPattern(pattern);
  if ('pattern' in carried) return [];
  const problem = `the pattern cannot be carried over to a rule of Entra: ${carried.refusal}`;
  return [
    { problem, found: quoted(pattern), expected: 'other operators, such as startsWith, endsWith, contains or in' },
  ];
}

/** A text that the property never has: Entra would match nobody, or everybody. */
function valueFaults({ name, values }: EntraProperty, { test, texts }: EntraComparison): readonly Wrong[] {
  if (values === undefined || (test !== 'equals' && test !== 'in')) return [];
  const known = values.map(comparedValue);
  return texts
    .filter((text) => !known.includes(comparedValue(text)))
    .map((text) => ({
      problem: `${name} is never ${quoted(text)} in Entra`,
      found: quoted(text),
      expected: `${values.join(' or ')}; or another attribute, such as employeeId or extensionAttribute1`,
    }));
}
