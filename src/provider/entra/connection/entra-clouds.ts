import { type EntraEnvironment } from '../../../access/entra-settings.js';

/** Where a cloud of Microsoft is asked: origins, without a trailing slash. */
export interface EntraCloud {
  /** Where tokens are issued. */
  readonly login: string;
  /** Microsoft Graph, which is also what tokens are asked for. */
  readonly graph: string;
}

/** The clouds' addresses (Microsoft Graph, "National cloud deployments"), those that the azuread provider 3.7.0 asks. */
export const ENTRA_CLOUDS: Readonly<Record<EntraEnvironment, EntraCloud>> = {
  global: { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
  usgovernmentl4: { login: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' },
  usgovernmentl5: { login: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' },
  china: { login: 'https://login.chinacloudapi.cn', graph: 'https://microsoftgraph.chinacloudapi.cn' },
};
