import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderReviewStatus } from '../../report/review/status/status-format.js';
import { type ReviewStatusFormat } from '../../report/formats.js';
import { SEALED_FILES } from '../../review/evidence/sealed-files.js';
import { readReview } from '../../review/review-folder.js';
import { reviewStatus as statusOf } from '../../review/status/review-status.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { writeParts } from '../write-parts.js';

export interface ReviewStatusOptions {
  readonly format: ReviewStatusFormat;
}

/** `klaviyo-access review status`: how a review stands. Exits with 2 while anything is open in it. */
export async function reviewStatus(named: string, { format }: ReviewStatusOptions, io: CliIo): Promise<ExitCode> {
  const folder = resolve(io.cwd, named);
  const review = await readReview(folder);
  const isSealed = existsSync(join(folder, SEALED_FILES.sums));
  const status = statusOf(review, { now: io.now(), folder: named, isSealed });
  await writeParts(io.stdout, [renderReviewStatus(format, status, io.stdout.columns)]);
  return status.isOpen ? EXIT.drift : EXIT.clean;
}
