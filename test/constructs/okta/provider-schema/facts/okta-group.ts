import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `okta_group` (`resource_okta_group.go`). */
export const oktaGroup: SchemaFacts = {
  attributes: {
    custom_profile_attributes: 'string optional',
    description: 'string optional',
    id: 'string optional computed',
    name: 'string required',
    skip_users: 'bool optional',
  },
};

/** Data source `okta_group` (`data_source_okta_group.go`). */
export const dataOktaGroup: SchemaFacts = {
  attributes: {
    delay_read_seconds: 'string optional',
    description: 'string computed',
    id: 'string optional computed',
    include_users: 'bool optional',
    name: 'string optional computed',
    type: 'string optional',
    users: 'set(string) computed',
  },
  conflicts: [
    ['id', 'name'],
    ['id', 'type'],
  ],
};
