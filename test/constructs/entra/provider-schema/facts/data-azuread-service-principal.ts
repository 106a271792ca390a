import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Data source `azuread_service_principal` (`internal/services/serviceprincipals/service_principal_data_source.go`). */
export const dataAzureadServicePrincipal: SchemaFacts = {
  attributes: {
    account_enabled: 'bool computed',
    alternative_names: 'list(string) computed',
    app_role_assignment_required: 'bool computed',
    app_role_ids: 'map(string) computed',
    app_roles:
      'list(object({allowed_member_types=list(string), description=string, display_name=string, enabled=bool, id=string, value=string})) computed',
    application_tenant_id: 'string computed',
    client_id: 'string optional computed',
    description: 'string computed',
    display_name: 'string optional computed',
    feature_tags: 'list(object({custom_single_sign_on=bool, enterprise=bool, gallery=bool, hide=bool})) computed',
    features:
      'list(object({custom_single_sign_on_app=bool, enterprise_application=bool, gallery_application=bool, visible_to_users=bool})) computed',
    homepage_url: 'string computed',
    id: 'string optional computed',
    login_url: 'string computed',
    logout_url: 'string computed',
    notes: 'string computed',
    notification_email_addresses: 'list(string) computed',
    oauth2_permission_scope_ids: 'map(string) computed',
    oauth2_permission_scopes:
      'list(object({admin_consent_description=string, admin_consent_display_name=string, enabled=bool, id=string, type=string, user_consent_description=string, user_consent_display_name=string, value=string})) computed',
    object_id: 'string optional computed',
    preferred_single_sign_on_mode: 'string computed',
    redirect_uris: 'list(string) computed',
    saml_metadata_url: 'string computed',
    saml_single_sign_on: 'list(object({relay_state=string})) computed',
    service_principal_names: 'list(string) computed',
    sign_in_audience: 'string computed',
    tags: 'list(string) computed',
    type: 'string computed',
  },
  blocks: {
    timeouts: {
      nesting: 'single',
      attributes: {
        read: 'string optional',
      },
    },
  },
  conflicts: [
    ['client_id', 'object_id'],
    ['client_id', 'display_name'],
    ['object_id', 'display_name'],
  ],
};
