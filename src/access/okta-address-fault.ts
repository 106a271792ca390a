import { OKTA_DOMAIN, OKTA_ORG_NAME, type OktaSettings } from './okta-settings.js';

/** The domains that are Okta's own: under each of them an organisation has one label, and its admin console another. */
const OKTA_DOMAINS: readonly string[] = ['okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'okta.mil'];

/** Okta's admin console answers at the organisation's name with this behind it, and only there. */
const ADMIN = /-admin$/i;

type Address = Pick<OktaSettings, 'org' | 'domain'>;

/** What should stand there, if an organisation was written as a URL or with its domain, as a browser shows it. */
export function expectedOrg(written: unknown): string {
  const host = hostOf(written);
  const [org = '', ...rest] = host.split('.');
  const domain = rest.join('.');
  if (!OKTA_ORG_NAME.test(org) || !OKTA_DOMAIN.test(domain))
    return 'the name alone, such as acme for https://acme.okta.com';
  const name = OKTA_DOMAINS.includes(domain) ? org.replace(ADMIN, '') : org;
  return `the name alone: ${name}, with domain: ${domain}`;
}

/** What should stand there, if a domain was written as a URL. */
export function expectedDomain(written: unknown): string {
  const host = hostOf(written);
  const own = OKTA_DOMAINS.find((domain) => host === domain || host.endsWith(`.${domain}`));
  return own === undefined ? 'a domain such as okta.com' : `the domain alone: ${own}`;
}

/**
 * What is wrong with an organisation and a domain that have the right form each, and what should stand there; undefined if
 * nothing is. Okta's own client libraries refuse the admin console's address too ("Your Okta domain should not contain
 * -admin"): its API does not answer there.
 */
export function oktaAddressFault({
  org,
  domain,
}: Address): { readonly key: keyof Address; readonly expected: string } | undefined {
  const host = domain.toLowerCase();
  const own = OKTA_DOMAINS.find((one) => host === one || host.endsWith(`.${one}`));
  if (own !== undefined && host !== own) {
    return { key: 'domain', expected: `the domain alone, without the name of the organisation: ${own}` };
  }
  if (host.startsWith(`${org.toLowerCase()}.`) && host.split('.').length > 2) {
    return {
      key: 'domain',
      expected: `the domain without the name of the organisation: ${host.slice(org.length + 1)}`,
    };
  }
  if (own !== undefined && ADMIN.test(org)) {
    const name = org.replace(ADMIN, '');
    return { key: 'org', expected: `${name}, without "-admin", which is the address of Okta's admin console` };
  }
  return undefined;
}

/** The host of an address, in lower case, with or without its scheme. The result of any other text is not a valid host. */
function hostOf(written: unknown): string {
  const text = typeof written === 'string' ? written.trim().toLowerCase() : '';
  return text
    .replace(/^https?:\/\//, '')
    .replace(/[/?#:].*$/s, '')
    .replace(/\.$/, '');
}
