import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { readAttachments, storeAttachments } from '../../review/attachments.js';
import { checkForm, type CheckedForm } from '../../review/check-decisions.js';
import { type FormFault } from '../../review/forms/decision-form.js';
import { readForm } from '../../review/forms/read-form.js';
import { outdatedRemedies } from '../../review/remedy/outdated-remedy.js';
import { REMEDIATION_FOLDER } from '../../review/remedy/remedy.js';
import { changeReview, readReview, type Review } from '../../review/review-folder.js';
import { fileFault } from '../../text/file-fault.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { visible } from '../../text/visible.js';
import { CliError } from '../cli-error.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';

export interface ReviewRecordOptions {
  /** Who hands the files in. Default: as they say. */
  readonly reviewer?: string;
  /** Whether decisions may differ from earlier ones. */
  readonly replace?: boolean;
  /** The folder with the files that answers name. Default: of each file of decisions its own. */
  readonly attachments?: string;
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
  io.stdout.write(outdatedWords(named, await readReview(folder)));
  return failed ? EXIT.error : EXIT.clean;
}

/** That files which carry decisions out are of other decisions; empty where they are not. */
function outdatedWords(named: string, review: Review): string {
  const outdated = outdatedRemedies(review).length;
  if (outdated === 0) return '';
  const people = outdated === 1 ? '1 person' : `${outdated} people`;
  return (
    `On ${people} something else is decided now than the files in ${visible(named)}/${REMEDIATION_FOLDER} carry out. Apply nothing of them. Run ` +
    `\`klaviyo-access review remediate ${shellQuoted(named)}\`, which writes them again.\n`
  );
}

async function record(folder: string, file: HandedIn, options: ReviewRecordOptions, io: CliIo): Promise<boolean> {
  const reading = readForm(file.bytes);
  const wrong = 'faults' in reading ? reading.faults : [];
  const form = 'faults' in reading ? reading.rest : reading.form;
  if (form === undefined) return refused(file, wrong, io);
  const beside = resolve(io.cwd, options.attachments ?? dirname(file.named));
  const { answers, attachments, faults } = await readAttachments(form.answers, beside);
  let outcome: CheckedForm | readonly FormFault[] = [];
  await changeReview(folder, io.now, async (review: Review) => {
    const checked = checkForm(review, { ...form, answers }, { ...options, now: io.now().toISOString() });
    const all = [...wrong, ...(isFaults(checked) ? checked : []), ...faults];
    outcome = all.length === 0 ? checked : all.toSorted((one, other) => lineOf(one) - lineOf(other));
    if (isFaults(outcome) || outcome.decisions.length + outcome.answers.length === 0) return [];
    const { reviewer, decisions, answers: recorded } = outcome;
    const named = new Set(recorded.map(({ attachment }) => attachment?.name));
    // Before the journal names them: what an interruption leaves is a file that nothing names.
    await storeAttachments(
      folder,
      attachments.filter(({ name }) => named.has(name)),
    );
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    return [
      { event: 'recorded', reviewer, file: { name: basename(file.named), sha256 }, decisions, answers: recorded },
    ];
  });
  if (isFaults(outcome)) return refused(file, outcome, io);
  io.stdout.write(`${recordedWords(file, outcome)}\n`);
  return true;
}

function isFaults(outcome: CheckedForm | readonly FormFault[]): outcome is readonly FormFault[] {
  return Array.isArray(outcome);
}

/** Where a mistake stands, to name them in the order of the file; one of the whole file comes first. */
function lineOf({ at }: FormFault): number {
  return Number(/^line (\d+)$/.exec(at)?.[1] ?? 0);
}

function refused({ named }: HandedIn, faults: readonly FormFault[], io: CliIo): false {
  for (const { at, message } of faults) io.stderr.write(`${visible(`${named}: ${at}: ${message}`)}\n`);
  io.stderr.write(`Nothing of ${visible(named)} was recorded. Correct it, and record it again.\n`);
  return false;
}

function recordedWords({ named }: HandedIn, { reviewer, decisions, answers, known }: CheckedForm): string {
  const parts = [
    ...(answers.length === 0 || decisions.length > 0 ? [counted(decisions.length, 'decision')] : []),
    ...(answers.length === 0 ? [] : [counted(answers.length, 'answer')]),
  ];
  const before = known === 0 ? '' : `; ${known} ${known === 1 ? 'was' : 'were'} recorded before`;
  return visible(`Recorded ${parts.join(' and ')} of ${reviewer} from ${named}${before}.`);
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

async function bytesOf(named: string, io: CliIo): Promise<Uint8Array> {
  try {
    return await readFile(resolve(io.cwd, named));
  } catch (error) {
    throw new CliError(`Cannot read ${visible(named)}: ${fileFault(error)}. Check the path. Nothing was recorded.`);
  }
}
