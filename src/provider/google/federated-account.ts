import { resolve } from 'node:path';
import { z } from 'zod';
import { formFault } from '../../text/form-fault.js';
import { quoted } from '../../text/quoted.js';
import { refusedCredentials } from './credentials-refusal.js';
import { Secret } from '../secret.js';
import { GOOGLE_ENDPOINTS, type GoogleEndpoints, simulatorAddress, simulatorEndpoints } from './google-endpoints.js';
import { type SubjectTokenSource } from './subject-token.js';

/** A service account for which Google signs, at the request of somebody whom another issuer vouches for. */
export interface FederatedAccount extends GoogleEndpoints {
  readonly kind: 'federated';
  /** Its address, which is the issuer of what Google signs for it. */
  readonly email: string;
  /** The provider of the workload identity pool, such as `//iam.googleapis.com/projects/1/…/providers/github`. */
  readonly audience: string;
  /** What kind of token the other issuer gives, such as `urn:ietf:params:oauth:token-type:jwt`. */
  readonly subjectTokenType: string;
  readonly subjectToken: SubjectTokenSource;
  /** Where the token of the other issuer is exchanged for one of Google. */
  readonly exchange: URL;
  /** Where Google signs for the service account. */
  readonly signing: URL;
}

const EXCHANGE = 'https://sts.googleapis.com/v1/token';
const SIGNERS = 'https://iamcredentials.googleapis.com';

const REMEDY =
  'Write the configuration again with `gcloud iam workload-identity-pools create-cred-config PROVIDER --service-account=EMAIL` and ' +
  '--credential-source-file or --credential-source-url. See docs/google-workspace.md, Workload identity federation.';

const source = z.union([
  z.object({ file: z.string().min(1) }),
  z.object({ url: z.string().min(1), headers: z.record(z.string(), z.string()).default({}) }),
]);

const format = z.union([
  z.object({ type: z.literal('json'), subject_token_field_name: z.string().min(1) }),
  z.object({ type: z.literal('text').default('text') }),
]);

const wireAccount = z.object({
  audience: z.string().min(1),
  subject_token_type: z.string().min(1),
  token_url: z.string(),
  service_account_impersonation_url: z.string(),
  credential_source: z.intersection(source, z.object({ format: format.default({ type: 'text' }) })),
});

/**
 * The configuration of workload identity federation (google.aip.dev, AIP-4117 "External Account Credentials"). The token of the other
 * issuer is read from a file or from an address. A `token_url` on loopback is a simulator's.
 *
 * @param variable - that gives it
 * @param cwd - the folder from which a relative path of the token starts
 * @throws GoogleReadError `GOOGLE_CREDENTIALS` if it cannot be used
 */
export function federatedAccount(written: unknown, variable: string, cwd: string): FederatedAccount {
  const reading = wireAccount.safeParse(written);
  if (!reading.success) {
    const issue = reading.error.issues[0]!;
    const fault = formFault(issue, issue.path.join('.') || 'the whole');
    throw refusedCredentials(
      `The configuration of federation that ${variable} gives cannot be used: ${fault}.`,
      REMEDY,
    );
  }
  const { audience, subject_token_type: subjectTokenType, token_url: tokenUrl, ...rest } = reading.data;
  const { service_account_impersonation_url: impersonation, credential_source: from } = rest;
  const field = from.format.type === 'json' ? from.format.subject_token_field_name : undefined;
  const subjectToken: SubjectTokenSource =
    'file' in from ? { from: 'file', path: resolve(cwd, from.file), field } : addressed(from, field, variable);
  const email = impersonated(impersonation, variable);
  return { ...federated({ email, audience, tokenUrl, variable }), subjectTokenType, subjectToken };
}

/**
 * The addresses by which a service account is signed for.
 *
 * @throws GoogleReadError `GOOGLE_CREDENTIALS` if a token would go elsewhere than to Google or to a simulator
 */
export function federated({
  email,
  audience,
  tokenUrl = EXCHANGE,
  variable,
}: {
  readonly email: string;
  readonly audience: string;
  readonly tokenUrl?: string | undefined;
  readonly variable: string;
}): Omit<FederatedAccount, 'subjectToken' | 'subjectTokenType'> {
  const path = `/v1/projects/-/serviceAccounts/${encodeURIComponent(email)}:signJwt`;
  if (tokenUrl === EXCHANGE) {
    const at = { exchange: new URL(EXCHANGE), signing: new URL(`${SIGNERS}${path}`) };
    return { kind: 'federated', email, audience, ...GOOGLE_ENDPOINTS, ...at };
  }
  const simulator = simulatorAddress(tokenUrl);
  if (simulator === undefined) {
    throw refusedCredentials(
      `The token_url of the federation that ${variable} gives is ${quoted(tokenUrl)}.`,
      `Only ${EXCHANGE} is asked, or a simulator on this machine. ${REMEDY}`,
    );
  }
  const at = { exchange: simulator, signing: new URL(path, simulator.origin) };
  return { kind: 'federated', email, audience, ...simulatorEndpoints(simulator), ...at };
}

/** What an address answers is taken as JSON, which every issuer that is known gives. */
function addressed(
  { url, headers }: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
  field: string | undefined,
  variable: string,
): SubjectTokenSource {
  if (field === undefined) {
    throw refusedCredentials(
      `The credential_source of the federation that ${variable} gives has a url without format.type json and subject_token_field_name.`,
      REMEDY,
    );
  }
  const inConfidence = Object.entries(headers).map(([name, value]) => [name, new Secret(value)] as const);
  return {
    from: 'address',
    url: issuerAddress(url, `The credential_source.url of the federation that ${variable} gives`, REMEDY),
    headers: Object.fromEntries(inConfidence),
    field,
  };
}

/** The service account that the configuration names by the address at which its tokens would be asked for. */
function impersonated(url: string, variable: string): string {
  const email = /\/serviceAccounts\/([^/:]+@[^/:]+):generateAccessToken$/.exec(url)?.[1];
  if (email !== undefined) return decodeURIComponent(email);
  throw refusedCredentials(
    `The service_account_impersonation_url of the federation that ${variable} gives is ${quoted(url)}, which names no service account.`,
    REMEDY,
  );
}

/**
 * The address of another issuer. What is sent there may be a secret, so it goes over TLS, or stays on this machine.
 *
 * @param what - has the address, as the beginning of a sentence
 * @throws GoogleReadError `GOOGLE_CREDENTIALS` if it is another one
 */
export function issuerAddress(text: string, what: string, remedy: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:') return url;
  const local = simulatorAddress(text);
  if (local !== undefined) return local;
  throw refusedCredentials(`${what} is ${quoted(text)}, which is not an https address.`, remedy);
}
