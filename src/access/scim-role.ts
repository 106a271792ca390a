/**
 * Where a role stands in a SCIM user: the member `role` of the core schema, in which Okta and OneLogin write it (Klaviyo,
 * "How to set up SCIM with Okta"; RFC 7643, section 4.1). The identity provider's attribute has the same name.
 */
export const SCIM_ROLE = { name: 'role', namespace: 'urn:ietf:params:scim:schemas:core:2.0:User' } as const;
