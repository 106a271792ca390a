import { type EntraUserName } from '../../../access/entra-settings.js';

/**
 * What the role is mapped from: the value of the person's one app role (Microsoft, "Customize user provisioning attribute-mappings",
 * section "Provisioning a role to a SCIM app").
 */
export const ROLE_EXPRESSION = 'SingleAppRoleAssignment([appRoleAssignments])';

/** The attribute of Entra's people that a new application maps to `userName` (same page). */
export const MAPPED_USER_NAME: EntraUserName = 'userPrincipalName';
