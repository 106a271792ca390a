import { ONELOGIN_APP_KINDS, ONELOGIN_REGIONS } from '../../access/onelogin-settings.js';
import { type ProviderProject } from './provider-project.js';

/** A new project with OneLogin. */
export const ONELOGIN_PROJECT: ProviderProject = {
  address: [
    {
      name: 'subdomain',
      asks: 'subdomain of OneLogin, such as acme for https://acme.onelogin.com',
      takes: 'name',
      standard: () => undefined,
      mayBeLeftOut: true,
      example: 'acme',
    },
    {
      name: 'region',
      asks: "region of OneLogin's API",
      takes: 'region',
      words: () => ONELOGIN_REGIONS,
      standard: () => ONELOGIN_REGIONS[0],
      mayBeLeftOut: true,
    },
  ],
  app: [],
  settings: ({ subdomain, region }) => (region === ONELOGIN_REGIONS[0] ? { subdomain } : { subdomain, region }),
  account: () => ({ app: { kind: ONELOGIN_APP_KINDS[1], connectorId: 0 } }),
  comments: [],
  bindings: 'cdktf',
};
