import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `okta_app_group_assignments` (`resource_okta_app_group_assignments.go`). */
export const oktaAppGroupAssignments: SchemaFacts = {
  attributes: {
    app_id: 'string required',
    id: 'string optional computed',
  },
  blocks: {
    group: {
      nesting: 'list',
      attributes: {
        id: 'string required',
        priority: 'number optional',
        profile: 'string optional',
      },
    },
    timeouts: {
      nesting: 'single',
      attributes: {
        create: 'string optional',
        read: 'string optional',
        update: 'string optional',
      },
    },
  },
  replaces: ['app_id'],
};
