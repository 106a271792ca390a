/** The mapping of the role: which target attribute it is written to is decided by a person. */
export const ROLE_EXPRESSION = 'SingleAppRoleAssignment([appRoleAssignments])';

/** The attribute of Klaviyo's guide to Entra for it. */
export const ROLE_TARGET = 'roles[primary eq "True"].value';

export const ENTERPRISE_USER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const CORE_GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** A mapping in short: the target, the expression over the source, and its place among what objects are matched by (0: none). */
export interface ShortMapping {
  readonly target: string;
  readonly expression: string;
  readonly matching?: number;
}

/**
 * The mappings of users that a job of the template `scim` has from the start (learn.microsoft.com, "Tutorial: Develop and plan
 * provisioning for a SCIM endpoint in Microsoft Entra ID", the table of user attributes; many vendors' guides show the same list).
 */
export const USER_MAPPINGS: readonly ShortMapping[] = [
  { target: 'userName', expression: '[userPrincipalName]', matching: 1 },
  { target: 'active', expression: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")' },
  { target: 'displayName', expression: '[displayName]' },
  { target: 'title', expression: '[jobTitle]' },
  { target: 'emails[type eq "work"].value', expression: '[mail]' },
  { target: 'preferredLanguage', expression: '[preferredLanguage]' },
  { target: 'name.givenName', expression: '[givenName]' },
  { target: 'name.familyName', expression: '[surname]' },
  { target: 'name.formatted', expression: 'Join(" ", [givenName], [surname])' },
  { target: 'addresses[type eq "work"].formatted', expression: '[physicalDeliveryOfficeName]' },
  { target: 'addresses[type eq "work"].streetAddress', expression: '[streetAddress]' },
  { target: 'addresses[type eq "work"].locality', expression: '[city]' },
  { target: 'addresses[type eq "work"].region', expression: '[state]' },
  { target: 'addresses[type eq "work"].postalCode', expression: '[postalCode]' },
  { target: 'addresses[type eq "work"].country', expression: '[country]' },
  { target: 'phoneNumbers[type eq "work"].value', expression: '[telephoneNumber]' },
  { target: 'phoneNumbers[type eq "mobile"].value', expression: '[mobile]' },
  { target: 'phoneNumbers[type eq "fax"].value', expression: '[facsimileTelephoneNumber]' },
  { target: 'externalId', expression: '[mailNickname]' },
  { target: `${ENTERPRISE_USER}:employeeNumber`, expression: '[employeeId]' },
  { target: `${ENTERPRISE_USER}:department`, expression: '[department]' },
  { target: `${ENTERPRISE_USER}:manager`, expression: '[manager]' },
];

/** Those of groups (the same page, the table of group attributes). */
export const GROUP_MAPPINGS: readonly ShortMapping[] = [
  { target: 'displayName', expression: '[displayName]', matching: 1 },
  { target: 'externalId', expression: '[objectId]' },
  { target: 'members', expression: '[members]' },
];

/** Target attributes that the template knows besides those that are mapped. */
export const UNMAPPED_TARGETS: readonly string[] = [
  'id',
  'emails[type eq "home"].value',
  'emails[type eq "other"].value',
  'emails[primary eq "True"].value',
  'locale',
  'name.honorificPrefix',
  'name.honorificSuffix',
  'nickName',
  'profileUrl',
  ROLE_TARGET,
  'roles[primary eq "True"].display',
  'roles[primary eq "True"].type',
  'timezone',
  'userType',
  `${ENTERPRISE_USER}:costCenter`,
  `${ENTERPRISE_USER}:division`,
  `${ENTERPRISE_USER}:organization`,
];

/** Source attributes that Entra's directory knows besides those that are mapped. */
export const UNMAPPED_SOURCES: readonly string[] = [
  'accountEnabled',
  'appRoleAssignments',
  'companyName',
  'employeeType',
  ...Array.from({ length: 15 }, (_, index) => `extensionAttribute${String(index + 1)}`),
  'objectId',
  'onPremisesSecurityIdentifier',
  'originalUserPrincipalName',
  'otherMails',
  'proxyAddresses',
  'usageLocation',
  'userType',
];
