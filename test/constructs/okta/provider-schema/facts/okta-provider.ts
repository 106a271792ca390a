import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Configuration of the provider (`okta/provider/provider.go`). */
export const oktaProvider: SchemaFacts = {
  attributes: {
    access_token: 'string optional',
    api_token: 'string optional',
    backoff: 'bool optional',
    base_url: 'string optional',
    client_id: 'string optional',
    http_proxy: 'string optional',
    log_level: 'number optional',
    max_api_capacity: 'number optional',
    max_retries: 'number optional',
    max_wait_seconds: 'number optional',
    min_wait_seconds: 'number optional',
    org_name: 'string optional',
    parallelism: 'number optional',
    private_key: 'string optional',
    private_key_id: 'string optional',
    request_timeout: 'number optional',
    scopes: 'set(string) optional',
  },
};
