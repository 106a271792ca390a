import { type OneLoginSettings } from '../../../access/onelogin-settings.js';
import { quoted } from '../../../text/quoted.js';
import { isLoopback } from '../../../text/web-address.js';
import { OneLoginReadError } from './onelogin-read-error.js';

/** The variable by which the Terraform provider is pointed at its API (1.0.0, `onelogin/provider.go`). */
const OVERRIDE = 'ONELOGIN_API_URL';

/**
 * Where OneLogin is asked, without a trailing slash: `https://{subdomain}.onelogin.com`, or what `ONELOGIN_API_URL` says, which the
 * Terraform provider takes too, in the same way: without a scheme it is https, and a path is cut off.
 *
 * OneLogin's documentation names the subdomain ("Developer Overview", "API Domain"; `api.us.onelogin.com` and `api.eu.onelogin.com` in its
 * older pages). It has a merit besides: the address itself says which account is asked.
 *
 * @throws OneLoginReadError `ONELOGIN_SETTINGS` if the variable is not an address, is plain http off this machine, holds credentials, or
 * names another account or region than the access file
 */
export function oneLoginAddress(
  settings: Pick<OneLoginSettings, 'subdomain' | 'region'>,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const override = environment[OVERRIDE]?.trim() ?? '';
  if (override === '') return `https://${settings.subdomain.toLowerCase()}.onelogin.com`;
  const written = override.includes('://') ? override : `https://${override}`;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  if (url === undefined || !isSafe || url.username !== '' || url.password !== '') {
    throw refused(
      `The environment variable ${OVERRIDE} is ${quoted(url?.origin ?? override)}.`,
      'It takes an https address, such as https://acme.onelogin.com, or plain http on loopback for a simulated OneLogin.',
    );
  }
  refuseOtherAccount(url, settings);
  return url.origin;
}

/** An address of OneLogin's own names an account, or a region; it has to be the access file's. */
function refuseOtherAccount(
  { hostname }: URL,
  { subdomain, region }: Pick<OneLoginSettings, 'subdomain' | 'region'>,
): void {
  const named = /^(.+)\.onelogin\.com$/.exec(hostname)?.[1];
  const key = named?.startsWith('api.') === true ? 'region' : 'subdomain';
  const [found, declared] = key === 'region' ? [named?.slice('api.'.length), region] : [named, subdomain.toLowerCase()];
  if (found === undefined || found === declared) return;
  throw refused(
    `The environment variable ${OVERRIDE} leads to ${quoted(hostname)}, but the access file has onelogin.${key}: ${quoted(declared)}.`,
    `Terraform and klaviyo-access must ask the same account. Correct one of the two, or unset ${OVERRIDE}.`,
  );
}

function refused(problem: string, remedy: string): OneLoginReadError {
  return new OneLoginReadError('ONELOGIN_SETTINGS', { problem, remedy });
}
