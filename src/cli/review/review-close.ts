import { resolve } from 'node:path';
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
import { visible } from '../../text/visible.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { keyText } from './review-check.js';
import { closingLeavers } from './closing-leavers.js';
import { reviewEvidence } from './review-evidence.js';

export interface ReviewCloseOptions {
  readonly config: string;
  /** Why it is closed though something is open. */
  readonly withOpen?: string;
  /** File of the private key. Default: the key in the environment, if there is one. */
  readonly key?: string;
  /** The folder of a history, by which the evidence says who left. */
  readonly history?: string;
  /** With `history`: the first day of the period, as YYYY-MM-DD. */
  readonly since?: string;
}

/** `klaviyo-access review close`: seals the folder of a review in which nothing is open. Ends with 2 while something is. */
export async function reviewClose(named: string, options: ReviewCloseOptions, io: CliIo): Promise<ExitCode> {
  const folder = resolve(io.cwd, named);
  const { history, since, withOpen } = options;
  const key = await signingKey(options, io);
  const outcome = await closeReview(folder, {
    toolVersion: packageVersion(),
    makeEvidence: reviewEvidence,
    write: writeWhole,
    now: io.now,
    ...(withOpen !== undefined && { withOpen }),
    ...(key !== undefined && { key }),
    ...(history !== undefined && { leavers: (review) => closingLeavers(review, { ...options, history, since }, io) }),
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

async function signingKey({ key }: ReviewCloseOptions, io: CliIo): Promise<SigningKey | undefined> {
  const passphrase = io.environment[PASSPHRASE_VARIABLE];
  if (key !== undefined) return readSigningKey(await keyText(key, io), visible(key), passphrase);
  const pem = io.environment[KEY_VARIABLE] ?? '';
  return pem === '' ? undefined : readSigningKey(pem, KEY_VARIABLE, passphrase);
}

function closedText(named: string, { review, closed, files, manifestSha256, wasFinished }: FinishedClosing): string {
  const { name } = review.population.review;
  const { signature, at } = closed;
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
    'Commit the folder to git: the commit proves that it was like this when it was committed, as long as the history is not rewritten.',
    `SHA-256 of manifest.json: ${manifestSha256}`,
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}
