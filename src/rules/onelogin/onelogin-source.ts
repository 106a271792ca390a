import { nearestWord } from '../../text/nearest-word.js';
import { OWN_ATTRIBUTES } from '../subject.js';

/*
 * What a mapping of OneLogin can ask of a user: the `source` of a condition. `GET /api/2/mappings/conditions` lists them for an account;
 * the documentation ("List Conditions") shows `member_of` and custom attributes and leaves the rest out. `email`, `department` and `title` stand
 * in the tests that the Terraform provider runs against OneLogin; the others are assumed to be called as in the "User Resource".
 */

/** What OneLogin calls a person's own attributes. Klaviyo's userName is the e-mail address. */
const OWN_NAMES = { userName: 'email', givenName: 'firstname', familyName: 'lastname' } as const;

/** Fields that hold one text. */
const TEXTS = [
  ...['email', 'username', 'firstname', 'lastname', 'title', 'department', 'company'],
  ...['samaccountname', 'userprincipalname'],
] as const;

/**
 * Fields that hold the names of a directory's objects, of which OneLogin advises to compare a part: "it is best practice to use contains rather
 * than equals" (KB0010625, "Mappings").
 */
const DIRECTORY_NAMES: readonly string[] = ['member_of', 'distinguished_name'];

/** A custom user field, by its short name. */
const CUSTOM = /^custom_attribute_\w+$/;

/** The source of a condition for an attribute; undefined if there is none. */
export function oneLoginSource(attribute: string): string | undefined {
  const own = OWN_ATTRIBUTES.find((name) => name === attribute);
  if (own !== undefined) return OWN_NAMES[own];
  return KNOWN.includes(attribute) || CUSTOM.test(attribute) ? attribute : undefined;
}

const KNOWN: readonly string[] = [...TEXTS, ...DIRECTORY_NAMES];

/** The attribute of a condition that a source is: the way back. Undefined for what conditions do not compare, such as `last_login`. */
export function attributeOfSource(source: string): string | undefined {
  if (oneLoginSource(source) !== source) return undefined;
  return OWN_ATTRIBUTES.find((name) => OWN_NAMES[name] === source) ?? source;
}

/** Whether only a part of the text can be compared. */
export function isDirectoryName(source: string): boolean {
  return DIRECTORY_NAMES.includes(source);
}

/** Why a mapping cannot compare an attribute, and what to write instead. */
export interface OneLoginSourceFault {
  readonly problem: string;
  readonly expected: string;
  readonly nearest?: string | undefined;
}

/** What is wrong with the name of an attribute; undefined if OneLogin can have it. Whether a custom field exists is not known here. */
export function oneLoginSourceFault(attribute: string): OneLoginSourceFault | undefined {
  if (oneLoginSource(attribute) !== undefined) return undefined;
  const names = [...OWN_ATTRIBUTES, ...KNOWN];
  const folded = attribute.toLowerCase();
  const other = names.find((name) => name.toLowerCase() === folded);
  if (other !== undefined) {
    return { problem: 'is in another letter case in OneLogin', expected: other, nearest: other };
  }
  return {
    problem: 'is not among the fields that mappings of OneLogin can compare',
    expected: `userName, givenName, familyName, one of ${KNOWN.join(', ')}, or custom_attribute_NAME, where NAME is the short name of a custom user field`,
    nearest: nearestWord(attribute, names),
  };
}
