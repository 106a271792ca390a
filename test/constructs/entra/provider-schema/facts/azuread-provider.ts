import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Configuration of the provider (`internal/provider/provider.go`). */
export const azureadProvider: SchemaFacts = {
  attributes: {
    ado_pipeline_service_connection_id: 'string optional',
    client_certificate: 'string optional',
    client_certificate_password: 'string optional',
    client_certificate_path: 'string optional',
    client_id: 'string optional',
    client_id_file_path: 'string optional',
    client_secret: 'string optional',
    client_secret_file_path: 'string optional',
    disable_terraform_partner_id: 'bool optional',
    environment: 'string optional',
    metadata_host: 'string optional',
    msi_endpoint: 'string optional',
    oidc_request_token: 'string optional',
    oidc_request_url: 'string optional',
    oidc_token: 'string optional',
    oidc_token_file_path: 'string optional',
    partner_id: 'string optional',
    tenant_id: 'string optional',
    use_aks_workload_identity: 'bool optional',
    use_cli: 'bool optional',
    use_msi: 'bool optional',
    use_oidc: 'bool optional',
  },
};
