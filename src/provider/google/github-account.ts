import { quoted } from '../../text/quoted.js';
import { Secret } from '../secret.js';
import { refusedCredentials } from './credentials-refusal.js';
import { type FederatedAccount, federated, issuerAddress } from './federated-account.js';
import { simulatorAddress } from './google-endpoints.js';

const PROVIDER = 'GOOGLE_WORKLOAD_IDENTITY_PROVIDER';
const ACCOUNT = 'GOOGLE_SERVICE_ACCOUNT';
const URL_VARIABLE = 'ACTIONS_ID_TOKEN_REQUEST_URL';
const TOKEN_VARIABLE = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN';

const PROVIDER_FORM = /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[\w-]+\/providers\/[\w-]+$/;

/**
 * Federation with the token that GitHub issues for a job (GitHub, "OpenID Connect reference"), by the two values that GitHub's action
 * google-github-actions/auth takes as `workload_identity_provider` and `service_account`. Undefined if neither is set. The audience of the
 * token is the one that a provider takes by default (cloud.google.com, "Configure Workload Identity Federation with deployment pipelines").
 *
 * @throws GoogleReadError `GOOGLE_CREDENTIALS` if one is missing, if this is not such a job, or if its token would go out
 * over plain http
 */
export function githubAccount(environment: Readonly<Record<string, string | undefined>>): FederatedAccount | undefined {
  const value = (variable: string): string => environment[variable]?.trim() ?? '';
  const [provider, email, url, token] = [PROVIDER, ACCOUNT, URL_VARIABLE, TOKEN_VARIABLE].map(value) as [
    string,
    string,
    string,
    string,
  ];
  if (provider === '' && email === '') return undefined;
  if (!PROVIDER_FORM.test(provider) || !email.includes('@')) {
    throw refusedCredentials(
      `${PROVIDER} is ${quoted(provider)} and ${ACCOUNT} is ${quoted(email)}.`,
      `The first is projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, the second the address of the service account. Set both.`,
    );
  }
  if (url === '' || token === '') {
    throw refusedCredentials(
      `${PROVIDER} is set, but GitHub issues no token here: ${URL_VARIABLE} and ${TOKEN_VARIABLE} are not both set.`,
      'The job needs the permission id-token: write. Elsewhere, name the configuration of federation in GOOGLE_APPLICATION_CREDENTIALS.',
    );
  }
  const issuer = issuerAddress(url, URL_VARIABLE, 'GitHub sets it for a job; unset what sets another one.');
  const simulated = simulatorAddress(url) && new URL('/v1/token', issuer.origin);
  issuer.searchParams.set('audience', `https://iam.googleapis.com/${provider}`);
  return {
    // An issuer on this machine is a simulator, which has Google at the same origin.
    ...federated({
      email,
      audience: `//iam.googleapis.com/${provider}`,
      tokenUrl: simulated?.href,
      variable: PROVIDER,
    }),
    subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
    subjectToken: {
      from: 'address',
      url: issuer,
      headers: { authorization: new Secret(`Bearer ${token}`) },
      field: 'value',
    },
  };
}
