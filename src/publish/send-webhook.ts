import { dispatcherFor } from '../http/dispatcher.js';
import { proxyRedactor } from '../http/proxy.js';
import { redactor } from '../http/redact.js';
import { refusal } from './refusal.js';
import { REAL_TIMING, type Timing } from '../http/timing.js';
import { DEFAULT_RETRY, withRetry, type RetrySettings } from './retry.js';
import { REQUEST_TIMEOUT_MS, send } from './send.js';
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
  404: 'There is no such webhook: it may have been removed. Make a new one and store its address.',
  410: 'The webhook or its channel is gone. Make a new one and store its address.',
};

/**
 * Sends a message to a webhook, and again after 429, 5xx, a time-out or a lost connection. It arrives at least once: if
 * an answer is lost it arrives twice, with the same body.
 *
 * @throws PublishError; of the address no more than its origin is in a message of it, and never the secret
 */
export async function sendWebhook(message: WebhookMessage): Promise<void> {
  const { url, body, secret, signal, timing = REAL_TIMING, retry = DEFAULT_RETRY } = message;
  const redactSecrets = redactor([...secretParts(url), ...(secret === undefined ? [] : [secret])]);
  const redactProxy = proxyRedactor();
  const redact = (text: string): string => redactProxy(redactSecrets(text));
  const dispatcher = dispatcherFor(url);
  const timeoutMs = message.timeoutMs ?? REQUEST_TIMEOUT_MS;
  const attempt = async () => {
    const now = timing.now();
    const signed: Record<string, string> =
      secret === undefined ? {} : { [SIGNATURE_HEADER]: signature(body, secret, Math.floor(now / 1000)) };
    const headers = { 'content-type': 'application/json', 'user-agent': 'klaviyo-access', ...signed };
    const answer = await send(
      { method: 'POST', url, headers, body },
      { dispatcher, redact, show: ({ origin }) => `the webhook at ${origin}`, timeoutMs, signal },
    );
    if (answer.status < 200 || answer.status > 299) throw refusal(answer, { advice: ADVICE, redact, now });
  };
  try {
    await withRetry(attempt, retry, timing, signal);
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
