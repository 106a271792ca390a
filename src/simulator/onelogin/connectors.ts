import { type Connector } from './world.js';

/** SAML, as an authentication method (developers.onelogin.com, "List Connectors"). */
export const SAML = 2;

/** The icon of every app. Nothing reads it. */
export const ICON = 'https://example.com/icon.png';

/**
 * The connectors that there are unless a seed names others: the two of Klaviyo's guides, and one of the documentation's examples. Their numbers,
 * and the parameters and configuration keys that they have from the beginning, are not documented: these are invented.
 */
export const DEFAULT_CONNECTORS: readonly Connector[] = [
  {
    id: 900001,
    name: 'SCIM Provisioner with SAML (SCIM v2 Core)',
    allowsNewParameters: true,
    parameters: { scimusername: 'SCIM Username' },
    configurationKeys: ['audience', 'consumer_url', 'login'],
  },
  {
    id: 900002,
    name: 'Klaviyo',
    allowsNewParameters: true,
    parameters: { scimusername: 'SCIM Username', role: 'Role' },
    configurationKeys: [],
  },
  {
    id: 114099,
    name: 'Amazon Connect',
    allowsNewParameters: false,
    parameters: { saml_username: 'Amazon Username' },
    configurationKeys: [],
  },
];
