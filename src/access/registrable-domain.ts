import type * as Tldts from 'tldts';

/**
 * The part of a domain that one holder has: a public suffix, such as `co.uk`, and one label more. Undefined for a public suffix
 * itself, under which anybody can get a domain. The suffixes are those of the Public Suffix List (publicsuffix.org), with the
 * ones of companies that give domains to their users, such as `github.io`.
 */
export function registrableDomain(domain: string): string | undefined {
  return library().getDomain(domain, { allowPrivateDomains: true, validateHostname: false }) ?? undefined;
}

/** Loaded when it is needed: the list takes longer to load than an access file to read, and few files have a pattern. */
function library(): typeof Tldts {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import` would load it with every access file
  return require('tldts') as typeof Tldts;
}
