import { type IdentityProviderKind } from '../access/access-model.js';
import { providerSettings } from '../access/provider-settings.js';
import { PROVIDERS } from '../provider/providers.js';
import { renderRunbook } from '../report/runbook/runbook-format.js';
import { type RunbookFormat } from '../report/formats.js';
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
 * `klaviyo-access runbook PROVIDER`: the console steps of Klaviyo's guide for an identity provider, with each account's own values, and which of them are done. Needs
 * no credentials; with those of the identity provider it looks. It ends with 0 whatever is left to do.
 */
export async function runbook(kind: IdentityProviderKind, options: RunbookOptions, io: CliIo): Promise<ExitCode> {
  const { model } = await loadAccessModel(options.config, io);
  const { environment, cwd, interrupted: signal } = io;
  const selected = selectAccounts(model, options.account);
  const accounts = selected.filter(({ identityProvider }) => identityProvider?.kind === kind);
  const provider = PROVIDERS[kind];
  const settings = providerSettings(model, kind);
  if (settings === undefined || provider.runbook === undefined) {
    io.stdout.write(`${options.config} does not name ${provider.words.name}, so there is nothing to set up in it.\n`);
    return EXIT.clean;
  }
  if (accounts.length === 0) {
    const why = selected.every(({ direct }) => direct !== undefined)
      ? 'klaviyo-access provisions them itself'
      : 'none of them has its app there';
    io.stdout.write(`No account needs steps in ${provider.words.name}: ${why}.\n`);
    return EXIT.clean;
  }
  const read = provider.reader(settings, { environment, cwd, signal });
  const progress = progressLine(io.stderr);
  const runbooks: AccountRunbook[] = [];
  try {
    for (const account of accounts) {
      progress.show(`${account.name}: asking ${provider.words.name}`);
      runbooks.push(provider.runbook(account, await read(account)));
    }
  } finally {
    progress.clear();
  }
  io.stdout.write(renderRunbook(options.format, runbooks));
  return EXIT.clean;
}
