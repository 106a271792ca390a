import { isAbsolute, relative, resolve } from 'node:path';
import { writeWhole } from '../../files/write-whole.js';
import { packageVersion } from '../../packages/package-folder.js';
import { openMattersText } from '../../report/review/check/open-matters-text.js';
import { closeReview } from '../../review/evidence/close-review.js';
import { type FinishedClosing } from '../../review/evidence/finish-closing.js';
import {
  KEY_VARIABLE,
  PASSPHRASE_VARIABLE,
  readSigningKey,
  type SigningKey,
} from '../../review/evidence/signing-key.js';
import { TimeStampError } from '../../review/evidence/time-stamp/time-stamp-error.js';
import { visible } from '../../text/visible.js';
import { CliError } from '../cli-error.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { closingLeavers } from './closing-leavers.js';
import { keyText } from './key-text.js';
import { reviewEvidence } from './review-evidence.js';
import { timeStampSource, timeStampVerifier } from './time-stamps.js';

export interface ReviewCloseOptions {
  readonly config: string;
  /** Why it is closed though something is open. */
  readonly withOpen?: string;
  /** File of the private key. Default: the key in the environment, if there is one. */
  readonly key?: string;
  /** Address of a time-stamp authority. Default: no time stamp. */
  readonly timestampUrl?: string;
  /** File of the certificates that must vouch for it. Default: its own certificate is believed. */
  readonly timestampCa?: string;
  /** Why the folder is finished without the time stamp that it was to have. */
  readonly withoutTimeStamp?: string;
  /** The folder of a history, by which the evidence says who left. */
  readonly history?: string;
  /** With `history`: the first day of the period, as YYYY-MM-DD. */
  readonly since?: string;
}

/** `klaviyo-access review close`: seals the folder of a review in which nothing is open. Ends with 2 while something is. */
export async function reviewClose(named: string, options: ReviewCloseOptions, io: CliIo): Promise<ExitCode> {
  const folder = resolve(io.cwd, named);
  const { history, since, withOpen, timestampUrl, timestampCa, withoutTimeStamp } = options;
  if (since !== undefined && history === undefined) {
    throw new CliError('--since needs --history: the folder in which `drift --history` keeps runs.');
  }
  const key = await signingKey(options, folder, io);
  const verifyTimeStamp = await timeStampVerifier(timestampCa, io);
  const closing = closeReview(folder, {
    toolVersion: packageVersion(),
    makeEvidence: reviewEvidence,
    write: writeWhole,
    now: io.now,
    verifyTimeStamp,
    ...(timestampUrl !== undefined && { requestTimeStamp: timeStampSource(timestampUrl, verifyTimeStamp, io) }),
    ...(withoutTimeStamp !== undefined && { giveUpTimeStamp: withoutTimeStamp }),
    ...(withOpen !== undefined && { withOpen }),
    ...(key !== undefined && { key }),
    ...(history !== undefined && { leavers: (review) => closingLeavers(review, { ...options, history, since }, io) }),
  });
  const outcome = await closing.catch((error: unknown) => {
    throw error instanceof TimeStampError ? unfinished(error) : error;
  });
  if ('open' in outcome) {
    const { name } = outcome.review.population.review;
    io.stderr.write(
      `${visible(`The review ${name} was not closed: something is open in it.`)}\n${openMattersText(outcome.open)}\n` +
        'Finish that, or close it with --with-open and the reason, which stands on the first page for ever.\n',
    );
    return EXIT.drift;
  }
  io.stdout.write(closedText(named, outcome));
  return EXIT.clean;
}

function unfinished({ message }: TimeStampError): CliError {
  return new CliError(
    `The review is closed, but its folder has no time stamp yet: ${message} Run the same command again. To finish without one, run it with ` +
      '--without-time-stamp and the reason, which stands on the first page, in place of --timestamp-url.',
  );
}

async function signingKey({ key }: ReviewCloseOptions, folder: string, io: CliIo): Promise<SigningKey | undefined> {
  const passphrase = io.environment[PASSPHRASE_VARIABLE];
  const way = key === undefined ? '..' : relative(folder, resolve(io.cwd, key));
  if (key !== undefined && !way.startsWith('..') && !isAbsolute(way)) {
    throw new CliError(`${visible(key)} lies in the folder that is to be sealed. Put the private key elsewhere first.`);
  }
  if (key !== undefined) return readSigningKey(await keyText(key, io), visible(key), passphrase);
  const pem = io.environment[KEY_VARIABLE] ?? '';
  return pem === '' ? undefined : readSigningKey(pem, KEY_VARIABLE, passphrase);
}

const COMMIT_IT =
  'It has no time stamp. Commit the folder to git: the commit shows that it was so at that time, as long as the history is not rewritten.';

function closedText(named: string, { review, closed, files, manifestSha256, wasFinished }: FinishedClosing): string {
  const { name } = review.population.review;
  const { signature, timeStamp, at } = closed;
  if (wasFinished) {
    return visible(
      `The review ${name} was closed at ${at} already. Check it with \`klaviyo-access review check ${named}\`.`,
    ).concat('\n');
  }
  const lines = [
    `Closed the review ${name} in ${named}: ${files} files, named in manifest.json with their digests.`,
    signature === null
      ? 'It is unsigned: a person who can write to the folder can make another one that passes a check. Sign with --key.'
      : `It is signed (${signature.algorithm}). SHA-256 of the public key: ${signature.publicKeySha256}`,
    ...(timeStamp === null ? [COMMIT_IT] : ['An authority stamped the time of manifest.json: manifest.tsr.']),
    `SHA-256 of manifest.json: ${manifestSha256}`,
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}
