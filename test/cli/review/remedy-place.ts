import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReviewDecision } from '../../../src/review/decision.js';
import { type Population } from '../../../src/review/population.js';
import { readReview } from '../../../src/review/review-folder.js';
import { type CliRun, runCli } from '../cli-run.js';

/** What is decided on somebody. */
export interface Decided {
  readonly account?: string;
  readonly user: string;
  readonly decision: ReviewDecision;
  readonly newRole?: string;
}

export const OPENED = new Date('2026-11-23T06:00:00.000Z');
export const LATER = new Date('2026-11-23T07:00:00.000Z');

/** Runs the command line in a folder with an access file, as somebody would in the course of a review. */
export function reviewIn(cwd: string, environment: Readonly<Record<string, string>>, folder = 'q1') {
  const run = (args: readonly string[], now = LATER): Promise<CliRun> =>
    runCli(args, { cwd, environment, now, columns: 80 });
  const read = (path: string): string => readFileSync(join(cwd, path), 'utf8');
  return {
    run,
    read,
    write: (path: string, text: string) => {
      writeFileSync(join(cwd, path), text);
    },
    review: () => readReview(join(cwd, folder)),
    open: (now = OPENED) => run(['review', 'open', '--out', folder], now),
    /** Records decisions, each by the reviewer of its row. */
    decide: async (decisions: readonly Decided[], now = LATER, ...args: readonly string[]): Promise<void> => {
      const text = read(`${folder}/population.json`);
      const { rows, review } = JSON.parse(text) as Population;
      const { populationSha256 } = await readReview(join(cwd, folder));
      for (const [index, { account, user, decision, newRole }] of decisions.entries()) {
        const row = rows.find((each) => each.userName === user && (account === undefined || each.account === account))!;
        const form = {
          version: 1,
          ...{ review: review.id, population: populationSha256, reviewer: row.reviewer.reviewer, answers: [] },
          decisions: [
            { row: row.row, account: row.account, userName: user, decision, newRole, reason: `Reason of ${user}.` },
          ],
        };
        writeFileSync(join(cwd, `decisions-${index}.json`), JSON.stringify(form));
        const recorded = await run(['review', 'record', folder, `decisions-${index}.json`, ...args], now);
        if (recorded.exitCode !== 0) throw new Error(recorded.stderr);
      }
    },
    remediate: (...args: readonly string[]) => run(['review', 'remediate', folder, ...args]),
    verify: (now = LATER, ...args: readonly string[]) => run(['review', 'verify-remediation', folder, ...args], now),
  };
}

export type ReviewPlace = ReturnType<typeof reviewIn>;
