import { type Dispatcher } from 'undici';
import { type z } from 'zod';
import { PublishError } from './publish-error.js';
import { refusal } from './refusal.js';
import { send, type Answer, type Outgoing } from './send.js';

/** How an API is reached. */
export interface JsonApiSettings {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The authorization among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** What to do about a status, as sentences. */
  readonly advice: Readonly<Partial<Record<number, string>>>;
  /** Strikes the token out of a text. */
  readonly redact: (text: string) => string;
  readonly dispatcher: Dispatcher;
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
}

/** An answer of the form that was asked for. */
export interface ApiAnswer<T> {
  readonly value: T;
  readonly header: Answer['header'];
}

/** A JSON API to which every request goes with the same authorization, and to no other origin. */
export class JsonApi {
  readonly #settings: JsonApiSettings;

  constructor(settings: JsonApiSettings) {
    this.#settings = settings;
  }

  /**
   * Sends one request and reads its answer.
   *
   * @param target - a path that begins with a slash, below the base URL; or a whole URL of the same origin
   * @param schema - the form of the answer; what it does not name is left out
   * @throws PublishError with any code of HTTP; `PUBLISH_WIRE` where the answer is not of that form
   */
  async ask<T>(
    method: Outgoing['method'],
    target: string | URL,
    schema: z.ZodType<T>,
    body?: Readonly<Record<string, unknown>>,
  ): Promise<ApiAnswer<T>> {
    const { baseUrl, headers, redact, advice, now } = this.#settings;
    const answer = await send(
      {
        method,
        url: typeof target === 'string' ? new URL(baseUrl + target) : target,
        headers: {
          'user-agent': 'klaviyo-access',
          ...headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body && JSON.stringify(body),
      },
      { ...this.#settings, show: ({ origin, pathname }) => redact(origin + pathname) },
    );
    if (answer.status < 200 || answer.status > 299) throw refusal(answer, { advice, redact, now: now() });
    return { value: read(answer, schema), header: answer.header };
  }
}

function read<T>(answer: Answer, schema: z.ZodType<T>): T {
  const unreadable = (why: string) =>
    new PublishError(
      'PUBLISH_WIRE',
      `${answer.asked} answered with status ${answer.status}, but ${why}. Check that the address is the API's.`,
    );
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    throw unreadable('its body is not JSON');
  }
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const at = result.error.issues
    .slice(0, 1)
    .map(({ path }) => path.join('.'))
    .join();
  throw unreadable(`its body is not of the expected form${at === '' ? '' : ` (at ${at})`}`);
}
