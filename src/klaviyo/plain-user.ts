import { type ProvisionedPerson } from '../people/listing.js';
import { impliedAttribute, isAboutOthers, isPlainObject, isUrn, lastSegment } from './wire-members.js';

/** Visible ASCII: nothing in it is folded into another character or taken off when userNames are compared. */
const VISIBLE_ASCII = /^[!-~]+$/;

/** Of a record that does not contradict itself: one list for all, since there are a million of them. */
export const NO_CONFLICTS: readonly string[] = [];

/** The members that are read here, as they are spelt in nearly every record. */
const READ_HERE: ReadonlySet<string> = new Set(['id', 'userName', 'externalId', 'name', 'active', 'role']);
const READ_IN_NAME: ReadonlySet<string> = new Set(['givenName', 'familyName']);

/** All attributes that say something of the user, in lower case. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['id', 'username', 'externalid', 'name', 'active', 'role', 'roles', 'givenname', 'familyname'],
]);

/**
 * A record as Okta writes it, and nearly every one is: the role in `role` alone, `active` a boolean, no text missing, and
 * nothing else that could say something of the user. Undefined for any other, which the full reading is for; of this one it
 * makes the same, in several times as much time.
 */
export function plainUser(record: unknown): ProvisionedPerson | undefined {
  if (!isPlainObject(record)) return undefined;
  const { id, userName, name, active, role, externalId } = record;
  if (typeof id !== 'string' || typeof userName !== 'string' || typeof role !== 'string') return undefined;
  if (typeof active !== 'boolean' || !isPlainObject(name)) return undefined;
  const { givenName, familyName } = name;
  if (typeof givenName !== 'string' || typeof familyName !== 'string') return undefined;
  const onlyRole = role.trim();
  if (onlyRole === '' || id.trim() === '' || !VISIBLE_ASCII.test(userName)) return undefined;
  // An object in place of an id is read for what stands in it.
  if (typeof externalId === 'object' && externalId !== null) return undefined;
  if (!isSilent(name, READ_IN_NAME, 1) || !hasNothingElse(record)) return undefined;
  const user = { id, userName, givenName, familyName, active, role: onlyRole, conflicts: NO_CONFLICTS };
  return isIdInProvider(externalId) ? { ...user, externalId } : user;
}

/** Whether a value is the id that the identity provider gave the person (RFC 7643, section 3.1). */
export function isIdInProvider(externalId: unknown): externalId is string {
  return typeof externalId === 'string' && externalId !== '';
}

/** How deep a record is looked into here; the full reading refuses what is nested much deeper. */
const MOST_LEVELS = 8;

/** Whether no member besides those that are read here could say something of the user, at any depth. */
function hasNothingElse(record: Readonly<Record<string, unknown>>): boolean {
  for (const key of Object.keys(record)) {
    if (READ_HERE.has(key)) continue;
    const meaning = meaningOf(key);
    if (meaning === 'read') return false;
    const value = record[key];
    // What stands in place of a schema's object may be a fault of the record.
    if (meaning === 'schema' && !isPlainObject(value)) return false;
    if (!isSilentMember(key, value, 1)) return false;
  }
  return true;
}

/** Whether no name in an object or a list, at any depth, says something of the user, besides those given. */
function isSilent(value: object, besides: ReadonlySet<string> | undefined, depth: number): boolean {
  if (depth > MOST_LEVELS) return false;
  for (const [key, inner] of Object.entries(value)) {
    if (besides?.has(key) === true) continue;
    if (meaningOf(key) === 'read' || !isSilentMember(key, inner, depth + 1)) return false;
  }
  return true;
}

function isSilentMember(key: string, value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return isAboutOthers(key.toLowerCase(), value) || isSilent(value, undefined, depth);
}

/** What a member of this name is: one that is read, the object of a schema, or neither. */
type Meaning = 'read' | 'schema' | 'none';

/** The records of a listing have the same few names, so each is looked at once. A server may send any number of others. */
const MEANINGS = new Map<string, Meaning>();
const MOST_MEANINGS = 1_000;

function meaningOf(key: string): Meaning {
  const known = MEANINGS.get(key);
  if (known !== undefined) return known;
  const meaning = workedOut(key.toLowerCase());
  if (MEANINGS.size < MOST_MEANINGS) MEANINGS.set(key, meaning);
  return meaning;
}

function workedOut(folded: string): Meaning {
  const implied = impliedAttribute(folded);
  // A name that may be a path is looked at by the full reading.
  if (ATTRIBUTES.has(implied) || ATTRIBUTES.has(lastSegment(folded))) return 'read';
  return isUrn(folded) ? 'schema' : 'none';
}
