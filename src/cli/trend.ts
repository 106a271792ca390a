import { resolve } from 'node:path';
import { readHistory } from '../history/history-folder.js';
import { trendOf } from '../history/trend.js';
import { renderTrend } from '../report/trend/trend-format.js';
import { type TrendFormat } from '../report/formats.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';

export interface TrendOptions {
  /** The folder that `drift --history` keeps runs in. */
  readonly history: string;
  /** Names of accounts; none means all. */
  readonly account: readonly string[];
  readonly format: TrendFormat;
}

/** `klaviyo-access trend`: what became of the findings over the runs of a history. It ends with 0 whatever that is. */
export async function trend({ history, account, format }: TrendOptions, io: CliIo): Promise<ExitCode> {
  const entries = await readHistory(resolve(io.cwd, history));
  io.stdout.write(renderTrend(format, trendOf(entries, account)));
  return EXIT.clean;
}
