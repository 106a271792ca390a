import { openOkta, readOkta } from '../provider/okta/checks/okta-readings.js';
import { renderRunbook } from '../report/runbook/runbook-format.js';
import { type RunbookFormat } from '../report/formats.js';
import { oktaRunbook } from '../provider/okta/runbook/okta-runbook.js';
import { type AccountRunbook } from '../provider/runbook.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel } from './load-access-model.js';
import { progressLine } from './progress-line.js';
import { selectAccounts } from './select-accounts.js';

export interface RunbookOptions {
  readonly config: string;
  /** Names of accounts; none means all. */
  readonly account: readonly string[];
  readonly format: RunbookFormat;
}

/**
 * `klaviyo-access runbook okta`: Klaviyo's console steps with each account's own values, and what is done of them. Needs no
 * credentials; with those of Okta it looks. It ends with 0 whatever is left to do: the steps are printed all the same.
 */
export async function runbook(options: RunbookOptions, io: CliIo): Promise<ExitCode> {
  const { model } = await loadAccessModel(options.config, io);
  const { environment, cwd, interrupted: signal } = io;
  const accounts = selectAccounts(model, options.account);
  const opening = await openOkta({ okta: model.okta, environment, cwd, signal });
  const progress = progressLine(io.stderr);
  const runbooks: AccountRunbook[] = [];
  try {
    for (const account of accounts) {
      progress.show(`${account.name}: asking Okta`);
      runbooks.push(oktaRunbook(account, await readOkta(account, opening)));
    }
  } finally {
    progress.clear();
  }
  io.stdout.write(renderRunbook(options.format, runbooks));
  return EXIT.clean;
}
