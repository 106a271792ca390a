import { quoted } from '../text/quoted.js';
import { impliedAttribute, isPlainObject, type WireMember } from './wire-members.js';

/** What a record says of the role. */
export interface RoleReading {
  /** Undefined where there is none, or where the record contradicts itself. */
  readonly role: string | undefined;
  /** Every role that the record names, if it contradicts itself in them; a display name without a value is one too. */
  readonly possibleRoles: readonly string[] | undefined;
  readonly conflicts: readonly string[];
  readonly problems: readonly string[];
}

/** A role that a record names, and in which member. */
interface NamedRole {
  readonly value: string;
  readonly member: string;
}

/**
 * Reads the role in every form that clients of Klaviyo write: `role` (Okta, OneLogin), `roles` of strings or of objects
 * (Entra), each also under a schema's URN. The values are compared trimmed and in their own letter case, since nobody says
 * that `Admin` is `admin`.
 *
 * A user of Klaviyo has one role. So if the forms name several, the role is undefined and a conflict says so, also where one
 * entry of `roles` is marked `primary`: nobody says that Klaviyo goes by that mark, and to pick one might hide an admin. A
 * role that cannot be read is a conflict too: in an entry of `roles` without a value, or in a place that SCIM does not
 * define, such as `profile.role` alone.
 */
export function readRole(members: readonly WireMember[]): RoleReading {
  const named: NamedRole[] = [];
  const titles: string[] = [];
  const conflicts: string[] = [];
  const problems: string[] = [];
  let isDefined = false;
  for (const member of members) {
    const { attribute, value, place, label, shortLabel } = member;
    if (attribute === 'role' && typeof value === 'string') {
      named.push({ value: value.trim(), member: shortLabel });
      isDefined ||= place !== 'part' && value.trim() !== '';
    } else if (attribute === 'role') {
      if (place === 'user') problems.push(`${label} must be a string`);
      else conflicts.push(`A role cannot be read: ${label} is ${quoted(value)}.`);
    } else if (attribute === 'roles') {
      const listed = readRoles(member);
      named.push(...listed.named);
      titles.push(...listed.titles);
      conflicts.push(...listed.conflicts);
      problems.push(...listed.problems);
      isDefined ||= place !== 'part' && listed.named.some((one) => one.value !== '');
    }
  }
  const filled = named.filter(({ value }) => value !== '');
  const values = [...new Set(filled.map(({ value }) => value))];
  const list = (): string => filled.map(({ value, member }) => `${quoted(value)} (${member})`).join(', ');
  if (values.length > 1) conflicts.unshift(`The record names several roles: ${list()}.`);
  else if (values.length === 1 && !isDefined) {
    conflicts.unshift(`The record names its role in a place that SCIM does not define: ${list()}.`);
  }
  if (conflicts.length === 0) return { role: values[0], possibleRoles: undefined, conflicts, problems };
  return { role: undefined, possibleRoles: [...new Set([...values, ...titles])], conflicts, problems };
}

const ENTRY = 'must be a string or an object whose "value" and "display" are strings';

/** What `roles` names. */
interface ListedRoles extends Pick<RoleReading, 'conflicts' | 'problems'> {
  readonly named: readonly NamedRole[];
  readonly titles: readonly string[];
}

const NO_ROLES: ListedRoles = { named: [], titles: [], conflicts: [], problems: [] };

function readRoles({ value, place, label, shortLabel }: WireMember): ListedRoles {
  const unreadable = (problem: string, conflict: string): ListedRoles =>
    place === 'user' ? { ...NO_ROLES, problems: [problem] } : { ...NO_ROLES, conflicts: [conflict] };
  if (!Array.isArray(value)) {
    return unreadable(`${label} must be a list`, `A role cannot be read: ${label} is ${quoted(value)}.`);
  }
  const entries = value.filter((entry) => entry !== null).map(readEntry);
  if (!entries.every((entry) => entry !== undefined)) {
    return unreadable(`an entry of ${label} ${ENTRY}`, `A role cannot be read in an entry of ${label}.`);
  }
  return {
    named: entries.map(({ value: role, isPrimary }) => ({
      value: role,
      member: isPrimary ? `${shortLabel}, primary` : shortLabel,
    })),
    titles: entries.flatMap((entry) => (entry.value === '' && entry.display !== '' ? [entry.display] : [])),
    conflicts: entries.flatMap((entry) => conflictOf(entry, label)),
    problems: [],
  };
}

/** One entry of `roles`. */
interface RoleEntry {
  readonly value: string;
  readonly display: string;
  readonly isPrimary: boolean;
  /** The first of its other members that has something in it. */
  readonly other: string | undefined;
  /** The first of its other members that names a role, and not the one of its value. */
  readonly otherRole: string | undefined;
}

/** An entry of `roles`: a string, which is its value, or an object; undefined if it is neither. */
function readEntry(entry: unknown): RoleEntry | undefined {
  if (typeof entry === 'string') {
    return { value: entry.trim(), display: '', isPrimary: false, other: undefined, otherRole: undefined };
  }
  if (!isPlainObject(entry)) return undefined;
  const texts = { value: '', display: '' };
  let isPrimary = false;
  let other: string | undefined;
  const namesOfRoles: (readonly [key: string, member: unknown])[] = [];
  for (const [key, member] of Object.entries(entry)) {
    const name = impliedAttribute(key);
    if (member == null) continue;
    if (name === 'value' || name === 'display') {
      if (typeof member !== 'string') return undefined;
      // Two spellings of one name, such as "value" and "Value", that disagree cannot be read.
      if (texts[name] !== '' && texts[name] !== member.trim()) return undefined;
      texts[name] = member.trim();
    } else if (name === 'primary') isPrimary ||= isTrue(member);
    else if (hasSomething(member)) {
      other ??= key;
      if (name === 'role' || name === 'roles' || name === 'values') namesOfRoles.push([key, member]);
    }
  }
  const { value } = texts;
  const differing = namesOfRoles.find(([, member]) => typeof member !== 'string' || member.trim() !== value);
  return { ...texts, isPrimary, other, otherRole: differing?.[0] };
}

/** Whether a member may name a role: "no", nothing and an empty text do not. */
function hasSomething(member: NonNullable<unknown>): boolean {
  if (typeof member === 'string') return member.trim() !== '';
  return typeof member === 'object' ? Object.keys(member).length > 0 : member !== false;
}

function conflictOf({ value, display, other, otherRole }: RoleEntry, label: string): readonly string[] {
  if (value !== '') {
    return otherRole === undefined
      ? []
      : [`An entry of ${label} names a role in its value and in ${quoted(otherRole)}.`];
  }
  if (display !== '') return [`An entry of ${label} has no value, only the display name ${quoted(display)}.`];
  return other === undefined ? [] : [`An entry of ${label} has no value, only ${quoted(other)}.`];
}

/** True as SCIM writes it, or as Entra does: "True". */
function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}
