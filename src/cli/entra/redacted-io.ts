import { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
import { CliError } from '../cli-error.js';
import { type CliIo, type CliStream } from '../cli-io.js';

/**
 * Does a piece of work in whose output a secret must not stand, whatever a server repeats of it: it is struck out of both streams and of
 * the message of an error.
 *
 * @param redact - strikes the secret out of a text
 */
export async function withRedactedOutput<Result>(
  io: CliIo,
  redact: (text: string) => string,
  work: (io: CliIo) => Promise<Result>,
): Promise<Result> {
  try {
    return await work({ ...io, stdout: redacted(io.stdout, redact), stderr: redacted(io.stderr, redact) });
  } catch (error) {
    if (!(error instanceof KlaviyoAccessError) || redact(error.message) === error.message) throw error;
    throw new CliError(redact(error.message));
  }
}

function redacted(stream: CliStream, redact: (text: string) => string): CliStream {
  return {
    write: (text) => stream.write(redact(text)),
    ...(stream.isTTY !== undefined && { isTTY: stream.isTTY }),
    ...(stream.columns !== undefined && { columns: stream.columns }),
  };
}
