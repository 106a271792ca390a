import { hash } from 'node:crypto';
import { type FindingKind } from '../access/finding-kind.js';
import { type UserKey } from '../people/user-key.js';

/**
 * A finding's id: the first 12 hexadecimal digits of a SHA-256 over what makes it the finding that it is. Wording,
 * severity and order do not enter, so it stays the same from run to run.
 *
 * @param discriminator tells apart several findings of one kind about one person, such as a record's id; usually empty
 */
export function findingId(account: string, kind: FindingKind, key: UserKey, discriminator: readonly string[]): string {
  // As a JSON array, so that no two lists of parts can run together into one text.
  const identity = JSON.stringify([account, kind, key, ...discriminator]);
  return hash('sha256', identity, 'hex').slice(0, 12);
}
