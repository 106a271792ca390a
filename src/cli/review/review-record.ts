import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { checkForm, type CheckedForm } from '../../review/check-decisions.js';
import { type FormFault, type FormReading } from '../../review/forms/decision-form.js';
import { readCsvForm } from '../../review/forms/read-csv-form.js';
import { readJsonForm } from '../../review/forms/read-json-form.js';
import { changeReview, type Review } from '../../review/review-folder.js';
import { fileFault } from '../../text/file-fault.js';
import { visible } from '../../text/visible.js';
import { CliError } from '../cli-error.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';

export interface ReviewRecordOptions {
  /** Who hands the files in. Default: as they say. */
  readonly reviewer?: string;
  /** Whether decisions may differ from earlier ones. */
  readonly replace?: boolean;
}

/** A file of decisions, as bytes. */
interface HandedIn {
  readonly named: string;
  readonly bytes: Uint8Array;
}

/**
 * `klaviyo-access review record`: takes the decisions of files in. Each file is taken in as a whole or not at all; one with mistakes has
 * every one of them named, and the command then ends with 1.
 */
export async function reviewRecord(
  named: string,
  files: readonly string[],
  options: ReviewRecordOptions,
  io: CliIo,
): Promise<ExitCode> {
  const folder = resolve(io.cwd, named);
  // Before anything is recorded, so that a wrong path does not leave half of the files recorded.
  const handedIn = await Promise.all(files.map(async (file) => ({ named: file, bytes: await bytesOf(file, io) })));
  let failed = false;
  for (const file of handedIn) {
    const recorded = await record(folder, file, options, io);
    failed ||= !recorded;
  }
  return failed ? EXIT.error : EXIT.clean;
}

async function record(folder: string, file: HandedIn, options: ReviewRecordOptions, io: CliIo): Promise<boolean> {
  const reading = formOf(file);
  if ('faults' in reading) return refused(file, reading.faults, io);
  let outcome: CheckedForm | readonly FormFault[] = [];
  await changeReview(folder, io.now, (review: Review) => {
    outcome = checkForm(review, reading.form, { ...options, now: io.now().toISOString() });
    if (isFaults(outcome) || outcome.decisions.length + outcome.answers.length === 0) return [];
    const { reviewer, decisions, answers } = outcome;
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    return [{ event: 'recorded', reviewer, file: { name: basename(file.named), sha256 }, decisions, answers }];
  });
  if (isFaults(outcome)) return refused(file, outcome, io);
  io.stdout.write(`${recordedWords(file, outcome)}\n`);
  return true;
}

function isFaults(outcome: CheckedForm | readonly FormFault[]): outcome is readonly FormFault[] {
  return Array.isArray(outcome);
}

/** JSON begins with a brace; everything else is read as CSV. */
function formOf({ bytes }: HandedIn): FormReading {
  const text = Buffer.from(bytes).toString('utf8');
  return text
    .replace(/^\ufeff/, '')
    .trimStart()
    .startsWith('{')
    ? readJsonForm(text)
    : readCsvForm(bytes);
}

function refused({ named }: HandedIn, faults: readonly FormFault[], io: CliIo): false {
  for (const { at, message } of faults) io.stderr.write(`${visible(`${named}: ${at}: ${message}`)}\n`);
  io.stderr.write(`Nothing of ${visible(named)} was recorded. Correct it, and record it again.\n`);
  return false;
}

function recordedWords({ named }: HandedIn, { reviewer, decisions, answers, known }: CheckedForm): string {
  const parts = [
    `${decisions.length} ${decisions.length === 1 ? 'decision' : 'decisions'}`,
    ...(answers.length > 0 ? [`${answers.length} ${answers.length === 1 ? 'answer' : 'answers'}`] : []),
  ];
  const before = known === 0 ? '' : `; ${known} ${known === 1 ? 'was' : 'were'} recorded before`;
  return visible(`Recorded ${parts.join(' and ')} of ${reviewer} from ${named}${before}.`);
}

async function bytesOf(named: string, io: CliIo): Promise<Uint8Array> {
  try {
    return await readFile(resolve(io.cwd, named));
  } catch (error) {
    throw new CliError(`Cannot read ${visible(named)}: ${fileFault(error)}. Check the path. Nothing was recorded.`);
  }
}
