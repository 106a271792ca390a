import { z } from 'zod';
import { type JsonRequestSettings, requestJson } from '../../requests/json-request.js';
import { type Refusal } from '../../requests/refusal.js';
import { Secret } from '../../secret.js';
import { type FederatedToken } from './entra-credentials.js';
import { ENTRA_SERVICE, EntraReadError } from './entra-read-error.js';
import { refusedAs } from './entra-refusal.js';

/** The audience of a token that Entra takes from another issuer (Microsoft, "Workload identity federation"). */
const AUDIENCE = 'api://AzureADTokenExchange';

/** What GitHub answers (GitHub, "OpenID Connect reference", on `ACTIONS_ID_TOKEN_REQUEST_URL`). */
const wireToken = z.object({ value: z.string().min(1) });

/**
 * The token of another issuer that proves who asks: from the environment, from its file as it is now, or from the issuer, which is
 * asked as the azuread provider does it (go-azure-sdk, `github_oidc_authorizer.go`). One attempt.
 *
 * @throws EntraReadError if it cannot be read, or if the issuer gives none
 */
export async function readIssuedToken(token: FederatedToken, settings: JsonRequestSettings): Promise<Secret> {
  if (token.from === 'environment') return token.value;
  if (token.from === 'file') return token.read();
  const url = new URL(token.url);
  if (!url.searchParams.has('audience')) url.searchParams.set('audience', AUDIENCE);
  const secret = token.authorization.reveal();
  const headers = { accept: 'application/json', 'user-agent': 'klaviyo-access', authorization: `Bearer ${secret}` };
  const request = { method: 'GET', url, headers, secrets: [secret] } as const;
  const { body } = await requestJson(request, settings, ENTRA_SERVICE, issuerRefusal);
  const reading = wireToken.safeParse(body);
  if (reading.success) return new Secret(reading.data.value);
  throw new EntraReadError('ENTRA_UNEXPECTED', {
    problem: `GET ${url.href} answered with JSON in which there is no token.`,
    remedy: CHECK,
    status: 200,
  });
}

const CHECK =
  'It is the issuer that ARM_OIDC_REQUEST_URL or ACTIONS_ID_TOKEN_REQUEST_URL names. In GitHub Actions the job needs the permission ' +
  'id-token: write, and the address holds for that job alone.';

const issuerRefusal: Refusal = (request, answer, context) =>
  refusedAs(request, answer, context, [], () => ({ code: 'ENTRA_UNAUTHORIZED', remedy: CHECK }));
