import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `okta_group_memberships` (`resource_okta_group_memberships.go`). */
export const oktaGroupMemberships: SchemaFacts = {
  attributes: {
    group_id: 'string required',
    id: 'string optional computed',
    track_all_users: 'bool optional',
    users: 'set(string) required',
  },
  replaces: ['group_id'],
};
