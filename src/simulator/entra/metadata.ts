/**
 * `GET /metadata/endpoints?api-version=2022-09-01`: how a client of a cloud learns its addresses. The members are those that the
 * azuread provider 3.7.0 reads (a run of it); Azure's own answer has more.
 */
export function cloudMetadata(origin: string, tenantId: string): object {
  return {
    name: 'Simulated',
    portal: origin,
    authentication: {
      loginEndpoint: origin,
      audiences: [origin],
      tenant: tenantId,
      identityProvider: 'AAD',
    },
    resourceManager: origin,
    graph: origin,
    microsoftGraphResourceId: origin,
    suffixes: {},
  };
}

/**
 * `GET /{tenant}/v2.0/.well-known/openid-configuration`: by which a tenant's id is learned from its domain (learn.microsoft.com, "OpenID
 * Connect on the Microsoft identity platform"). The members that tell addresses of a person's sign-in are left out: there is none here.
 */
export function tenantConfiguration(origin: string, tenantId: string): object {
  return {
    token_endpoint: `${origin}/${tenantId}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    issuer: `${origin}/${tenantId}/v2.0`,
    tenant_region_scope: 'EU',
    cloud_instance_name: new URL(origin).host,
    msgraph_host: new URL(origin).host,
  };
}
