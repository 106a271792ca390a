import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `azuread_synchronization_secret` (`internal/services/synchronization/synchronization_secret_resource.go`). */
export const azureadSynchronizationSecret: SchemaFacts = {
  attributes: {
    id: 'string optional computed',
    service_principal_id: 'string required',
  },
  blocks: {
    credential: {
      nesting: 'list',
      attributes: {
        key: 'string required',
        value: 'string required sensitive',
      },
    },
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
  replaces: ['service_principal_id'],
};
