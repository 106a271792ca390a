import { type IdentityProviderKind, type IdentityProviderSettings } from '../../access/access-model.js';
import { environmentNamed } from '../../access/entra-environment-name.js';
import { expectedDomain, expectedOrg, oktaAddressFault } from '../../access/okta-address-fault.js';
import { DEFAULT_OKTA_DOMAIN, OKTA_DOMAIN, OKTA_ORG_NAME, type OktaSettings } from '../../access/okta-settings.js';
import { ENTRA_DOMAIN, ENTRA_ENVIRONMENTS, ENTRA_ID, type EntraSettings } from '../../access/entra-settings.js';
import { ONELOGIN_REGIONS, ONELOGIN_SUBDOMAIN, type OneLoginSettings } from '../../access/onelogin-settings.js';
import { quoted } from '../../text/quoted.js';
import { CliError } from '../cli-error.js';
import { type CliIo } from '../cli-io.js';

/** Where the organisation is. Each provider has its own defaults, from the environment. */
export interface AddressFlags {
  /** Okta's. */
  readonly org?: string;
  readonly domain?: string;
  /** Entra's. */
  readonly tenant?: string;
  readonly environment?: string;
  /** OneLogin's. */
  readonly subdomain?: string;
  readonly region?: string;
}

type Environment = CliIo['environment'];

/**
 * What an access file says of the identity provider, by the flags and the environment. A provider is one row.
 *
 * @throws CliError if they do not name an organisation
 */
export const PROVIDER_SETTINGS: Readonly<
  Record<IdentityProviderKind, (flags: AddressFlags, environment: Environment) => IdentityProviderSettings>
> = {
  okta: oktaSettings,
  entra: entraSettings,
  onelogin: oneLoginSettings,
};

function oktaSettings({ org, domain }: AddressFlags, environment: Environment): OktaSettings {
  const name = org ?? environment.OKTA_ORG_NAME ?? '';
  if (!OKTA_ORG_NAME.test(name)) {
    throw new CliError(`Name the Okta organisation with --org (or OKTA_ORG_NAME); expected ${expectedOrg(name)}.`);
  }
  const host = domain ?? environment.OKTA_BASE_URL ?? DEFAULT_OKTA_DOMAIN;
  if (!OKTA_DOMAIN.test(host)) {
    throw new CliError(`--domain (or OKTA_BASE_URL) is ${quoted(host)}; expected ${expectedDomain(host)}.`);
  }
  const fault = oktaAddressFault({ org: name, domain: host });
  if (fault !== undefined) {
    throw new CliError(`--${fault.key} is ${quoted(fault.key === 'org' ? name : host)}; expected ${fault.expected}.`);
  }
  return { kind: 'okta', org: name, domain: host };
}

/** The provider azuread reads the same variables. A value that says nothing else than its default need not be set. */
function entraSettings({ tenant, environment: cloud }: AddressFlags, environment: Environment): EntraSettings {
  const name = (tenant ?? environment.ARM_TENANT_ID ?? '').trim();
  if (!ENTRA_ID.test(name) && !ENTRA_DOMAIN.test(name)) {
    throw new CliError(
      `Name the tenant with --tenant (or ARM_TENANT_ID); expected its id, or a verified domain of it such as acme.onmicrosoft.com${name === '' ? '' : `, got ${quoted(name)}`}.`,
    );
  }
  const asked = (cloud ?? environment.ARM_ENVIRONMENT ?? '').trim() || 'global';
  const known = environmentNamed(asked);
  if (known === undefined) {
    throw new CliError(
      `--environment (or ARM_ENVIRONMENT) is ${quoted(asked)}; expected one of ${ENTRA_ENVIRONMENTS.join(', ')}.`,
    );
  }
  return { kind: 'entra', tenant: name, environment: known };
}

/** The provider onelogin reads the address of the API from the environment, and no subdomain. */
function oneLoginSettings({ subdomain = '', region: asked = 'us' }: AddressFlags): OneLoginSettings {
  if (!ONELOGIN_SUBDOMAIN.test(subdomain)) {
    throw new CliError(
      `Name OneLogin's subdomain with --subdomain, such as acme for https://acme.onelogin.com${subdomain === '' ? '' : `, got ${quoted(subdomain)}`}.`,
    );
  }
  const region = ONELOGIN_REGIONS.find((one) => one === asked);
  if (region === undefined) {
    throw new CliError(`--region is ${quoted(asked)}; expected one of ${ONELOGIN_REGIONS.join(', ')}.`);
  }
  return { kind: 'onelogin', subdomain, region };
}
