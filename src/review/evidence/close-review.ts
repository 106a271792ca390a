import { join } from 'node:path';
import { fileFault } from '../../text/file-fault.js';
import { visible } from '../../text/visible.js';
import { type ClosingTerms, type JournalEvent } from '../journal-entry.js';
import { isNothingOpen, openMatters, type OpenMatters } from '../open-matters.js';
import { ReviewError } from '../review-error.js';
import { changeReview, digest, readReview, type Review } from '../review-folder.js';
import { finishClosing, type FinishedClosing, type FinishOptions } from './finish-closing.js';
import { folderFiles, sealablePaths } from './folder-files.js';
import { namedFileDifferences, namedFiles } from './named-files.js';
import { replayed } from './replay.js';
import { NOT_IN_MANIFEST, SEALED_FILES } from './sealed-files.js';

/** What closing a review goes by. */
export interface ClosingOptions extends FinishOptions {
  /** Why the review is closed though something is open. Default: it is not. */
  readonly withOpen?: string | undefined;
  /** Makes the report on who left, as the text of `leavers.json`. Default: there is none. */
  readonly leavers?: ((review: Review) => Promise<string>) | undefined;
  /** Why the folder is finished without the time stamp that it was to have. Default: it is not. */
  readonly giveUpTimeStamp?: string | undefined;
  readonly now: () => Date;
}

/** How closing ended: something is open and nothing was done, or the folder is sealed. */
export type ClosingOutcome = { readonly open: OpenMatters; readonly review: Review } | FinishedClosing;

/**
 * Closes a review: puts that into its journal, then makes its evidence, the manifest, its signature and time stamp, and the list of
 * digests, which is written last. Run again after it was interrupted, it goes on from where it stood.
 *
 * @param folder - absolute
 * @throws ReviewError if there is none, something in it does not belong there or was changed, or it was closed in another way before;
 *   TimeStampError if the time stamp cannot be had: the review is closed then, and its folder has to be finished
 */
export async function closeReview(folder: string, options: ClosingOptions): Promise<ClosingOutcome> {
  checkReason('--with-open', options.withOpen);
  checkReason('--without-time-stamp', options.giveUpTimeStamp);
  const before = await readReview(folder);
  if (before.state.closed === undefined) {
    const open = openMatters(before);
    if (!isNothingOpen(open) && options.withOpen === undefined) return { open, review: before };
    if (isNothingOpen(open) && options.withOpen !== undefined) {
      throw new ReviewError(
        'Nothing is open. Leave --with-open out: its reason would stand on the first page for ever.',
      );
    }
    await onDisk(folder, 'Nothing was closed. Correct that, and run the command again.', () =>
      recordClosing(folder, before, options),
    );
  } else {
    checkSame(before, options);
    if (options.giveUpTimeStamp !== undefined) await recordGivingUp(folder, before, options.giveUpTimeStamp, options);
  }
  return onDisk(folder, `${NOT_FINISHED} Correct that, and run the same command again.`, () =>
    finishClosing(folder, options),
  );
}

const NOT_FINISHED = 'The review is closed, and its folder is not finished.';

/**
 * Does something with the files of a folder.
 *
 * @param after - what is so if it fails, and what to do, as sentences
 * @throws ReviewError in place of an error of the system, such as of a full disk
 */
async function onDisk<Result>(folder: string, after: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall, path = folder } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new ReviewError(`Cannot read or write ${visible(path)}: ${fileFault(error)}. ${after}`);
  }
}

/** The reason stays on the first page for ever, so that a variable of a pipeline that is empty must not become it. */
function checkReason(flag: string, reason: string | undefined): void {
  if (reason?.trim() !== '') return;
  throw new ReviewError(`${flag} has no reason. Write why, in words that the first page can show for ever.`);
}

async function recordClosing(folder: string, before: Review, options: ClosingOptions): Promise<void> {
  if (options.giveUpTimeStamp !== undefined) {
    throw new ReviewError('--without-time-stamp is for a review whose closing has begun and lacks its time stamp.');
  }
  const leavers = (await options.leavers?.(before)) ?? null;
  const terms: ClosingTerms = {
    withOpen: options.withOpen ?? null,
    toolVersion: options.toolVersion,
    signature: options.key?.signer ?? null,
    timeStamp: options.requestTimeStamp === undefined ? null : 'rfc3161',
    leavers: leavers === null ? null : digest(leavers),
  };
  await checkPlace(folder, before, terms, leavers, options);
  if (leavers !== null) await options.write(join(folder, SEALED_FILES.leavers), leavers);
  await changeReview(folder, options.now, (review): readonly JournalEvent[] => {
    if (review.state.closed !== undefined || review.entries.length !== before.entries.length) {
      throw new ReviewError('Something was recorded in the review while it was being closed. Run the command again.');
    }
    return [{ event: 'closed', ...terms }];
  });
}

/** Before anything is written: whether there is room for what closing makes, and nothing that cannot be sealed. */
async function checkPlace(
  folder: string,
  before: Review,
  terms: ClosingTerms,
  leavers: string | null,
  { makeEvidence, now }: ClosingOptions,
): Promise<void> {
  const paths = await sealablePaths(folder);
  const named = paths.filter((path) => namedFiles(before.entries).has(path));
  const [wrong] = [...replayed(before), ...namedFileDifferences(before, await folderFiles(folder, named))];
  if (wrong !== undefined) {
    throw new ReviewError(
      `${visible(`${wrong.path} ${wrong.what}`)}. Nothing was closed. Restore it from where the folder was kept, such as its git history; ` +
        '`review remediate` writes its files again.',
    );
  }
  const closed = { ...terms, at: now().toISOString(), timeStampGivenUp: null };
  const made = [...makeEvidence(before, closed, leavers).keys(), ...NOT_IN_MANIFEST, SEALED_FILES.publicKey];
  // A closing that was stopped can have left it.
  if (leavers === null) made.push(SEALED_FILES.leavers);
  const taken = paths.filter((path) => made.includes(path));
  if (taken.length > 0) {
    throw new ReviewError(
      `Closing makes a file ${taken.join(', ')}, and there is one of that name in the folder already. Move it away, or into ` +
        'attachments/. Nothing was closed.',
    );
  }
}

/** A review is closed once. What is asked for the second time must be what it was closed with. */
function checkSame({ state }: Review, { withOpen, requestTimeStamp, leavers }: ClosingOptions): void {
  const closed = state.closed!;
  const on = `The review was closed on ${closed.at.slice(0, 10)}`;
  if (withOpen !== undefined && withOpen !== closed.withOpen) {
    throw new ReviewError(
      closed.withOpen === null
        ? `${on} with nothing open. Leave --with-open out.`
        : `${on} with another reason for what is open. Leave --with-open out; the first one stands.`,
    );
  }
  if (leavers !== undefined && closed.leavers === null) {
    throw new ReviewError(`${on} without a report on who left, and none can be added. Leave --history out.`);
  }
  if (requestTimeStamp !== undefined && closed.timeStamp === null) {
    throw new ReviewError(`${on} without a time stamp, and none can be added. Leave --timestamp-url out.`);
  }
}

async function recordGivingUp(
  folder: string,
  { state }: Review,
  reason: string,
  { now }: ClosingOptions,
): Promise<void> {
  const { closed } = state;
  if (closed?.timeStampGivenUp === reason) return;
  if (closed?.timeStamp === null) {
    throw new ReviewError('The review was closed without a time stamp. Leave --without-time-stamp out.');
  }
  const paths = await sealablePaths(folder);
  if (paths.includes(SEALED_FILES.timeStamp) || paths.includes(SEALED_FILES.sums)) {
    throw new ReviewError('The folder has its time stamp. Leave --without-time-stamp out.');
  }
  await changeReview(folder, now, () => [{ event: 'time-stamp-given-up', reason }]);
}
