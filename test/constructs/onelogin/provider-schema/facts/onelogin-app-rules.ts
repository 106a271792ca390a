import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `onelogin_app_rules` (`onelogin/resource_onelogin_app_rules.go`). */
export const oneloginAppRules: SchemaFacts = {
  attributes: {
    app_id: 'string required',
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
        expression: 'string optional',
        macro: 'string optional',
        scriplet: 'string optional',
        value: 'set(string) required',
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
