import { environmentNamed } from '../../../access/entra-environment-name.js';
import { ENTRA_ID, type EntraSettings } from '../../../access/entra-settings.js';
import { quoted } from '../../../text/quoted.js';
import { ENTRA_CLOUDS } from './entra-clouds.js';
import { EntraReadError } from './entra-read-error.js';

/** A host that tells a cloud's addresses. */
export interface MetadataHost {
  /** With its port if there is one. It is asked over https. */
  readonly host: string;
  /** The certificates of those who may vouch for whom is asked, as PEM. Default: those that Node brings along. */
  readonly certificates?: string | undefined;
}

/** Where a tenant is, by the access file alone: the address at which it issues tokens. */
export function entraLocation({ tenant, environment }: EntraSettings): string {
  return `${ENTRA_CLOUDS[environment].login}/${tenant}`;
}

/** The variable that names a host which tells a cloud's addresses, as the provider takes it. */
const METADATA_HOST = 'ARM_METADATA_HOSTNAME';

/**
 * The host that tells the cloud's addresses, where the environment names one; undefined where the cloud is one of Microsoft's.
 *
 * @throws EntraReadError `ENTRA_SETTINGS` if it is not the name of a host
 */
export function metadataHost(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const host = environment[METADATA_HOST]?.trim() ?? '';
  if (host === '') return undefined;
  if (/^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?$/.test(host) && URL.canParse(`https://${host}`)) return host;
  throw new EntraReadError('ENTRA_SETTINGS', {
    problem: `The environment variable ${METADATA_HOST} is ${quoted(host)}, which is not the name of a host.`,
    remedy:
      'It takes a host, with its port if there is one, such as 127.0.0.1:8443. It is asked over https. Or unset it.',
  });
}

/**
 * The tenant of `ARM_TENANT_ID` where only Entra can say whether it is the access file's: one of the two is a domain. Undefined where
 * the variable is not set, or has the same text.
 *
 * @throws EntraReadError `ENTRA_SETTINGS` if the environment names another tenant, or another cloud, than the access file
 */
export function tenantToCompare(
  settings: EntraSettings,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const cloud = environment.ARM_ENVIRONMENT?.trim() ?? '';
  if (cloud !== '' && metadataHost(environment) === undefined && environmentNamed(cloud) !== settings.environment) {
    throw disagreement('ARM_ENVIRONMENT', cloud, 'entra.environment', settings.environment);
  }
  const tenant = environment.ARM_TENANT_ID?.trim() ?? '';
  if (tenant === '' || tenant.toLowerCase() === settings.tenant.toLowerCase()) return undefined;
  if (ENTRA_ID.test(tenant) && ENTRA_ID.test(settings.tenant)) throw otherTenant(tenant, settings.tenant);
  return tenant;
}

/** `ARM_TENANT_ID` names another tenant than the access file. */
export function otherTenant(inEnvironment: string, inFile: string): EntraReadError {
  return disagreement('ARM_TENANT_ID', inEnvironment, 'entra.tenant', inFile);
}

function disagreement(variable: string, value: string, key: string, declared: string): EntraReadError {
  return new EntraReadError('ENTRA_SETTINGS', {
    problem: `The environment variable ${variable} is ${quoted(value)}, but the access file has ${key}: ${quoted(declared)}.`,
    remedy: `Terraform and klaviyo-access must ask the same one. Correct one of the two, or unset ${variable}.`,
  });
}
