import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DriftReport } from '../drift/drift-report.js';
import { historyEntry, type HistoryEntry, type KeptBesides, runsOver } from '../history/history-entry.js';
import { keepRun, readHistory } from '../history/history-folder.js';
import { historyPoints, type HistoryPoint } from '../history/history-point.js';
import { type CliIo } from './cli-io.js';

/** The history that a run is to be kept in, and what was in it before. */
export interface RunHistory {
  /** As `--history` names it. */
  readonly named: string;
  readonly folder: string;
  readonly earlier: readonly HistoryEntry[];
}

/**
 * Reads the history that `--history` names, before the run: one that cannot be read fails the run while it has cost nothing.
 *
 * @param named - undefined if no history is kept
 * @throws HistoryError if there is one and it cannot be read as a whole
 */
export async function openHistory(named: string | undefined, io: CliIo): Promise<RunHistory | undefined> {
  if (named === undefined) return undefined;
  const folder = resolve(io.cwd, named);
  return { named, folder, earlier: existsSync(folder) ? await readHistory(folder) : [] };
}

/** A run of the history that is not kept yet. */
export interface RunToKeep {
  /** What was open from run to run, this one the last, of the accounts of the report alone: it is shown beside theirs. */
  readonly points: readonly HistoryPoint[];
  /**
   * Keeps it. To be called when the reports are written: a run whose reports nobody has seen is none.
   *
   * @throws HistoryError if it cannot be kept
   */
  readonly keep: () => Promise<void>;
}

/**
 * The run as it would be kept; without a history nothing is.
 *
 * @param besides - what is kept and is not in the report. Default: nothing
 */
export function runToKeep(
  report: DriftReport,
  history: RunHistory | undefined,
  io: CliIo,
  besides?: KeptBesides,
): RunToKeep {
  if (history === undefined) return { points: [], keep: () => Promise.resolve() };
  const entry = historyEntry(report, besides);
  const names = report.accounts.map((account) => account.name);
  return {
    points: historyPoints(runsOver(names, [...history.earlier, entry])),
    keep: async () => {
      const name = await keepRun(history.folder, entry);
      io.stderr.write(`Kept this run as ${join(history.named, name)}\n`);
    },
  };
}
