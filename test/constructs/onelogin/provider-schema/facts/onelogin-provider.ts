import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Configuration of the provider (`onelogin/provider.go`). */
export const oneloginProvider: SchemaFacts = {
  attributes: {
    client_id: 'string optional',
    client_secret: 'string optional',
    timeout: 'number optional',
    url: 'string optional',
  },
};
