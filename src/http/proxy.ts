import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { redactor } from './redact.js';

/** The variables of a process, such as `process.env`. */
export type HttpEnvironment = Readonly<Record<string, string | undefined>>;

/** The address of a proxy cannot be used. Nothing was sent. */
export class ProxyError extends KlaviyoAccessError {
  override readonly name = 'ProxyError';
}

/** A password this long is struck out wherever it stands; a shorter one, which may be a common word, only with its user's name. */
const SHORTEST_PASSWORD = 8;

/**
 * The proxy that the environment names for an address: `HTTPS_PROXY` for https and `HTTP_PROXY` for plain http, as curl and
 * Terraform have it, in small letters first. Undefined if there is none.
 *
 * @throws ProxyError if it is not the address of an http proxy; the message never shows it, since it may hold a password
 */
export function proxyFor({ protocol }: URL, environment: HttpEnvironment): URL | undefined {
  const variable = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const written = valueOf(variable, environment);
  if (written === '') return undefined;
  const proxy = URL.canParse(written) ? new URL(written) : undefined;
  if (proxy !== undefined && /^https?:$/.test(proxy.protocol) && decoded(proxy) !== undefined) return proxy;
  throw new ProxyError(
    `The variable ${variable} (or ${variable.toLowerCase()}) is not the address of a proxy. It takes one such as ` +
      'http://proxy.example.com:3128; special characters in a user name or password are percent-encoded.',
  );
}

/** The hosts that are asked without a proxy, as the environment has them; empty if there are none. */
export function withoutProxy(environment: HttpEnvironment): string {
  return valueOf('NO_PROXY', environment);
}

/**
 * A function that strikes out of a text the secrets that a request is sent with: those given, and the credentials of the
 * environment's proxies.
 *
 * @param struckOut what stands in the place of those given
 */
export function requestRedactor(
  secrets: readonly string[],
  struckOut?: string,
  environment: HttpEnvironment = process.env,
): (text: string) => string {
  const [redactSecrets, redactProxy] = [redactor(secrets, struckOut), proxyRedactor(environment)];
  return (text) => redactProxy(redactSecrets(text));
}

/** A function that strikes the credentials of the environment's proxies out of a text. */
export function proxyRedactor(environment: HttpEnvironment = process.env): (text: string) => string {
  const secrets = ['HTTPS_PROXY', 'HTTP_PROXY'].flatMap((variable) => {
    const written = valueOf(variable, environment);
    return URL.canParse(written) ? credentialsOf(new URL(written)) : [];
  });
  return redactor(secrets, '[proxy credentials]');
}

function credentialsOf(proxy: URL): readonly string[] {
  const { username, password } = proxy;
  if (password === '') return [];
  const plain = decoded(proxy) ?? { username, password };
  const pairs = [`${username}:${password}`, `${plain.username}:${plain.password}`];
  const sent = Buffer.from(`${plain.username}:${plain.password}`).toString('base64');
  return [...pairs, sent, ...[password, plain.password].filter(({ length }) => length >= SHORTEST_PASSWORD)];
}

/** User and password as they are sent; undefined where they cannot be decoded. */
function decoded({ username, password }: URL): { username: string; password: string } | undefined {
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

function valueOf(variable: string, environment: HttpEnvironment): string {
  return (environment[variable.toLowerCase()] ?? environment[variable] ?? '').trim();
}
