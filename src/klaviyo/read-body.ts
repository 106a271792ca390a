import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { errorCode } from './error-code.js';
import { ScimError } from './scim-error.js';

/** The content codings that the client asks for; {@link readBody} undoes it. */
export const ACCEPT_ENCODING = 'gzip';

/** An answer of which the head has come. */
export interface OpenAnswer {
  /** The URL that was asked, free of secrets. */
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: AsyncIterable<Buffer>;
}

const unzip = promisify(gunzip);

/**
 * The whole body of an answer, decompressed. The bound holds for the bytes on the wire and again for the decompressed
 * ones, so that a small answer cannot swell to a large one.
 *
 * @throws ScimError `SCIM_TOO_LARGE`, `SCIM_TRUNCATED` (the compressed data end too soon) or `SCIM_WIRE` (another coding,
 * or bad data); whatever the body's stream throws goes through.
 */
export async function readBody(answer: OpenAnswer, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(answer, maxBytes);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const coding = headerOf(answer, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (coding === 'identity' || coding === '') return body;
  if (coding === 'gzip' || coding === 'x-gzip') return decompressed(answer, body, maxBytes);
  throw new ScimError(
    'SCIM_WIRE',
    `${whatAnswered(answer)} in a content coding that was not asked for: only gzip is. ` +
      'A proxy between here and Klaviyo may have changed it.',
    place(answer),
  );
}

/** A header of an answer as one text; undefined if it is absent. */
export function headerOf(answer: Pick<OpenAnswer, 'headers'>, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The beginning of a sentence on an answer: who answered what. */
export function whatAnswered({ url, status }: Pick<OpenAnswer, 'url' | 'status'>): string {
  return `GET ${url} answered with status ${status}`;
}

async function decompressed(answer: OpenAnswer, body: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    return await unzip(body, { maxOutputLength: maxBytes });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(answer, maxBytes);
    if (code === 'Z_BUF_ERROR') {
      throw new ScimError('SCIM_TRUNCATED', `${whatAnswered(answer)}, but its compressed body ends too soon.`, {
        ...place(answer),
        retryable: true,
      });
    }
    throw new ScimError(
      'SCIM_WIRE',
      `${whatAnswered(answer)}, but its body is not the gzip data that its Content-Encoding promises.`,
      place(answer),
    );
  }
}

function tooLarge(answer: OpenAnswer, maxBytes: number): ScimError {
  return new ScimError(
    'SCIM_TOO_LARGE',
    `${whatAnswered(answer)} and a body of more than ${maxBytes} bytes, counted after decompression. ` +
      'A page of users is far smaller: check the base URL, or raise maxBodyBytes.',
    place(answer),
  );
}

function place({ url, status }: OpenAnswer) {
  return { url, status };
}
