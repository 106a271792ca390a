import { type EntraEnvironment, type EntraSettings } from '../../../access/entra-settings.js';
import { ENTRA_CLOUDS } from '../connection/entra-clouds.js';

/** The Microsoft Entra admin center of each cloud (learn.microsoft.com, "Microsoft Entra FAQ": the addresses that a firewall lets through). */
const ADMIN_CENTERS: Readonly<Record<EntraEnvironment, string>> = {
  global: 'https://entra.microsoft.com',
  usgovernmentl4: 'https://entra.microsoft.us',
  usgovernmentl5: 'https://entra.microsoft.us',
  china: 'https://entra.microsoftonline.cn',
};

/**
 * The page of an enterprise application in the admin center. The form is the one that the admin center shows in its own address, which Microsoft does
 * not document.
 *
 * @param servicePrincipal - its object id, also as a reference
 * @param clientId - the application's, also as a reference
 */
export function applicationLink(
  { environment }: Pick<EntraSettings, 'environment'>,
  servicePrincipal: string,
  clientId: string,
): string {
  const page = '#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview';
  return `${ADMIN_CENTERS[environment]}/${page}/objectId/${servicePrincipal}/appId/${clientId}`;
}

/**
 * Where Entra publishes the SAML metadata of an application (learn.microsoft.com, "Federation metadata": federation metadata endpoints, with the
 * application's own signing keys by `appid`).
 */
export function federationMetadataLink(
  { tenant, environment }: Pick<EntraSettings, 'tenant' | 'environment'>,
  clientId: string,
): string {
  return `${ENTRA_CLOUDS[environment].login}/${tenant}/federationmetadata/2007-06/federationmetadata.xml?appid=${clientId}`;
}
