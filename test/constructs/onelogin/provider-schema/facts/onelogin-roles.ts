import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `onelogin_roles` (`onelogin/resource_onelogin_roles.go`). */
export const oneloginRoles: SchemaFacts = {
  attributes: {
    admins: 'set(number) optional',
    apps: 'set(number) optional',
    id: 'string optional computed',
    name: 'string required',
    skip_membership_refresh: 'set(string) optional',
    users: 'set(number) optional',
  },
};
