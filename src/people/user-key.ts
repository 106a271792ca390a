/**
 * A person's key: the userName, trimmed and lower-cased. Two records with one key are one person, however they are
 * written. SCIM userNames are case-insensitive (RFC 7643, section 4.1.1); the key is for comparing, never for showing.
 */
export type UserKey = string;

/** The key of a userName as written. */
export function userKey(userName: string): UserKey {
  return userName.trim().toLowerCase();
}
