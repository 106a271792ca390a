import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `azuread_synchronization_job` (`internal/services/synchronization/synchronization_job_resource.go`). */
export const azureadSynchronizationJob: SchemaFacts = {
  attributes: {
    enabled: 'bool optional',
    id: 'string optional computed',
    schedule: 'list(object({expiration=string, interval=string, state=string})) computed',
    service_principal_id: 'string required',
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
  replaces: ['service_principal_id', 'template_id'],
};
