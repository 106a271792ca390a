import { resolve } from 'node:path';
import { DEFAULT_POLICY } from '../../access/policy.js';
import { readHistory } from '../../history/history-folder.js';
import { leaversOf } from '../../history/leavers/leavers.js';
import { leaversJson } from '../../report/leavers/leavers-json.js';
import { type Review } from '../../review/review-folder.js';
import { visible } from '../../text/visible.js';
import { CliError } from '../cli-error.js';
import { type CliIo } from '../cli-io.js';
import { loadAccessModel } from '../load-access-model.js';
import { selectAccounts } from '../select-accounts.js';

export interface ClosingLeaversOptions {
  /** The access file, which holds the targets. */
  readonly config: string;
  readonly history: string;
  /** The first day of the period, in UTC, as YYYY-MM-DD. */
  readonly since: string | undefined;
}

/** Who left the directory until a review was closed, and when they were gone from its accounts, as the text of `leavers.json`. */
export async function closingLeavers(
  { population }: Review,
  { config, history, since }: ClosingLeaversOptions,
  io: CliIo,
): Promise<string> {
  if (since === undefined) {
    throw new CliError(
      '--history needs --since: the first day of the period, such as the day on which the review before was closed.',
    );
  }
  const now = io.now();
  const from = new Date(since);
  if (from >= now) throw new CliError(`--since ${visible(since)} is in the future. Name a day that has begun.`);
  const { model } = await loadAccessModel(config, io);
  const accounts = selectAccounts(
    model,
    population.accounts.map(({ name }) => name),
  );
  const leavers = leaversOf(await readHistory(resolve(io.cwd, history)), {
    accounts: accounts.map(({ name, owner, policy = DEFAULT_POLICY }) => ({
      ...{ name, owner, targetHours: policy.removalTarget },
    })),
    since: from.toISOString(),
    capturedAt: now.toISOString(),
  });
  return leaversJson(leavers);
}
