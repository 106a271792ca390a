import { type AttributeCondition, type Condition, leavesOf } from '../../rules/condition.js';
import { OWN_ATTRIBUTES } from '../../rules/subject.js';
import { quoted } from '../../text/quoted.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { OktaReadError } from './connection/okta-read-error.js';

/**
 * That conditions compare texts of the profile, by names that are written as Okta has them: a rule of Okta reads the name as it
 * is, and of what is not text it compares no text. A name that Okta does not have at all is left to the conditions themselves.
 *
 * @param types - the type of each attribute of the profile, by its variable name
 * @returns the names of the attributes that are text
 * @throws OktaReadError `OKTA_UNEXPECTED` for the first that is not
 */
export function checkRuleAttributes(
  { address }: Pick<OktaConnection, 'address'>,
  conditions: readonly Condition[],
  types: ReadonlyMap<string, string>,
): readonly string[] {
  const own = new Set<string>(OWN_ATTRIBUTES);
  const byFoldedName = new Map([...types.keys()].map((name) => [name.toLowerCase(), name]));
  for (const leaf of conditions.flatMap(leavesOf)) {
    if (leaf.kind !== 'attribute' || own.has(leaf.attribute)) continue;
    const type = types.get(leaf.attribute);
    if (type !== undefined && type !== 'string') throw notText(address, leaf, type);
    const meant = byFoldedName.get(leaf.attribute.toLowerCase());
    if (type === undefined && meant !== undefined) throw otherLetterCase(address, leaf, meant);
  }
  return [...types].flatMap(([name, type]) => (type === 'string' ? [name] : []));
}

function named({ attribute, at }: AttributeCondition): string {
  return `The attribute ${quoted(attribute)}, on line ${at.line}, column ${at.column} of the access file,`;
}

function notText(address: string, condition: AttributeCondition, type: string): OktaReadError {
  return new OktaReadError('OKTA_UNEXPECTED', {
    problem: `${named(condition)} is not text in the profiles of ${address}, but ${quoted(type)}.`,
    remedy: 'Conditions compare text. Write a condition on another attribute, or make the group and its rule in Okta.',
  });
}

function otherLetterCase(address: string, condition: AttributeCondition, meant: string): OktaReadError {
  return new OktaReadError('OKTA_UNEXPECTED', {
    problem: `${named(condition)} is written ${quoted(meant)} in the profiles of ${address}.`,
    remedy: "Write it as Okta does: Okta's rule reads the name as it is.",
  });
}
