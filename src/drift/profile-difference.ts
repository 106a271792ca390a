import { type Account } from '../access/access-model.js';
import { type DirectoryPerson } from '../people/directory-person.js';
import { type UserKey } from '../people/user-key.js';
import { comparedText } from '../rules/compared-text.js';
import { type AttributeCondition, type Condition, leavesOf } from '../rules/condition.js';
import { attributeReader } from '../rules/subject.js';
import { quoted } from '../text/quoted.js';
import { type RuleContext } from './rule-context.js';

/** The conditions that fill groups of an account. */
export function ruleConditions({ assignments }: Account): readonly Condition[] {
  return assignments.flatMap(({ membership }) =>
    membership?.kind === 'declared' && membership.when !== undefined ? [membership.when] : [],
  );
}

/**
 * In what the person of the directory differs from the one in the identity provider, as far as the rules of the account look: a
 * sentence that begins with a blank, to stand behind what differs. Empty where nothing differs, or where the provider's
 * profiles were not read. Rules in the provider decide by its own profiles, whatever a roster says.
 */
export function profileDifference(
  { account, attributeNames, inDirectory, profiles, words }: RuleContext,
  key: UserKey,
): string {
  const profile = profiles?.get(key);
  const here = profile && inDirectory(key)?.person;
  if (profile === undefined || here === undefined) return '';
  const clauses = ruleConditions(account)
    .flatMap(leavesOf)
    .flatMap((leaf) => {
      if (leaf.kind === 'memberOf') return membershipClause(leaf.group, here, profile, words.name);
      return attributeClause(
        leaf,
        attributeReader(leaf, attributeNames)(here),
        attributeReader(leaf)(profile),
        words.name,
      );
    });
  const distinct = [...new Set(clauses)];
  if (distinct.length === 0) return '';
  return ` The rules in ${words.name} go by its own profile: ${distinct.join('; ')}.`;
}

function attributeClause(
  { attribute }: AttributeCondition,
  here: string | undefined,
  there: string | undefined,
  provider: string,
): readonly string[] {
  if (comparedText(here ?? '') === comparedText(there ?? '')) return [];
  return [`${quoted(attribute)} is ${valueWords(here)} in the directory and ${valueWords(there)} in ${provider}`];
}

function membershipClause(
  group: string,
  here: DirectoryPerson,
  there: DirectoryPerson,
  provider: string,
): readonly string[] {
  const [isHere, isThere] = [here, there].map(({ groups }) => groups.includes(group));
  if (isHere === isThere) return [];
  const [has, lacks] = isHere === true ? ['the directory', provider] : [provider, 'the directory'];
  return [`they are in ${quoted(group)} in ${has} and not in ${lacks}`];
}

function valueWords(value: string | undefined): string {
  return value === undefined || comparedText(value) === '' ? 'empty' : quoted(value);
}
