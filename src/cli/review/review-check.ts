import { resolve } from 'node:path';
import { packageVersion } from '../../packages/package-folder.js';
import { checkJson } from '../../report/review/check/check-json.js';
import { checkText } from '../../report/review/check/check-text.js';
import { checkFolder } from '../../review/evidence/check-folder.js';
import { readVerifyingKey } from '../../review/evidence/signing-key.js';
import { visible } from '../../text/visible.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { keyText } from './key-text.js';
import { reviewEvidence } from './review-evidence.js';
import { timeStampVerifier } from './time-stamps.js';

export interface ReviewCheckOptions {
  /** File of the public key that must have signed. Default: that of the folder. */
  readonly publicKey?: string;
  /** File of the certificates that must vouch for the time-stamp authority. Default: its own certificate is believed. */
  readonly timestampCa?: string;
  readonly format: 'text' | 'json';
}

/**
 * `klaviyo-access review check`: whether every byte of a folder is as it was when its review was closed. Ends with 2 if it is not, or the
 * review is not closed.
 */
export async function reviewCheck(named: string, options: ReviewCheckOptions, io: CliIo): Promise<ExitCode> {
  const { publicKey, timestampCa, format } = options;
  const check = await checkFolder(resolve(io.cwd, named), {
    toolVersion: packageVersion(),
    makeEvidence: reviewEvidence,
    verifyTimeStamp: await timeStampVerifier(timestampCa, io),
    authorityNamed: timestampCa !== undefined,
    ...(publicKey !== undefined && { publicKey: readVerifyingKey(await keyText(publicKey, io), visible(publicKey)) }),
  });
  io.stdout.write(format === 'json' ? checkJson(check) : checkText(check));
  return check.verdict === 'as-closed' ? EXIT.clean : EXIT.drift;
}
