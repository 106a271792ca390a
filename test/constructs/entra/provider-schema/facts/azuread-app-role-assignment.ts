import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `azuread_app_role_assignment` (`internal/services/approleassignments/app_role_assignment_resource.go`). */
export const azureadAppRoleAssignment: SchemaFacts = {
  attributes: {
    app_role_id: 'string required',
    id: 'string optional computed',
    principal_display_name: 'string computed',
    principal_object_id: 'string required',
    principal_type: 'string computed',
    resource_display_name: 'string computed',
    resource_object_id: 'string required',
  },
  blocks: {
    timeouts: {
      nesting: 'single',
      attributes: {
        create: 'string optional',
        delete: 'string optional',
        read: 'string optional',
      },
    },
  },
  replaces: ['app_role_id', 'principal_object_id', 'resource_object_id'],
};
