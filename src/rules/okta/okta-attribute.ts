import { OWN_ATTRIBUTES } from '../subject.js';

/**
 * The base attributes of Okta's user profile, which every organization has; all of them are texts (Okta's API reference, User
 * profile). Others are custom, and their types are not known here.
 */
const BASE_ATTRIBUTES = [
  ...['login', 'email', 'secondEmail', 'firstName', 'lastName', 'middleName', 'honorificPrefix', 'honorificSuffix'],
  ...[
    'title',
    'displayName',
    'nickName',
    'profileUrl',
    'primaryPhone',
    'mobilePhone',
    'streetAddress',
    'city',
    'state',
  ],
  ...[
    'zipCode',
    'countryCode',
    'postalAddress',
    'preferredLanguage',
    'locale',
    'timezone',
    'userType',
    'employeeNumber',
  ],
  ...['costCenter', 'organization', 'division', 'department', 'managerId', 'manager'],
] as const;

/**
 * Words that no attribute of a profile can have as its name, in lower case (help.okta.com, "Profile types"). `status` is a user's state, which
 * group rules cannot compare.
 */
const RESERVED = new Set([
  ...['id', 'profile', 'status', 'transitioningtostatus', 'created', 'activated', 'statuschanged', 'lastlogin'],
  ...['lastupdated', 'passwordchanged', 'type', 'realm', 'realmid', 'password', 'credentials', '_links', '_embedded'],
  ...['class', 'classloader'],
]);

/**
 * What Okta calls a person's own attributes. The userName is the e-mail address, as the app's template `${source.email}` makes it.
 */
const OWN_NAMES = { userName: 'email', givenName: 'firstName', familyName: 'lastName' } as const;

/** What may follow `user.` in an expression. */
const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The variable by which an expression reads an attribute of a condition, such as `user.department`. */
export function oktaVariable(attribute: string): string {
  const own = OWN_ATTRIBUTES.find((name) => name === attribute);
  return `user.${own === undefined ? attribute : OWN_NAMES[own]}`;
}

/** The attribute of a condition that a variable is, without its `user.`: the way back. */
export function attributeOfVariable(name: string): string {
  return OWN_ATTRIBUTES.find((own) => OWN_NAMES[own] === name) ?? name;
}

/** Why an expression cannot read an attribute, and what to write instead. */
export interface OktaAttributeFault {
  readonly problem: string;
  readonly expected: string;
  readonly nearest?: string | undefined;
}

/**
 * What is wrong with the name of an attribute; undefined if Okta can have it. Okta warns of names that differ in letter case alone
 * ("Profile types"), so a base attribute in another letter case is a slip, and not an attribute of its own.
 */
export function oktaAttributeFault(attribute: string): OktaAttributeFault | undefined {
  if (!VARIABLE_NAME.test(attribute)) {
    return {
      problem: 'is not a variable name of Okta',
      expected: "a name of letters without accents, digits and _, as Okta's Profile Editor shows it as Variable name",
    };
  }
  const folded = attribute.toLowerCase();
  const base = [...OWN_ATTRIBUTES, ...BASE_ATTRIBUTES].find((name) => name.toLowerCase() === folded);
  if (base !== undefined && base !== attribute) {
    return { problem: 'is in another letter case in Okta', expected: base, nearest: base };
  }
  return RESERVED.has(folded)
    ? {
        problem: 'is a word that Okta reserves and that no attribute of a profile has as its name',
        expected: 'an attribute of the profile',
      }
    : undefined;
}
