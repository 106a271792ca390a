import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `okta_app_connection` (`resource_okta_app_connection.go`). */
export const oktaAppConnection: SchemaFacts = {
  attributes: {
    action: 'string required',
    base_url: 'string required',
    id: 'string required',
    status: 'string computed',
  },
  blocks: {
    profile: {
      nesting: 'single',
      attributes: {
        auth_scheme: 'string required',
        client_id: 'string optional',
        token: 'string optional sensitive',
      },
      blocks: {
        settings: {
          nesting: 'single',
          attributes: {
            admin_password: 'string optional sensitive',
            admin_username: 'string optional',
          },
        },
        signing: {
          nesting: 'single',
          attributes: {
            rotation_mode: 'string optional',
          },
          values: { rotation_mode: ['AUTO', 'MANUAL'] },
        },
      },
      values: { auth_scheme: ['TOKEN', 'OAUTH2'] },
    },
  },
  values: { action: ['activate', 'deactivate'] },
};
