import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `azuread_application_from_template` (`internal/services/applications/application_from_template_resource.go`). */
export const azureadApplicationFromTemplate: SchemaFacts = {
  attributes: {
    application_id: 'string computed',
    application_object_id: 'string computed',
    display_name: 'string required',
    id: 'string optional computed',
    service_principal_id: 'string computed',
    service_principal_object_id: 'string computed',
    template_id: 'string required',
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
  replaces: ['template_id'],
};
