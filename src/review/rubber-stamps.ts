import { FLAGS_OF_SUSPICION } from './flag.js';
import { groupedBy } from './grouped-by.js';
import { type Review } from './review-folder.js';
import { type RecordedDecision } from './review-state.js';
import { type ReviewerTask, reviewerTasks, type ReviewerTasks } from './reviewer-tasks.js';

/**
 * Decisions that may have been made without looking. It is what was seen, in figures, and no accusation: somebody may have looked first and
 * decided on all afterwards.
 *
 * - `fast`: many people kept one right after another, by the times that the reviewer's page records;
 * - `whole-file`: a file without times that keeps everybody in it, with one reason at most;
 * - `same-reason`: many flagged people kept for one and the same reason.
 */
export type RubberStamp =
  | {
      readonly kind: 'fast';
      readonly reviewer: string;
      /** In all of the runs. */
      readonly people: number;
      /** The longest one first. */
      readonly runs: readonly KeptRun[];
    }
  | {
      readonly kind: 'whole-file';
      readonly reviewer: string;
      readonly people: number;
      /** The file's name. */
      readonly file: string;
      /** The reason that stands in it; null where none does. */
      readonly reason: string | null;
      /** How many have that reason. */
      readonly withReason: number;
    }
  | { readonly kind: 'same-reason'; readonly reviewer: string; readonly people: number; readonly reason: string };

/** People whom one reviewer kept one right after another, with nobody revoked, changed or left open in between. */
export interface KeptRun {
  readonly people: number;
  /** From the first decision to the last, in whole seconds, rounded up. */
  readonly seconds: number;
  /** ISO 8601 in UTC, as the page recorded them. */
  readonly from: string;
  readonly until: string;
}

/** To read a person's name, role and reason for having it takes about this long; less is no look at a person. */
const MILLISECONDS_FOR_A_LOOK = 2_000;

/** A few people whom a reviewer knows well are decided on quickly, and rightly. */
const FEWEST_IN_A_RUN = 10;

/** Without times it shows less: more people are needed before it is worth mentioning. */
const FEWEST_IN_A_FILE = 20;

/** A team of a few may have one reason in common; more flagged people than that should have reasons of their own. */
const FEWEST_WITH_ONE_REASON = 5;

/** Every rubber stamp among the decisions that count, in the order of the reviewers. */
export function rubberStamps(review: Pick<Review, 'population' | 'attestations' | 'state'>): readonly RubberStamp[] {
  return [...reviewerTasks(review).values()].flatMap((tasks) => {
    const decided = tasks.rows.flatMap(decidedTask);
    const files = [...groupedBy(decided, ({ own }) => own.seq).values()].filter(isStampedFile);
    // What is said of a file is not said again of its reasons.
    const said = new Set(files.map(([first]) => first!.own.seq));
    const others = decided.filter(({ own }) => !said.has(own.seq));
    return [...fast(tasks, decided), ...files.map((ofFile) => wholeFile(tasks, ofFile)), ...sameReasons(tasks, others)];
  });
}

interface DecidedTask {
  readonly task: ReviewerTask;
  readonly own: RecordedDecision;
}

function decidedTask(task: ReviewerTask): readonly DecidedTask[] {
  return task.own === undefined ? [] : [{ task, own: task.own }];
}

function fast({ reviewer }: ReviewerTasks, decided: readonly DecidedTask[]): readonly RubberStamp[] {
  const timed = decided
    .flatMap(({ own: { decision, decidedAt } }) =>
      decidedAt === undefined ? [] : [{ decision, at: Date.parse(decidedAt) }],
    )
    .toSorted((one, other) => one.at - other.at);
  const runs: { readonly times: number[] }[] = [];
  let last: number | undefined;
  for (const { decision, at } of timed) {
    if (decision !== 'keep') {
      last = undefined;
      continue;
    }
    if (last === undefined || at - last > MILLISECONDS_FOR_A_LOOK) runs.push({ times: [] });
    runs.at(-1)!.times.push(at);
    last = at;
  }
  const long = runs
    .filter(({ times }) => times.length >= FEWEST_IN_A_RUN)
    .map(({ times }) => keptRun(times))
    .toSorted((one, other) => other.people - one.people);
  if (long.length === 0) return [];
  return [{ kind: 'fast', reviewer, people: long.reduce((sum, { people }) => sum + people, 0), runs: long }];
}

function keptRun(times: readonly number[]): KeptRun {
  const [from, until] = [times[0]!, times.at(-1)!];
  return {
    people: times.length,
    seconds: Math.ceil((until - from) / 1_000),
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  };
}

function isStampedFile(ofFile: readonly DecidedTask[]): boolean {
  const isAllKept = ofFile.every(({ own }) => own.decision === 'keep' && own.decidedAt === undefined);
  return isAllKept && ofFile.length >= FEWEST_IN_A_FILE && new Set(reasoned(ofFile).map(saidReason)).size <= 1;
}

function wholeFile({ reviewer }: ReviewerTasks, ofFile: readonly DecidedTask[]): RubberStamp {
  const withReason = reasoned(ofFile);
  return {
    ...{ kind: 'whole-file', reviewer, people: ofFile.length, file: ofFile[0]!.own.file.name },
    reason: withReason[0]?.reason ?? null,
    withReason: withReason.length,
  };
}

function reasoned(ofFile: readonly DecidedTask[]): readonly RecordedDecision[] {
  return ofFile.map(({ own }) => own).filter((own) => saidReason(own) !== '');
}

function sameReasons({ reviewer }: ReviewerTasks, decided: readonly DecidedTask[]): readonly RubberStamp[] {
  const kept = decided.filter(
    ({ task, own }) =>
      own.decision === 'keep' &&
      saidReason(own) !== '' &&
      task.state.row.flags.some((flag) => FLAGS_OF_SUSPICION.includes(flag)),
  );
  return [...groupedBy(kept, ({ own }) => saidReason(own)).values()]
    .filter(({ length }) => length >= FEWEST_WITH_ONE_REASON)
    .map((alike) => ({ kind: 'same-reason', reviewer, people: alike.length, reason: alike[0]!.own.reason! }));
}

/** A reason by what it says: blanks and letter case do not make another one. */
function saidReason({ reason = '' }: RecordedDecision): string {
  return reason.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
