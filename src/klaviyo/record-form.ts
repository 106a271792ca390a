import { isPlainObject } from './wire-members.js';
import { plainUser } from './plain-user.js';

/** What is taken of a record, as texts, `active` too; `externalId` is empty where there is none. */
export type TakenTexts = Readonly<Record<Taken, string>>;

type Taken = 'id' | 'userName' | 'givenName' | 'familyName' | 'active' | 'role' | 'externalId';

/** How the records of a server are written, besides the texts and numbers in them. */
export interface RecordForm {
  /** Where the record ends that begins at a place of a text, and what is taken of it; undefined if it has another form. */
  readonly read: (json: string, at: number) => { readonly end: number; readonly texts: TakenTexts } | undefined;
}

/** A text of JSON that needs no escape (RFC 8259, section 7), so that it means what is written. */
const TEXT = '[^"\\\\\\x00-\\x1f]*';

/** The same of visible ASCII alone: the only userName that a plain record has. */
const VISIBLE_TEXT = '[!#-[\\]-~]+';

const NO_TEXT = '-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null';

/** A value of JSON that has no parts. */
export const SCALAR = `(?:"${TEXT}"|${NO_TEXT})`;

const TAKEN_PATTERNS: ReadonlyMap<string, string> = new Map([
  ['id', `"(${TEXT})"`],
  ['userName', `"(${VISIBLE_TEXT})"`],
  ['active', '(true|false)'],
  ['role', `"(${TEXT})"`],
]);

/** A pattern of more characters than this is not worth its making. */
const LONGEST = 10_000;

/**
 * The form of a record that `plainUser` reads; undefined of any other, and of one in which a name is written with escapes. A
 * record of the same form is read by `plainUser` too, unless a text in it is empty: that goes by the names in the record, by
 * what kind of value each has, and by the texts that are taken here.
 */
export function recordForm(record: unknown): RecordForm | undefined {
  if (!isPlainObject(record) || plainUser(record) === undefined) return undefined;
  const taken: Taken[] = [];
  const take = (name: Taken, pattern: string): string => {
    taken.push(name);
    return pattern;
  };
  const pattern = objectPattern(record, (name, value) => {
    const known = TAKEN_PATTERNS.get(name);
    if (known !== undefined) return take(name as Taken, known);
    if (name === 'externalId') return typeof value === 'string' ? take(name, `"(${TEXT})"`) : `(?:${NO_TEXT})`;
    if (name !== 'name') return valuePattern(value);
    return objectPattern(value as object, (part, inner) =>
      part === 'givenName' || part === 'familyName' ? take(part, `"(${TEXT})"`) : valuePattern(inner),
    );
  });
  if (pattern === undefined || pattern.length > LONGEST) return undefined;
  const places = new Map(taken.map((name, index) => [name, index + 1]));
  return formOf(new RegExp(pattern, 'y'), (name) => places.get(name) ?? -1);
}

function formOf(pattern: RegExp, placeOf: (name: Taken) => number): RecordForm {
  const [id, userName, active, role] = [placeOf('id'), placeOf('userName'), placeOf('active'), placeOf('role')];
  const [givenName, familyName, externalId] = [placeOf('givenName'), placeOf('familyName'), placeOf('externalId')];
  return {
    read: (json, at) => {
      pattern.lastIndex = at;
      const found = pattern.exec(json);
      if (found === null) return undefined;
      const texts = {
        id: found[id]!,
        userName: found[userName]!,
        givenName: found[givenName]!,
        familyName: found[familyName]!,
        active: found[active]!,
        role: found[role]!.trim(),
        externalId: found[externalId] ?? '',
      };
      return texts.role === '' || texts.id.trim() === '' ? undefined : { end: pattern.lastIndex, texts };
    },
  };
}

/** The members in the order in which they stand; undefined if the pattern of one is, or its name has something special in it. */
function objectPattern(
  value: object,
  patternOf: (name: string, value: unknown) => string | undefined,
): string | undefined {
  const members: string[] = [];
  for (const [name, inner] of Object.entries(value)) {
    const pattern = patternOf(name, inner);
    if (pattern === undefined || !PLAIN_NAME.test(name)) return undefined;
    members.push(`"${name.replace(SPECIAL, '\\$&')}": ?${pattern}`);
  }
  return `\\{${members.join(', ?')}\\}`;
}

/** The characters of attributes and of URNs. */
const PLAIN_NAME = /^[\w.:/$-]*$/;

const SPECIAL = /[.$/]/g;

function valuePattern(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return SCALAR;
  return Array.isArray(value) ? listPattern(value) : objectPattern(value, (_, inner) => valuePattern(inner));
}

/** Any number of entries of one form, since people are in one group or in several. */
function listPattern(entries: readonly unknown[]): string | undefined {
  const [pattern, ...others] = new Set(entries.map(valuePattern));
  if (entries.length === 0) return '\\[\\]';
  return pattern === undefined || others.length > 0 ? undefined : `\\[(?:${pattern}(?:, ?${pattern})*)?\\]`;
}
