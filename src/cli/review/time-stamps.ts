import { randomBytes } from 'node:crypto';
import { type Certificate } from 'pkijs';
import { dispatcherFor } from '../../http/dispatcher.js';
import { failureAdvice, failureSentence, HttpFailure } from '../../http/http-failure.js';
import { requestRedactor } from '../../http/proxy.js';
import { type BinaryAnswer, sendBytes } from '../../http/send.js';
import { TimeStampError } from '../../review/evidence/time-stamp/time-stamp-error.js';
import { type VerifyTimeStamp } from '../../review/evidence/time-stamp/verify-time-stamp.js';
import { visible } from '../../text/visible.js';
import { addressFault } from '../../text/web-address.js';
import { CliError } from '../cli-error.js';
import { type CliIo } from '../cli-io.js';
import { keyText } from './key-text.js';

/** Time for the request in all, in milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000;

/** An answer is a few kilobytes; certificates make it larger. */
const LARGEST_ANSWER = 1024 * 1024;

/**
 * What verifies time stamps.
 *
 * @param authorities - file of the certificates that must vouch for the authority, as PEM. Default: its own is believed
 */
export async function timeStampVerifier(authorities: string | undefined, io: CliIo): Promise<VerifyTimeStamp> {
  // Before anything else is done, so that a wrong file is not found out at the end.
  const named = authorities === undefined ? undefined : await authoritiesIn(authorities, io);
  return async (answer, stamped, nonce) => {
    const { verifiedTimeStamp } = await import('../../review/evidence/time-stamp/time-stamp.js');
    return verifiedTimeStamp(answer, stamped, { authorities: named, nonce });
  };
}

async function authoritiesIn(file: string, io: CliIo): Promise<readonly Certificate[]> {
  const { readAuthorities } = await import('../../review/evidence/time-stamp/authority-certificate.js');
  return readAuthorities(await keyText(file, io), visible(file));
}

/**
 * What asks an authority for time stamps, over HTTP (RFC 3161, section 3.4), and verifies its answers. Plain http is allowed, as most
 * authorities offer it: the answer is signed, and repeats a random number of the request.
 *
 * @throws CliError if the address cannot be used
 */
export function timeStampSource(
  address: string,
  verify: VerifyTimeStamp,
  io: CliIo,
): (stamped: Uint8Array) => Promise<Uint8Array> {
  const fault = addressFault(address.replace(/^http:/i, 'https:'));
  if (fault !== undefined)
    throw new CliError(`--timestamp-url ${fault.problem}. Name the address of a time-stamp authority.`);
  const url = new URL(address);
  return async (stamped) => {
    const { timeStampRequest, NONCE_BYTES } = await import('../../review/evidence/time-stamp/time-stamp-request.js');
    const nonce = randomBytes(NONCE_BYTES);
    const { status, bytes } = await asked(url, timeStampRequest(stamped, nonce), io);
    if (status !== 200) throw new TimeStampError(`The authority at ${url.origin} answered with status ${status}.`);
    await verify(bytes, stamped, nonce);
    return bytes;
  };
}

async function asked(url: URL, body: Uint8Array, io: CliIo): Promise<BinaryAnswer> {
  const dispatcher = dispatcherFor(url);
  try {
    return await sendBytes(
      {
        method: 'POST',
        url,
        body,
        headers: {
          'content-type': 'application/timestamp-query',
          accept: 'application/timestamp-reply',
          'user-agent': 'klaviyo-access',
        },
      },
      {
        dispatcher,
        timeouts: { totalMs: REQUEST_TIMEOUT_MS },
        maxBodyBytes: LARGEST_ANSWER,
        signal: io.interrupted,
      },
    );
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    // Of the address its origin alone is shown: an authority that is paid for can have a secret in the path.
    const asked = `The request to the authority at ${url.origin}`;
    const words = { asked, redact: requestRedactor([]), show: ({ origin }: URL) => origin };
    throw new TimeStampError(`${failureSentence(error, words)} ${failureAdvice(error, 'the address')}`.trim());
  } finally {
    await dispatcher.close();
  }
}
