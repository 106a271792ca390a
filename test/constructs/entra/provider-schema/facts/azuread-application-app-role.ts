import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `azuread_application_app_role` (`internal/services/applications/application_app_role_resource.go`). */
export const azureadApplicationAppRole: SchemaFacts = {
  attributes: {
    allowed_member_types: 'set(string) required',
    application_id: 'string required',
    description: 'string required',
    display_name: 'string required',
    id: 'string optional computed',
    role_id: 'string required',
    value: 'string optional',
  },
  blocks: {
    timeouts: {
      nesting: 'single',
      attributes: {
        create: 'string optional',
        delete: 'string optional',
        read: 'string optional',
        update: 'string optional',
      },
    },
  },
  replaces: ['application_id', 'role_id'],
};
