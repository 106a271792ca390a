import { type OktaSettings } from '../../../access/okta-settings.js';
import { quoted } from '../../../text/quoted.js';
import { isLoopback } from '../../../text/web-address.js';
import { OktaReadError } from './okta-read-error.js';

/** The variable by which the Terraform provider is pointed at another address than Okta's (its `http_proxy`). */
const OVERRIDE = 'OKTA_HTTP_PROXY';

/**
 * Where Okta is asked, without a trailing slash: `https://{org}.{domain}`, or what `OKTA_HTTP_PROXY` says, which the
 * Terraform provider takes in place of Okta's address too. Since requests then go there with the credentials and without
 * TLS, loopback alone is taken. The variable `http_proxy` is not looked at: it usually names a real proxy.
 *
 * @throws OktaReadError `OKTA_SETTINGS` if the variable names anything but http on loopback
 */
export function oktaAddress(
  { org, domain }: Pick<OktaSettings, 'org' | 'domain'>,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const override = environment[OVERRIDE]?.trim() ?? '';
  if (override === '') return `https://${org}.${domain}`;
  const url = URL.canParse(override) ? new URL(override) : undefined;
  if (url?.protocol === 'http:' && isLoopback(url) && url.username === '' && url.password === '') return url.origin;
  throw new OktaReadError('OKTA_SETTINGS', {
    problem: `The environment variable ${OVERRIDE} is ${quoted(url?.origin ?? override)}.`,
    remedy: 'Only plain http on loopback is accepted, such as http://127.0.0.1:8787, for a simulated Okta. Unset it.',
  });
}
