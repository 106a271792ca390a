import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Data source `azuread_application` (`internal/services/applications/application_data_source.go`). */
export const dataAzureadApplication: SchemaFacts = {
  attributes: {
    api: 'list(object({known_client_applications=list(string), mapped_claims_enabled=bool, oauth2_permission_scopes=list(object({admin_consent_description=string, admin_consent_display_name=string, enabled=bool, id=string, type=string, user_consent_description=string, user_consent_display_name=string, value=string})), requested_access_token_version=number})) computed',
    app_role_ids: 'map(string) computed',
    app_roles:
      'list(object({allowed_member_types=list(string), description=string, display_name=string, enabled=bool, id=string, value=string})) computed',
    client_id: 'string optional computed',
    description: 'string computed',
    device_only_auth_enabled: 'bool computed',
    disabled_by_microsoft: 'string computed',
    display_name: 'string optional computed',
    fallback_public_client_enabled: 'bool computed',
    feature_tags: 'list(object({custom_single_sign_on=bool, enterprise=bool, gallery=bool, hide=bool})) computed',
    group_membership_claims: 'list(string) computed',
    id: 'string optional computed',
    identifier_uri: 'string optional computed',
    identifier_uris: 'list(string) computed',
    logo_url: 'string computed',
    marketing_url: 'string computed',
    notes: 'string computed',
    oauth2_permission_scope_ids: 'map(string) computed',
    oauth2_post_response_required: 'bool computed',
    object_id: 'string optional computed',
    optional_claims:
      'list(object({access_token=list(object({additional_properties=list(string), essential=bool, name=string, source=string})), id_token=list(object({additional_properties=list(string), essential=bool, name=string, source=string})), saml2_token=list(object({additional_properties=list(string), essential=bool, name=string, source=string}))})) computed',
    owners: 'list(string) computed',
    privacy_statement_url: 'string computed',
    public_client: 'list(object({redirect_uris=list(string)})) computed',
    publisher_domain: 'string computed',
    required_resource_access:
      'list(object({resource_access=list(object({id=string, type=string})), resource_app_id=string})) computed',
    service_management_reference: 'string computed',
    sign_in_audience: 'string computed',
    single_page_application: 'list(object({redirect_uris=list(string)})) computed',
    support_url: 'string computed',
    tags: 'set(string) computed',
    terms_of_service_url: 'string computed',
    web: 'list(object({homepage_url=string, implicit_grant=list(object({access_token_issuance_enabled=bool, id_token_issuance_enabled=bool})), logout_url=string, redirect_uris=list(string)})) computed',
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
