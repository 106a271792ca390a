/**
 * What the role is mapped from: the value of the person's one app role (Microsoft, "Customize user provisioning attribute-mappings",
 * section "Provisioning a role to a SCIM app").
 */
export const ROLE_EXPRESSION = 'SingleAppRoleAssignment([appRoleAssignments])';
