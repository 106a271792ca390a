import { type ProvisionedPerson } from '../people/listing.js';
import { isAboutOthers, isPlainObject, isUrn, lastSegment } from './wire-members.js';

/** Visible ASCII: nothing in it is folded into another character or taken off when userNames are compared. */
const VISIBLE_ASCII = /^[!-~]+$/;

/** Of a record that does not contradict itself: one list for all, since there are a million of them. */
const NO_CONFLICTS: readonly string[] = [];

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
  if (!areSilent(name, READ_IN_NAME) || !hasNothingElse(record)) return undefined;
  const user = { id, userName, givenName, familyName, active, role: onlyRole, conflicts: NO_CONFLICTS };
  return isIdInProvider(externalId) ? { ...user, externalId } : user;
}

/** Whether a value is the id that the identity provider gave the person (RFC 7643, section 3.1). */
export function isIdInProvider(externalId: unknown): externalId is string {
  return typeof externalId === 'string' && externalId !== '';
}

/** Whether no member besides those that are read here could say something of the user, at any depth that is read. */
function hasNothingElse(record: Readonly<Record<string, unknown>>): boolean {
  for (const key of Object.keys(record)) {
    if (READ_HERE.has(key)) continue;
    const meaning = meaningOf(key);
    if (meaning === 'read') return false;
    if (meaning === 'of others') continue;
    const value = record[key];
    if (!isPlainObject(value)) {
      // What stands in place of a schema's object may be a fault of the record.
      if (meaning === 'schema') return false;
      continue;
    }
    if (!areSilent(value, undefined)) return false;
    // Another schema's attributes may be complex.
    if (meaning === 'schema' && Object.entries(value).some(([part, inner]) => !isSilentPart(part, inner))) return false;
  }
  return true;
}

function isSilentPart(key: string, value: unknown): boolean {
  return !isPlainObject(value) || meaningOf(key) === 'of others' || areSilent(value, undefined);
}

/** Whether the names of an object's members say nothing of the user, besides those given. */
function areSilent(value: Readonly<Record<string, unknown>>, besides: ReadonlySet<string> | undefined): boolean {
  for (const key of Object.keys(value)) {
    if (besides?.has(key) !== true && meaningOf(key) === 'read') return false;
  }
  return true;
}

/** What a member of this name is: one that is read, the object of a schema, about something else than the user, or neither. */
type Meaning = 'read' | 'schema' | 'of others' | 'none';

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
  if (ATTRIBUTES.has(isUrn(folded) ? lastSegment(folded) : folded)) return 'read';
  if (isUrn(folded)) return 'schema';
  return isAboutOthers(folded) ? 'of others' : 'none';
}
