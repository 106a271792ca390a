import { type EntraUser } from '../world.js';
import { object, objects, texts } from '../json-value.js';

/** Where a property of a rule is found on a user as Graph shows them. */
type Find = (user: EntraUser) => unknown;

const named =
  (name: string): Find =>
  ({ properties }) =>
    properties[name] ?? null;

/** Properties whose name in a rule is their name in Graph. */
const SAME = [
  ...['accountEnabled', 'city', 'companyName', 'country', 'department', 'displayName', 'employeeId', 'employeeType'],
  ...['givenName', 'jobTitle', 'mail', 'mailNickname', 'onPremisesDistinguishedName', 'onPremisesSecurityIdentifier'],
  ...['passwordPolicies', 'postalCode', 'preferredLanguage', 'state', 'streetAddress', 'surname', 'usageLocation'],
  ...['userPrincipalName', 'userType'],
] as const;

const EXTENSION_ATTRIBUTES = Array.from({ length: 15 }, (_, index) => `extensionAttribute${String(index + 1)}`);

const SINGLE: readonly (readonly [name: string, find: Find])[] = [
  ...SAME.map((name) => [`user.${name}`, named(name)] as const),
  ['user.objectId', ({ id }) => id],
  ['user.mobile', named('mobilePhone')],
  ['user.telephoneNumber', ({ properties }) => texts(properties.businessPhones)[0] ?? null],
  ['user.physicalDeliveryOfficeName', named('officeLocation')],
  ['user.facsimileTelephoneNumber', named('faxNumber')],
  ['user.dirSyncEnabled', named('onPremisesSyncEnabled')],
  ...EXTENSION_ATTRIBUTES.map((name): readonly [string, Find] => [
    `user.${name}`,
    ({ properties }) => object(properties.onPremisesExtensionAttributes)[name] ?? null,
  ]),
];

const COLLECTIONS: readonly (readonly [name: string, find: Find])[] = [
  ['user.otherMails', ({ properties }) => texts(properties.otherMails)],
  ['user.proxyAddresses', ({ properties }) => texts(properties.proxyAddresses)],
  ['user.assignedPlans', ({ properties }) => objects(properties.assignedPlans)],
  // The ids of the groups that somebody is in; the world knows them.
  ['user.memberOf', () => []],
];

/** What stands for an item inside of `-any` and `-all`. */
const ITEMS = [
  '_',
  'group.objectId',
  ...['capabilityStatus', 'service', 'servicePlanId'].map((name) => `assignedPlan.${name}`),
];

/**
 * The properties that a rule for users may ask for, by their names in lower case (learn.microsoft.com, "Manage rules for dynamic
 * membership groups in Microsoft Entra ID", "Supported properties").
 */
export const PROPERTIES: ReadonlyMap<string, Find> = new Map([
  ...[...SINGLE, ...COLLECTIONS].map(([name, find]) => [name.toLowerCase(), find] as const),
  ...ITEMS.map((name) => [name.toLowerCase(), () => null] as const),
]);

/** Whether a property holds several values. */
export function isCollection(property: string): boolean {
  return COLLECTIONS.some(([name]) => name.toLowerCase() === property);
}

/** What a user has for a property; null where they have nothing. */
export function propertyOf(user: EntraUser, property: string): unknown {
  const known = PROPERTIES.get(property);
  if (known !== undefined) return known(user);
  // An extension: its name in Graph has the same letters.
  const name = Object.keys(user.properties).find((own) => `user.${own.toLowerCase()}` === property);
  return name === undefined ? null : user.properties[name];
}
