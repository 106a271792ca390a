import { type Dispatcher, dispatcherFor } from '../../../http/dispatcher.js';
import { ProxyError } from '../../../http/proxy.js';
import { EntraReadError } from './entra-read-error.js';

/**
 * What sends requests, one for each origin that is asked: tokens, Graph, and what tells addresses come from different ones.
 *
 * @param certificates as `DispatcherSettings` takes them
 * @returns a function that throws EntraReadError `ENTRA_SETTINGS` if the environment names a proxy that cannot be used
 */
export function dispatchers(certificates: string | undefined): (url: URL) => Dispatcher {
  const byOrigin = new Map<string, Dispatcher>();
  return (url) => {
    let dispatcher = byOrigin.get(url.origin);
    if (dispatcher === undefined) byOrigin.set(url.origin, (dispatcher = dispatcherTo(url, certificates)));
    return dispatcher;
  };
}

function dispatcherTo(url: URL, certificates: string | undefined): Dispatcher {
  try {
    return dispatcherFor(url, { certificates });
  } catch (error) {
    if (!(error instanceof ProxyError)) throw error;
    throw new EntraReadError('ENTRA_SETTINGS', { problem: error.message, remedy: 'Microsoft Entra ID was not asked.' });
  }
}
