import { resolve } from 'node:path';
import { DEFAULT_POLICY } from '../access/policy.js';
import { readHistory } from '../history/history-folder.js';
import { isOverdue, leaversOf } from '../history/leavers/leavers.js';
import { type LeaversFormat } from '../report/formats.js';
import { renderLeavers } from '../report/leavers/leavers-format.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel } from './load-access-model.js';
import { selectAccounts } from './select-accounts.js';
import { writeParts } from './write-parts.js';

export interface LeaversOptions {
  readonly config: string;
  /** The first day of the period, in UTC, as YYYY-MM-DD. */
  readonly since: string;
  /** Its last day. Default: it ends now. */
  readonly until?: string;
  /** The folder that `drift --history` keeps runs in. */
  readonly history: string;
  /** Names of accounts; none means all of the access file. */
  readonly account: readonly string[];
  readonly format: LeaversFormat;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * `klaviyo-access leavers`: who left the directory in a period, and when they were gone from the accounts. Exits with 2 while somebody who
 * left is still in an account beyond the target.
 */
export async function leavers(options: LeaversOptions, io: CliIo): Promise<ExitCode> {
  const now = io.now();
  const since = new Date(options.since);
  const until = options.until === undefined ? now : new Date(Date.parse(options.until) + DAY_MS);
  if (since >= now) throw new CliError(`--since ${options.since} is in the future. Name a day that has begun.`);
  if (since >= until) {
    throw new CliError(`--since ${options.since} is after --until ${options.until}. Name the first day and the last.`);
  }
  const { model } = await loadAccessModel(options.config, io);
  const accounts = selectAccounts(model, options.account);
  const found = leaversOf(await readHistory(resolve(io.cwd, options.history)), {
    accounts: accounts.map(({ name, owner, policy = DEFAULT_POLICY }) => ({
      name,
      owner,
      targetHours: policy.removalTarget,
    })),
    since: since.toISOString(),
    until: until.toISOString(),
    capturedAt: now.toISOString(),
  });
  await writeParts(io.stdout, [renderLeavers(options.format, found, io.stdout.columns)]);
  return isOverdue(found) ? EXIT.drift : EXIT.clean;
}
