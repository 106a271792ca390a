import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `onelogin_user_mappings` (`onelogin/resource_onelogin_user_mappings.go`). */
export const oneloginUserMappings: SchemaFacts = {
  attributes: {
    enabled: 'bool optional',
    id: 'string optional computed',
    match: 'string required',
    name: 'string required',
    position: 'number optional computed',
  },
  blocks: {
    actions: {
      nesting: 'list',
      attributes: {
        action: 'string required',
        value: 'list(string) required',
      },
    },
    conditions: {
      nesting: 'list',
      attributes: {
        operator: 'string required',
        source: 'string required',
        value: 'string required',
      },
    },
  },
  values: { match: ['all', 'any'] },
};
