import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `onelogin_saml_apps` (`onelogin/resource_onelogin_saml_apps.go`). */
export const oneloginSamlApps: SchemaFacts = {
  attributes: {
    allow_assumed_signin: 'bool optional',
    auth_method: 'number computed',
    brand_id: 'number optional',
    configuration: 'map(string) optional',
    connector_id: 'number required',
    created_at: 'string computed',
    description: 'string optional',
    icon_url: 'string computed',
    id: 'string optional computed',
    name: 'string required',
    notes: 'string optional',
    policy_id: 'number computed',
    provisioning: 'map(bool) optional computed',
    sso: 'map(string) computed',
    tab_id: 'number computed',
    updated_at: 'string computed',
    visible: 'bool optional',
  },
  blocks: {
    parameters: {
      nesting: 'set',
      attributes: {
        attributes_transformations: 'string optional computed',
        default_values: 'list(string) optional computed',
        include_in_saml_assertion: 'bool optional computed',
        label: 'string optional computed',
        param_id: 'number computed',
        param_key_name: 'string required',
        provisioned_entitlements: 'bool optional computed',
        safe_entitlements_enabled: 'bool optional computed',
        skip_if_blank: 'bool optional computed',
        user_attribute_macros: 'string optional computed',
        user_attribute_mappings: 'string optional computed',
        values: 'list(string) optional computed',
      },
    },
  },
};
