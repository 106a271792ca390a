import { dispatcherFor } from '../http/dispatcher.js';
import { requestRedactor } from '../http/proxy.js';
import { retry, type RetrySettings } from '../http/retry.js';
import { REAL_TIMING, type Timing } from '../http/timing.js';
import { PUBLISH_RETRY, REQUEST_TIMEOUT_MS, requestPublish } from './publish-request.js';
import { signature, SIGNATURE_HEADER } from './signature.js';

/** A message to a webhook. */
export interface WebhookMessage {
  readonly url: URL;
  /** The JSON that is sent, as it is. */
  readonly body: string;
  /** With it the message is signed, see {@link signature}. */
  readonly secret?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Clock, sleep and chance, for tests. */
  readonly timing?: Timing;
  readonly retry?: RetrySettings;
  /** Time for one request, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
}

/** A part of a path this long may be a secret; a shorter one, such as `hooks`, is a word. */
const SHORTEST_SECRET_PART = 8;

const ADVICE = {
  400: 'It does not take the message: check that --format is the one that this address understands.',
  401: 'It wants other credentials: check the address, and the secret on both sides.',
  403: 'It refuses: for Slack, the app or the channel may not be posted to any more; for another, check the secret on both sides.',
  404: 'There is no such webhook: it may have been removed. Create a new one and store its address.',
  410: 'The webhook or its channel is gone. Create a new one and store its address.',
};

/**
 * Sends a message to a webhook, and again after 429, 5xx, a time-out or a lost connection. It arrives at least once: if
 * an answer is lost it arrives twice, with the same body.
 *
 * @throws PublishError; of the address no more than its origin is in a message of it, and never the secret
 */
export async function sendWebhook(message: WebhookMessage): Promise<void> {
  const { url, body, secret, signal, timing = REAL_TIMING } = message;
  const dispatcher = dispatcherFor(url);
  const settings = {
    dispatcher,
    advice: ADVICE,
    redact: requestRedactor([...secretParts(url), ...(secret === undefined ? [] : [secret])]),
    show: ({ origin }: URL) => `the webhook at ${origin}`,
    timeoutMs: message.timeoutMs ?? REQUEST_TIMEOUT_MS,
    now: timing.now,
    signal,
  };
  const attempt = () => {
    const signed: Record<string, string> =
      secret === undefined ? {} : { [SIGNATURE_HEADER]: signature(body, secret, Math.floor(timing.now() / 1000)) };
    const headers = { 'content-type': 'application/json', 'user-agent': 'klaviyo-access', ...signed };
    return requestPublish({ method: 'POST', url, headers, body }, settings);
  };
  try {
    await retry(attempt, { settings: message.retry ?? PUBLISH_RETRY, timing, signal });
  } finally {
    await dispatcher.close();
  }
}

/** What could be secret in the address: long parts of the path, and long names and values of the query. */
function secretParts({ pathname, searchParams }: URL): readonly string[] {
  return [...pathname.split('/'), ...searchParams.keys(), ...searchParams.values()].filter(
    (part) => part.length >= SHORTEST_SECRET_PART,
  );
}
