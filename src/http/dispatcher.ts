import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { isLoopback } from '../text/web-address.js';
import { type HttpEnvironment, proxyFor, withoutProxy } from './proxy.js';

export { type Dispatcher } from 'undici';

/** What {@link dispatcherFor} goes by. */
export interface DispatcherSettings {
  /** Until a connection stands, in milliseconds. Default: undici's, 10,000. */
  readonly connectMs?: number;
  /** The certificates of those who may vouch for the server, as PEM. Default: those that Node brings along. */
  readonly certificates?: string | undefined;
  /** Where the proxies are named. Default: the process's. */
  readonly environment?: HttpEnvironment;
  /** Whether an address is of this machine, so that no proxy comes between. Default: loopback is. */
  readonly isLocal?: (url: URL) => boolean;
}

/**
 * What sends the requests to an origin: directly, or, where the environment names a proxy (`HTTPS_PROXY`, `NO_PROXY`),
 * through a tunnel of it (RFC 9110, section 9.3.6). The caller closes it.
 *
 * @param url - any address of the origin
 * @throws ProxyError if the proxy's address cannot be used
 */
export function dispatcherFor(url: URL, settings: DispatcherSettings = {}): Dispatcher {
  const { connectMs, certificates, environment = process.env, isLocal = isLoopback } = settings;
  const trust = certificates === undefined ? {} : { ca: certificates };
  const connect = { ...(connectMs !== undefined && { timeout: connectMs }), ...trust };
  const proxy = isLocal(url) ? undefined : proxyFor(url, environment);
  if (proxy === undefined) return new Agent({ connect });
  const { href } = proxy;
  return new EnvHttpProxyAgent({
    httpProxy: href,
    httpsProxy: href,
    noProxy: withoutProxy(environment),
    connect,
    proxyTls: connect,
    requestTls: trust,
  });
}
