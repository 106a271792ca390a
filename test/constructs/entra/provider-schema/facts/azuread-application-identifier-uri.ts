import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `azuread_application_identifier_uri` (`internal/services/applications/application_identifier_uri_resource.go`). */
export const azureadApplicationIdentifierUri: SchemaFacts = {
  attributes: {
    application_id: 'string required',
    id: 'string optional computed',
    identifier_uri: 'string required',
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
  replaces: ['application_id', 'identifier_uri'],
};
