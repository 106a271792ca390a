import { type EntraUserName } from '../../../access/entra-settings.js';

/**
 * The target attributes that Klaviyo supports from Entra, besides the role's (Klaviyo, "How to set up SCIM user provisioning", section
 * Azure, April 2026). Mappings to others are to be deleted.
 */
export const KLAVIYO_TARGETS: readonly string[] = [
  'userName',
  'active',
  'emails[type eq "work"].value',
  'emails[primary eq "True"].value',
  'name.givenName',
  'name.familyName',
];

/**
 * What the role is mapped from: the value of the person's one app role (Microsoft, "Customize user provisioning attribute-mappings",
 * section "Provisioning a role to a SCIM app").
 */
export const ROLE_EXPRESSION = 'SingleAppRoleAssignment([appRoleAssignments])';

/** The attribute of Entra's people that a new application maps to `userName` (same page). */
export const MAPPED_USER_NAME: EntraUserName = 'userPrincipalName';
