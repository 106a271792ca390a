import { scimError } from './scim-error.js';
import { type Email } from './simulated-account.js';

/**
 * Refuses addresses of which several are primary (400 invalidValue): RFC 7643, section 2.4 has at most one. For what a
 * client writes in one piece, as it cannot be known which of them is meant. "True" is taken for true.
 */
export function checkOnePrimary(emails: readonly unknown[]): void {
  const isPrimary = (email: unknown): boolean =>
    typeof email === 'object' && email !== null && 'primary' in email && /^true$/i.test(String(email.primary));
  if (emails.filter(isPrimary).length > 1) {
    throw scimError(400, 'invalidValue', 'Several of "emails" are primary; at most one may be.');
  }
}

/**
 * The addresses after a PATCH: the one that it has made primary is the only one. RFC 7644, section 3.5.2: a value that
 * becomes primary sets all others to false.
 *
 * @param before - the addresses that were there, of which at most one is primary
 * @param after - the addresses as the operations leave them
 */
export function onePrimary(before: readonly Email[], after: readonly Email[]): readonly Email[] {
  const primary = after.filter((email) => email.primary === true);
  if (primary.length <= 1) {
    return after;
  }
  const isOld = ({ value, type }: Email): boolean =>
    before.some((email) => email.primary === true && email.value === value && email.type === type);
  const chosen = primary.filter((email) => !isOld(email)).at(-1) ?? primary.at(-1);
  return after.map((email) => (email.primary === true && email !== chosen ? { ...email, primary: false } : email));
}
