/*
 * What a rule of Entra can ask of a user. Source: learn.microsoft.com, "Manage rules for dynamic membership groups in Microsoft Entra ID",
 * Supported properties, and Extension properties and custom extension properties.
 */

/** What Entra keeps in a property. Conditions compare texts, and true or false. */
export type EntraPropertyType = 'text' | 'boolean' | 'date' | 'list';

/** Something after `user.` in a rule. */
export interface EntraProperty {
  /** As a rule writes it. Letter case counts. */
  readonly name: string;
  readonly type: EntraPropertyType;
  /**
   * Nobody is without it: Microsoft Graph demands it of every new user ("Create user", "user resource type"). What Entra decides of a
   * comparison with nothing is not documented, and is not asked here.
   */
  readonly isAlwaysThere?: boolean | undefined;
  /** What Microsoft Graph calls it, if that is another name ("user resource type"). */
  readonly graphName?: string | undefined;
  /** The texts that it can have, if there are only these. */
  readonly values?: readonly string[] | undefined;
}

const TEXTS: readonly Omit<EntraProperty, 'type'>[] = [
  { name: 'city' },
  { name: 'companyName' },
  { name: 'country' },
  { name: 'department' },
  { name: 'displayName', isAlwaysThere: true },
  { name: 'employeeId' },
  { name: 'facsimileTelephoneNumber', graphName: 'faxNumber' },
  { name: 'givenName' },
  { name: 'jobTitle' },
  { name: 'mail' },
  { name: 'mailNickName', isAlwaysThere: true, graphName: 'mailNickname' },
  { name: 'mobile', graphName: 'mobilePhone' },
  { name: 'objectId', isAlwaysThere: true, graphName: 'id' },
  { name: 'onPremisesDistinguishedName' },
  { name: 'onPremisesSecurityIdentifier' },
  { name: 'passwordPolicies' },
  { name: 'physicalDeliveryOfficeName', graphName: 'officeLocation' },
  { name: 'postalCode' },
  { name: 'preferredLanguage' },
  { name: 'sipProxyAddress' },
  { name: 'state' },
  { name: 'streetAddress' },
  { name: 'surname' },
  { name: 'telephoneNumber' },
  { name: 'usageLocation' },
  { name: 'userPrincipalName', isAlwaysThere: true },
  { name: 'userType', values: ['Member', 'Guest'] },
];

const EXTENSION_ATTRIBUTES = Array.from({ length: 15 }, (_, index) => ({ name: `extensionAttribute${index + 1}` }));

/** The documented properties of users, by which a group can be filled. */
export const ENTRA_PROPERTIES: readonly EntraProperty[] = [
  ...[...TEXTS, ...EXTENSION_ATTRIBUTES].map((property) => ({ ...property, type: 'text' as const })),
  { name: 'accountEnabled', type: 'boolean', isAlwaysThere: true },
  { name: 'dirSyncEnabled', type: 'boolean', graphName: 'onPremisesSyncEnabled' },
  { name: 'employeeHireDate', type: 'date' },
  ...['assignedPlans', 'memberOf', 'otherMails', 'proxyAddresses'].map((name) => ({ name, type: 'list' as const })),
];

/** The id of the application that made the property, without hyphens, and the name that it gave. */
const CUSTOM_EXTENSION = /^extension_[0-9A-Za-z]{32}_[A-Za-z0-9_]+$/;

/** The property of exactly this name, in a rule or in Graph. Of a custom extension it is not known whether it exists, and is a text. */
export function entraProperty(name: string): EntraProperty | undefined {
  return (
    ENTRA_PROPERTIES.find((property) => property.name === name) ??
    ENTRA_PROPERTIES.find((property) => property.graphName === name) ??
    (CUSTOM_EXTENSION.test(name) ? { name, type: 'text' } : undefined)
  );
}
