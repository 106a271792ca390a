import { PROVIDER_SETTINGS, type AddressFlags } from '../../../src/cli/adopt/provider-settings.js';

type Environment = Readonly<Record<string, string>>;

describe('the settings of an identity provider by flags and environment', () => {
  test.each<[string, keyof typeof PROVIDER_SETTINGS, AddressFlags, Environment, object]>([
    [
      'the organisation by a flag',
      'okta',
      { org: 'acme' },
      { OKTA_ORG_NAME: 'other' },
      { org: 'acme', domain: 'okta.com' },
    ],
    [
      'all of Okta by the environment',
      'okta',
      {},
      { OKTA_ORG_NAME: 'acme', OKTA_BASE_URL: 'oktapreview.com' },
      { org: 'acme', domain: 'oktapreview.com' },
    ],
    [
      'the domain by a flag',
      'okta',
      { org: 'acme', domain: 'okta-emea.com' },
      { OKTA_BASE_URL: 'oktapreview.com' },
      { domain: 'okta-emea.com' },
    ],
    [
      'the tenant by a flag, the cloud by its default',
      'entra',
      { tenant: ' acme.onmicrosoft.com ' },
      { ARM_ENVIRONMENT: '' },
      { tenant: 'acme.onmicrosoft.com', environment: 'global' },
    ],
    [
      'tenant and cloud by the environment',
      'entra',
      {},
      { ARM_TENANT_ID: '00000000-0000-4000-8000-000000000001', ARM_ENVIRONMENT: 'usgovernment' },
      { tenant: '00000000-0000-4000-8000-000000000001', environment: 'usgovernmentl4' },
    ],
    ['the subdomain', 'onelogin', { subdomain: 'acme' }, {}, { subdomain: 'acme', region: 'us' }],
    ['the region', 'onelogin', { subdomain: 'acme', region: 'eu' }, {}, { region: 'eu' }],
  ])('GIVEN %s WHEN they are worked out THEN that is it', (_what, provider, flags, environment, expected) => {
    expect(PROVIDER_SETTINGS[provider](flags, environment)).toMatchObject({ kind: provider, ...expected });
  });

  test.each<[string, keyof typeof PROVIDER_SETTINGS, AddressFlags, string]>([
    ['no organisation', 'okta', {}, 'Name the Okta organisation with --org (or OKTA_ORG_NAME)'],
    ['an organisation that is an address', 'okta', { org: 'https://acme.okta.com' }, 'Name the Okta organisation'],
    ['a domain that is none', 'okta', { org: 'acme', domain: 'a b' }, '--domain (or OKTA_BASE_URL) is "a b"'],
    ['the address of the admin console', 'okta', { org: 'acme-admin' }, '--org is "acme-admin"'],
    [
      'no tenant',
      'entra',
      {},
      'Name the tenant with --tenant (or ARM_TENANT_ID); expected its id, or a verified domain of it such as acme.onmicrosoft.com.',
    ],
    ['a tenant that is neither', 'entra', { tenant: 'acme' }, ', got "acme".'],
    [
      'a cloud that nobody knows',
      'entra',
      { tenant: 'acme.example', environment: 'moon' },
      '--environment (or ARM_ENVIRONMENT) is "moon"',
    ],
    [
      'no subdomain',
      'onelogin',
      {},
      "Name OneLogin's subdomain with --subdomain, such as acme for https://acme.onelogin.com.",
    ],
    ['a subdomain that is an address', 'onelogin', { subdomain: 'https://acme' }, ', got "https://acme".'],
    [
      'a region that nobody knows',
      'onelogin',
      { subdomain: 'acme', region: 'moon' },
      '--region is "moon"; expected one of',
    ],
  ])('GIVEN %s WHEN they are worked out THEN it says which flag names it', (_what, provider, flags, expected) => {
    expect(() => PROVIDER_SETTINGS[provider](flags, {})).toThrow(expected);
  });
});
