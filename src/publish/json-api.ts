import { type z } from 'zod';
import { type HttpAnswer, type HttpRequest } from '../http/send.js';
import { PublishError } from './publish-error.js';
import { type PublishRequestSettings, requestPublish } from './publish-request.js';

/** How an API is reached. */
export interface JsonApiSettings extends Omit<PublishRequestSettings, 'show'> {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The authorization among them. */
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer of the form that was asked for. */
export interface ApiAnswer<T> {
  readonly value: T;
  readonly header: HttpAnswer['header'];
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
    method: HttpRequest['method'],
    target: string | URL,
    schema: z.ZodType<T>,
    body?: Readonly<Record<string, unknown>>,
  ): Promise<ApiAnswer<T>> {
    const { baseUrl, headers, redact } = this.#settings;
    const url = typeof target === 'string' ? new URL(baseUrl + target) : target;
    const show = ({ origin, pathname }: URL): string => redact(origin + pathname);
    const answer = await requestPublish(
      {
        method,
        url,
        headers: {
          'user-agent': 'klaviyo-access',
          ...headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body && JSON.stringify(body),
      },
      { ...this.#settings, show },
    );
    return { value: read(answer, schema, `${method} ${show(url)}`), header: answer.header };
  }
}

function read<T>(answer: HttpAnswer, schema: z.ZodType<T>, asked: string): T {
  const unreadable = (why: string) =>
    new PublishError(
      'PUBLISH_WIRE',
      `${asked} answered with status ${answer.status}, but ${why}. Check that the address is the API's.`,
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
