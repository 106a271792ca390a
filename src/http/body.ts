import { promisify } from 'node:util';
import { constants, gunzip } from 'node:zlib';
import { errorCode } from './error-code.js';
import { HttpFailure } from './http-failure.js';

/** The content codings that are asked for, and undone here. */
export const ACCEPT_ENCODING = 'gzip';

/** An answer of which the head has come. */
export interface OpenAnswer {
  readonly status: number;
  /** A header by its name in lower case, one that came several times as one text; undefined if it is absent. */
  readonly header: (name: string) => string | undefined;
  readonly body: AsyncIterable<Buffer>;
}

/** Of an answer that is not read whole no more is read than explains it, in bytes. */
const EXPLAINING_BYTES = 64 * 1024;

const unzip = promisify(gunzip);

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The whole body of an answer as text, decompressed. The bound holds for the bytes on the wire and again for the
 * decompressed ones, so that a small answer cannot swell to a large one.
 *
 * @throws HttpFailure `too-large`, `truncated` (the compressed data end too soon) or `wire` (another coding, bad data, or
 * not UTF-8); whatever the body's stream throws goes through.
 */
export async function wholeText(answer: OpenAnswer, maxBytes: number): Promise<string> {
  const body = await wholeBytes(answer, maxBytes);
  try {
    return UTF8.decode(body);
  } catch {
    throw broken(answer, 'is not UTF-8, as JSON has to be');
  }
}

/** The same as bytes, of whatever kind. */
export async function wholeBytes(answer: OpenAnswer, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(answer, maxBytes);
    chunks.push(chunk);
  }
  const [only] = chunks;
  const whole = only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks);
  return decompressed(answer, whole, maxBytes);
}

/** The beginning of a body, for quoting. Where it cannot be read the status speaks for itself, so a failure is not an error. */
export async function explainingText(answer: OpenAnswer): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer.body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= EXPLAINING_BYTES) break;
    }
    const body = Buffer.concat(chunks);
    const text = isGzip(answer)
      ? await unzip(body, { maxOutputLength: EXPLAINING_BYTES, finishFlush: constants.Z_SYNC_FLUSH })
      : body.subarray(0, EXPLAINING_BYTES);
    return text.toString('utf8');
  } catch {
    return '';
  }
}

async function decompressed(answer: OpenAnswer, body: Buffer, maxBytes: number): Promise<Buffer> {
  if (['identity', ''].includes(codingOf(answer))) return body;
  if (!isGzip(answer)) {
    throw new HttpFailure('wire', {
      what: `answered with status ${answer.status} in a content coding that was not requested; only gzip is accepted`,
      advice: () => 'A proxy may have changed it on the way',
      status: answer.status,
    });
  }
  try {
    return await unzip(body, { maxOutputLength: maxBytes });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(answer, maxBytes);
    if (code === 'Z_BUF_ERROR') {
      const what = `answered with status ${answer.status}, but its compressed body ends too soon`;
      throw new HttpFailure('truncated', { what, status: answer.status, retryable: true });
    }
    throw broken(answer, 'is not the gzip data that its Content-Encoding promises');
  }
}

function isGzip(answer: OpenAnswer): boolean {
  return ['gzip', 'x-gzip'].includes(codingOf(answer));
}

function codingOf({ header }: OpenAnswer): string {
  return header('content-encoding')?.trim().toLowerCase() ?? 'identity';
}

function broken({ status }: OpenAnswer, how: string): HttpFailure {
  return new HttpFailure('wire', { what: `answered with status ${status}, but its body ${how}`, status });
}

function tooLarge({ status }: OpenAnswer, maxBytes: number): HttpFailure {
  return new HttpFailure('too-large', {
    what: `answered with status ${status} and a body of more than ${maxBytes} bytes, counted after decompression`,
    status,
  });
}
