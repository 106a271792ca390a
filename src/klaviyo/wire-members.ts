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

/**
 * All members of a record that say something of the user. Attribute names and schema URNs are case-insensitive (RFC
 * 7643, section 2.1), so `Role` is `role`. An attribute may stand under the URN of its schema, before the name or around it
 * (RFC 7643, section 3.3; RFC 7644, section 3.10). A complex attribute has sub-attributes, which are not complex themselves
 * (RFC 7643, section 2.3.8): nothing deeper is looked at, nor are the entries of lists, which are about themselves.
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
    else if (isPlainObject(value)) addSchema(members, key, value, 'extension');
    else addAttribute(members, lastSegment(folded), value, 'extension', key, undefined);
  }
  return members;
}

/** The members of a core schema's object that is not one; undefined if it is one or absent. */
export function coreSchemaProblem(record: object): string | undefined {
  const wrong = entriesOf(record).find(
    ([key, value]) => key.toLowerCase() === CORE_USER_FOLDED && !isPlainObject(value),
  );
  return wrong && `${quoted(CORE_USER)} must be an object`;
}

/** The part of a name after its last colon, which is the attribute's where a schema's URN stands before it. */
export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** Whether a name in lower case is a schema's URN, or begins with one. */
export function isUrn(folded: string): boolean {
  return folded.startsWith('urn:');
}

/** Whether the sub-attributes of this complex attribute, in lower case, are about something other than the user. */
export function isAboutOthers(attribute: string): boolean {
  return ABOUT_OTHERS.has(attribute);
}

/** Whether a value is an object and no list. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function addSchema(members: WireMember[], schema: string, value: unknown, place: 'user' | 'extension'): void {
  if (!isPlainObject(value)) return;
  for (const [key, member] of entriesOf(value)) {
    addAttribute(members, key.toLowerCase(), member, place, key, schema);
  }
}

/** Adds an attribute, and its sub-attributes where it is complex. */
function addAttribute(
  members: WireMember[],
  attribute: string,
  value: unknown,
  place: WirePlace,
  path: string,
  schema: string | undefined,
): void {
  if (READ.has(attribute)) members.push(new WireMember(attribute, value, place, path, schema));
  if (!isPlainObject(value) || isAboutOthers(attribute)) return;
  for (const [key, part] of entriesOf(value)) {
    const folded = key.toLowerCase();
    if (READ.has(folded)) members.push(new WireMember(folded, part, 'part', `${path}.${key}`, schema));
  }
}

/** An attribute's name begins with a letter (RFC 7643, section 2.1), so that `__proto__` is none. */
const ATTRIBUTE_NAME = /^[A-Za-z]/;

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(
    ([key, member]) => ATTRIBUTE_NAME.test(key) && member !== null && member !== undefined,
  );
}
