import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `okta_app_user_schema_property` (`resource_okta_app_user_custom_schema_property.go`, `user_schema_property.go`). */
export const oktaAppUserSchemaProperty: SchemaFacts = {
  attributes: {
    app_id: 'string required',
    array_enum: 'list(string) optional',
    array_type: 'string optional',
    description: 'string optional',
    enum: 'list(string) optional',
    external_name: 'string optional',
    external_namespace: 'string optional',
    id: 'string optional computed',
    index: 'string required',
    master: 'string optional',
    max_length: 'number optional',
    min_length: 'number optional',
    permissions: 'string optional',
    required: 'bool optional',
    scope: 'string optional',
    title: 'string required',
    type: 'string required',
    union: 'bool optional',
    unique: 'string optional',
    user_type: 'string optional',
  },
  blocks: {
    array_one_of: {
      nesting: 'list',
      attributes: {
        const: 'string required',
        title: 'string required',
      },
    },
    one_of: {
      nesting: 'list',
      attributes: {
        const: 'string required',
        title: 'string required',
      },
    },
  },
  values: {
    type: ['string', 'boolean', 'number', 'integer', 'array', 'object'],
    permissions: ['READ_WRITE', 'READ_ONLY', 'HIDE'],
    scope: ['SELF', 'NONE'],
    master: ['PROFILE_MASTER', 'OKTA'],
    unique: ['UNIQUE_VALIDATED', 'NOT_UNIQUE'],
  },
  replaces: ['array_type', 'external_name', 'external_namespace', 'index', 'scope', 'type', 'unique'],
  conflicts: [
    ['union', 'enum'],
    ['enum', 'array_type'],
    ['one_of', 'array_type'],
    ['unique', 'one_of'],
    ['unique', 'enum'],
  ],
};
