import { type Dispatcher, dispatcherFor } from '../../http/dispatcher.js';
import { ProxyError } from '../../http/proxy.js';
import { type AskedService } from './asked-service.js';

/**
 * What sends requests, one for each origin that is asked.
 *
 * @param certificates as `DispatcherSettings` takes them
 * @returns a function that throws the service's error for its settings if the environment names a proxy that cannot be used
 */
export function dispatchers({ name, error: failed }: AskedService, certificates?: string): (url: URL) => Dispatcher {
  const byOrigin = new Map<string, Dispatcher>();
  return (url) => {
    const known = byOrigin.get(url.origin);
    if (known !== undefined) return known;
    try {
      const dispatcher = dispatcherFor(url, { certificates });
      byOrigin.set(url.origin, dispatcher);
      return dispatcher;
    } catch (error) {
      if (!(error instanceof ProxyError)) throw error;
      throw failed('settings', { problem: error.message, remedy: `${name} was not asked.` });
    }
  };
}
