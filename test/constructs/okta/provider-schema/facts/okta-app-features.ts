import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `okta_app_features` (`resource_okta_app_features.go`). */
export const oktaAppFeatures: SchemaFacts = {
  attributes: {
    app_id: 'string required',
    description: 'string optional',
    id: 'string computed',
    name: 'string required',
    status: 'string optional',
  },
  blocks: {
    capabilities: {
      nesting: 'single',
      attributes: {},
      blocks: {
        create: {
          nesting: 'single',
          attributes: {},
          blocks: {
            lifecycle_create: {
              nesting: 'single',
              attributes: {
                status: 'string optional',
              },
              values: { status: ['DISABLED', 'ENABLED'] },
            },
          },
        },
        import_rules: {
          nesting: 'single',
          attributes: {},
          blocks: {
            user_create_and_match: {
              nesting: 'single',
              attributes: {
                allow_partial_match: 'bool optional',
                auto_activate_new_users: 'bool optional',
                autoconfirm_exact_match: 'bool optional',
                autoconfirm_new_users: 'bool optional',
                autoconfirm_partial_match: 'bool optional',
                exact_match_criteria: 'string optional',
              },
            },
          },
        },
        import_settings: {
          nesting: 'single',
          attributes: {},
          blocks: {
            schedule: {
              nesting: 'single',
              attributes: {
                status: 'string optional',
              },
              blocks: {
                full_import: {
                  nesting: 'single',
                  attributes: {
                    expression: 'string optional',
                    timezone: 'string optional',
                  },
                },
                incremental_import: {
                  nesting: 'single',
                  attributes: {
                    expression: 'string optional',
                    timezone: 'string optional',
                  },
                },
              },
              values: { status: ['DISABLED', 'ENABLED'] },
            },
            username: {
              nesting: 'single',
              attributes: {
                username_expression: 'string optional',
                username_format: 'string optional',
              },
            },
          },
        },
        update: {
          nesting: 'single',
          attributes: {},
          blocks: {
            lifecycle_deactivate: {
              nesting: 'single',
              attributes: {
                status: 'string optional',
              },
              values: { status: ['DISABLED', 'ENABLED'] },
            },
            password: {
              nesting: 'single',
              attributes: {
                change: 'string optional',
                seed: 'string optional',
                status: 'string optional',
              },
              values: {
                status: ['DISABLED', 'ENABLED'],
                seed: ['OKTA', 'RANDOM'],
                change: ['CHANGE', 'KEEP_EXISTING'],
              },
            },
            profile: {
              nesting: 'single',
              attributes: {
                status: 'string optional',
              },
              values: { status: ['DISABLED', 'ENABLED'] },
            },
          },
        },
      },
    },
  },
  values: { name: ['USER_PROVISIONING', 'INBOUND_PROVISIONING'], status: ['DISABLED', 'ENABLED'] },
};
