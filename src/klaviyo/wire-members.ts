import { SCIM_ROLE } from '../access/scim-role.js';
import { quoted, shortened } from '../text/quoted.js';

/** The schema under whose name Okta writes the role (its "external namespace"), and Klaviyo's guide asks for it. */
const CORE_USER = SCIM_ROLE.namespace;
const CORE_USER_FOLDED = CORE_USER.toLowerCase();

/** The attributes that are read, in lower case. */
const READ: ReadonlySet<string> = new Set(['id', 'username', 'externalid', 'name', 'active', 'role', 'roles']);

/**
 * Where an attribute stands:
 *
 * - `user`: in the core schema, with or without its URN.
 * - `extension`: in another schema, whose URN stands before it or around it.
 * - `part`: in a complex attribute, as a sub-attribute.
 */
export type WirePlace = 'user' | 'extension' | 'part';

/** One member of a record that is read, wherever in it. */
export class WireMember {
  /**
   * @param attribute in lower case
   * @param path the name as written, after the complex attribute's and a full stop where it is a part of one
   * @param schema the URN around it, if any
   */
  constructor(
    readonly attribute: string,
    readonly value: unknown,
    readonly place: WirePlace,
    readonly path: string,
    readonly schema: string | undefined,
  ) {}

  /** Where it stands, as the subject of a sentence, such as `"role" under "urn:…"`. */
  get label(): string {
    return quoted(this.path) + (this.schema === undefined ? '' : ` under ${quoted(this.schema)}`);
  }

  /** The same in a list, such as `role under urn:…`. */
  get shortLabel(): string {
    return shortened(this.path) + (this.schema === undefined ? '' : ` under ${shortened(this.schema)}`);
  }
}

/** Complex attributes that are about something other than the user: another person, and the record itself (RFC 7643). */
const ABOUT_OTHERS: ReadonlySet<string> = new Set(['manager', 'meta']);

/** The lists of the core schema, whose entries are about themselves (RFC 7643, section 4.1.2), but for `roles`. */
const LISTS_OF_OTHERS: ReadonlySet<string> = new Set([
  ...['emails', 'phonenumbers', 'ims', 'photos', 'addresses', 'groups', 'entitlements', 'x509certificates'],
]);

/** The attributes that are looked for at every depth, since a role of any place may be the one that Klaviyo goes by. */
const ROLES: ReadonlySet<string> = new Set(['role', 'roles']);

/** How deep a record may be nested to be read. SCIM itself has three levels: a schema, an attribute, a sub-attribute. */
const MOST_LEVELS = 16;

/**
 * All members of a record that say something of the user. Attribute names and schema URNs are case-insensitive (RFC
 * 7643, section 2.1), so `Role` is `role`. An attribute may stand under the URN of its schema, before the name or around it
 * (RFC 7643, section 3.3; RFC 7644, section 3.10), which may be a list of objects too. A complex attribute has sub-attributes,
 * which are not complex themselves (RFC 7643, section 2.3.8): of what stands deeper, in objects or in lists, only roles are
 * read. A name that is one of these only without its blanks, or after its last colon or full stop, such as `user.role`, counts as
 * a sub-attribute.
 *
 * A member that is null is the same as none (RFC 7643, section 2.5) and left out.
 */
export function wireMembers(record: object): readonly WireMember[] {
  const members: WireMember[] = [];
  for (const [key, value] of entriesOf(record)) {
    const folded = key.toLowerCase();
    if (folded === CORE_USER_FOLDED) addSchema(members, key, value, 'user');
    else if (folded.startsWith(`${CORE_USER_FOLDED}:`)) {
      addAttribute(members, folded.slice(CORE_USER_FOLDED.length + 1), value, 'user', key, undefined);
    } else if (!isUrn(folded)) addAttribute(members, folded, value, 'user', key, undefined);
    else if (READ.has(lastSegment(folded)) || READ.has(impliedAttribute(folded))) {
      addAttribute(members, lastSegment(folded), value, 'extension', key, undefined);
    } else addSchema(members, key, value, 'extension');
  }
  return members;
}

/** What of a record is nested too deep to be read; undefined if nothing is. */
export function nestingProblem(record: object): string | undefined {
  let level: readonly object[] = [record];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return `it is nested more than ${MOST_LEVELS} levels deep, where a role would not be read`;
    level = level.flatMap((each) =>
      Object.entries(each).flatMap(([key, inner]: [string, unknown]) =>
        typeof inner === 'object' && inner !== null && !isAboutOthers(impliedAttribute(key), inner) ? [inner] : [],
      ),
    );
  }
  return undefined;
}

/** The members of a core schema's object that is not one; undefined if it is one or absent. */
export function coreSchemaProblem(record: object): string | undefined {
  const wrong = entriesOf(record).find(
    ([key, value]) => key.toLowerCase() === CORE_USER_FOLDED && !isPlainObject(value),
  );
  return wrong && `${quoted(CORE_USER)} must be an object`;
}

/**
 * The attribute that a name may stand for, in lower case: without blanks and characters that do not show, full-width
 * letters as the usual ones, and after its last colon or full stop, such as `role` for `klaviyo:role` and `user.role`. Where a
 * part before that says that it is something else's, that part: `manager` for `manager.role`.
 */
export function impliedAttribute(name: string): string {
  if (PLAIN_NAME.test(name)) return name.toLowerCase();
  const parts = name.normalize('NFKC').replace(NOT_SHOWN, '').toLowerCase().split(/[:.]/);
  return parts.find((part) => ABOUT_OTHERS.has(part) || LISTS_OF_OTHERS.has(part)) ?? parts.at(-1)!;
}

/** Most names are of this form, and need no look at what may be hidden in them. */
const PLAIN_NAME = /^[\w$-]*$/;

const NOT_SHOWN = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

/** The part of a name after its last colon, which is the attribute's where a schema's URN stands before it. */
export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** Whether a name in lower case is a schema's URN, or begins with one. */
export function isUrn(folded: string): boolean {
  return folded.startsWith('urn:');
}

/** Whether what stands in the value of this attribute, in lower case, is about something other than the user. */
export function isAboutOthers(attribute: string, value: unknown): boolean {
  if (ABOUT_OTHERS.has(attribute)) return true;
  return LISTS_OF_OTHERS.has(attribute) && Array.isArray(value);
}

/** Whether a value is an object and no list. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function addSchema(members: WireMember[], schema: string, value: unknown, place: 'user' | 'extension'): void {
  if (Array.isArray(value)) for (const each of value) addSchema(members, schema, each, place);
  if (!isPlainObject(value)) return;
  for (const [key, member] of entriesOf(value)) {
    addAttribute(members, key.toLowerCase(), member, place, key, schema);
  }
}

/** Adds an attribute, its sub-attributes where it is complex, and the roles at any depth in it. */
function addAttribute(
  members: WireMember[],
  attribute: string,
  value: unknown,
  place: WirePlace,
  path: string,
  schema: string | undefined,
): void {
  const implied = impliedAttribute(attribute);
  if (READ.has(attribute)) members.push(new WireMember(attribute, value, place, path, schema));
  else if (isAboutOthers(implied, value)) return;
  else if (READ.has(implied)) members.push(new WireMember(implied, value, 'part', path, schema));
  // The entries of "roles" are read with it.
  if (implied !== 'roles') addParts(members, value, READ, path, schema);
}

/** Adds the parts of a complex attribute that are read, and of what stands deeper those that are looked for everywhere. */
function addParts(
  members: WireMember[],
  value: unknown,
  read: ReadonlySet<string>,
  path: string,
  schema: string | undefined,
): void {
  if (Array.isArray(value)) for (const each of value) addParts(members, each, ROLES, path, schema);
  if (!isPlainObject(value)) return;
  for (const [key, part] of entriesOf(value)) {
    const implied = impliedAttribute(key);
    if (isAboutOthers(implied, part)) continue;
    const where = `${path}.${key}`;
    if (read.has(implied)) members.push(new WireMember(implied, part, 'part', where, schema));
    if (implied !== 'roles') addParts(members, part, ROLES, where, schema);
  }
}

/** The members that have a value. */
function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, member]) => member != null);
}
