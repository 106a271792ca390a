import { createHash } from 'node:crypto';

/**
 * The most characters of a rule's name in Okta.
 *
 * @see https://support.okta.com/help/s/article/Group-Rule-Restrictions
 */
export const LONGEST_RULE_NAME = 50;

const HASH = 8;

/**
 * The name of the rule that fills a group, of at most 50 characters: the group's name, and the account whose stack makes both. Of a
 * longer one, the beginning and a hash of the whole, so that two groups never have rules of one name.
 */
export function oktaRuleName(group: string, account: string): string {
  const whole = `${group} (${account})`;
  if (whole.length <= LONGEST_RULE_NAME) return whole;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, HASH);
  return `${beginning(whole, LONGEST_RULE_NAME - HASH - 1)}~${hash}`;
}

/** No character is cut in two. */
function beginning(text: string, length: number): string {
  let start = '';
  for (const character of text) {
    if (start.length + character.length > length) break;
    start += character;
  }
  return start.trimEnd();
}
