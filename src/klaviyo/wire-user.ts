import { type ProvisionedPerson } from '../people/listing.js';
import { lookAlikeName } from '../people/look-alike-name.js';
import { userKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { isIdInProvider, plainUser } from './plain-user.js';
import { readActive } from './wire-active.js';
import { coreSchemaProblem, isPlainObject, nestingProblem, wireMembers, type WireMember } from './wire-members.js';
import { readRole } from './wire-role.js';

/** A record read, or what is wrong with it as the end of a sentence. */
export type WireUserReading = { readonly user: ProvisionedPerson } | { readonly problem: string };

/**
 * Reads one record of a SCIM list as Klaviyo, or a server like it, may write it. What Klaviyo's GET returns is not
 * documented, so every form of the role that its clients write is read: see `readRole`, and `readActive` for `active`. Where
 * a member stands in another letter case or under a schema's URN it is read as well: see `wireMembers`.
 *
 * A record that names two ids or two userNames cannot be read. A userName whose key is another person's only because a
 * character outside ASCII was folded into it has `lookAlike`. Members that say nothing of these are ignored, e-mail addresses
 * among them.
 */
export function readWireUser(record: unknown): WireUserReading {
  const user = plainUser(record);
  return user === undefined ? readAnyUser(record) : { user };
}

/** {@link readWireUser} for records of every form. */
export function readAnyUser(record: unknown): WireUserReading {
  if (!isPlainObject(record)) return { problem: 'it must be an object' };
  const nesting = nestingProblem(record);
  if (nesting !== undefined) return { problem: nesting };
  const members = wireMembers(record);
  const id = neededText(members, 'id');
  const userName = neededText(members, 'username');
  const otherUserNames = userNamesElsewhere(members, userName.text);
  const names = members.filter(({ attribute, place }) => attribute === 'name' && place === 'user');
  const givenName = nameText(names, 'givenName');
  const familyName = nameText(names, 'familyName');
  const active = readActive(members);
  const role = readRole(members);
  const lookAlike = lookAlikeName(userName.text);
  const problems = [
    ...[...id.problems, ...userName.problems],
    ...names.flatMap(({ label, value }) => (isPlainObject(value) ? [] : [`${label} must be an object`])),
    ...[...givenName.problems, ...familyName.problems, ...active.problems, ...role.problems],
    ...[coreSchemaProblem(record)].filter((problem) => problem !== undefined),
  ];
  if (problems.length > 0) return { problem: problems.join(', ') };
  return {
    user: {
      id: id.text,
      userName: userName.text,
      givenName: givenName.text,
      familyName: familyName.text,
      active: active.active,
      role: role.role,
      conflicts: [
        ...[...role.conflicts, ...active.conflicts, ...otherUserNames],
        ...[...givenName.conflicts, ...familyName.conflicts],
      ],
      ...(role.possibleRoles && { possibleRoles: role.possibleRoles }),
      ...(active.isMissing && { noActive: true }),
      ...(lookAlike !== undefined && { lookAlike }),
      ...externalId(members),
    },
  };
}

/** A text of a record. */
interface TextReading {
  readonly text: string;
  readonly conflicts: readonly string[];
  readonly problems: readonly string[];
}

const ATTRIBUTE_NAMES = { id: 'id', username: 'userName' } as const;

/**
 * A text that every record must have. Several that differ are a problem, since nobody can say whose record it is.
 */
function neededText(
  members: readonly WireMember[],
  attribute: 'id' | 'username',
): Pick<TextReading, 'text' | 'problems'> {
  const name = ATTRIBUTE_NAMES[attribute];
  const own = members.filter((member) => member.attribute === attribute && member.place === 'user');
  const [first] = own;
  if (first === undefined) return { text: '', problems: [`"${name}" must be a string`] };
  const problems = own.flatMap(({ label, value }) => {
    if (typeof value !== 'string') return [`${label} must be a string`];
    return value.trim() === '' ? [`${label} is empty`] : [];
  });
  const text = typeof first.value === 'string' ? first.value : '';
  const differing = own.filter(({ value }) => value !== text);
  if (problems.length === 0 && differing.length > 0) {
    return { text, problems: [`it has several values of "${name}": ${listed([first, ...differing])}`] };
  }
  return { text, problems };
}

/**
 * The conflict of a userName in an extension or in a sub-attribute that is another person's: it may be the name in another
 * system. An `id` there is another thing's.
 */
function userNamesElsewhere(members: readonly WireMember[], userName: string): readonly string[] {
  const named = members.filter(({ attribute }) => attribute === 'username');
  const others = named.filter(({ value }) => typeof value === 'string' && userKey(value) !== userKey(userName));
  const own = named.filter(({ place }) => place === 'user').slice(0, 1);
  return others.length === 0 ? [] : [`The record has several userNames: ${listed([...own, ...others])}.`];
}

/** A part of the name, empty where there is none. Of several that differ the first is taken, with a conflict. */
function nameText(names: readonly WireMember[], part: 'givenName' | 'familyName'): TextReading {
  const members = names.flatMap(({ value }) => (isPlainObject(value) ? Object.entries(value) : []));
  const values = members
    .filter(([key, text]) => key.toLowerCase() === part.toLowerCase() && text != null)
    .map(([, text]) => text);
  const texts = values.filter((value) => typeof value === 'string');
  const problems = texts.length === values.length ? [] : [`"name.${part}" must be a string`];
  const [text = ''] = texts;
  const conflicts = texts.every((each) => each === text)
    ? []
    : [`The record has several values of "name.${part}": ${texts.map(quoted).join(', ')}.`];
  return { text, conflicts, problems };
}

function listed(members: readonly WireMember[]): string {
  return members.map(({ value, shortLabel }) => `${quoted(value)} (${shortLabel})`).join(', ');
}

/** The externalId, which only ever explains a record: one that is not a text, or several that differ, count as none. */
function externalId(members: readonly WireMember[]): Pick<ProvisionedPerson, 'externalId'> {
  const values = members.filter(({ attribute, place }) => attribute === 'externalid' && place === 'user');
  const [value, ...others] = new Set(values.map((member) => member.value));
  return isIdInProvider(value) && others.length === 0 ? { externalId: value } : {};
}
