import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `azuread_application_redirect_uris` (`internal/services/applications/application_redirect_uris_resource.go`). */
export const azureadApplicationRedirectUris: SchemaFacts = {
  attributes: {
    application_id: 'string required',
    id: 'string optional computed',
    redirect_uris: 'set(string) required',
    type: 'string required',
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
  values: { type: ['PublicClient', 'SPA', 'Web'] },
  replaces: ['application_id', 'type'],
};
