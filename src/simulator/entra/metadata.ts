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
