import { type SchemaFacts } from '../schema-facts.js';

/** Data source `okta_users` (`data_source_okta_users.go`). What it finds, `users`, is a list of objects. */
export const dataOktaUsers: SchemaFacts = {
  attributes: {
    compound_search_operator: 'string optional',
    delay_read_seconds: 'string optional',
    group_id: 'string optional',
    id: 'string optional computed',
    include_groups: 'bool optional',
    include_roles: 'bool optional',
    users: 'list(object) computed',
  },
  blocks: {
    search: {
      nesting: 'set',
      attributes: {
        comparison: 'string optional',
        expression: 'string optional',
        name: 'string optional',
        value: 'string optional',
      },
    },
  },
  conflicts: [['group_id', 'search']],
};
