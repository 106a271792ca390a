import { type AccessModel, type Account, type IdentityProviderKind } from '../access/access-model.js';
import { providerSettings } from '../access/provider-settings.js';
import { PEOPLE_SOURCE_KINDS, type PeopleSettings, type PeopleSource } from '../provider/people-source.js';
import { PEOPLE_SOURCES } from '../provider/people-sources.js';
import { PROVIDERS } from '../provider/providers.js';
import { renderRunbook } from '../report/runbook/runbook-format.js';
import { type RunbookFormat } from '../report/formats.js';
import { type AccountRunbook } from '../provider/runbook.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel } from './load-access-model.js';
import { progressLine } from './progress-line.js';
import { selectAccounts } from './select-accounts.js';

/** What a runbook is printed for: an identity provider, or a directory that signs people in. */
export type RunbookSubject = IdentityProviderKind | PeopleSettings['kind'];

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
export async function runbook(kind: RunbookSubject, options: RunbookOptions, io: CliIo): Promise<ExitCode> {
  const { model } = await loadAccessModel(options.config, io);
  const { environment, cwd, interrupted: signal } = io;
  const selected = selectAccounts(model, options.account);
  if (isPeopleSourceKind(kind)) return signOnRunbook(PEOPLE_SOURCES[kind], model, selected, options, io);
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

function isPeopleSourceKind(kind: RunbookSubject): kind is PeopleSettings['kind'] {
  return (PEOPLE_SOURCE_KINDS as readonly string[]).includes(kind);
}

/** What provisions nobody can still sign people in: the steps of each account that has no app in an identity provider. */
function signOnRunbook(
  { name, runbook: steps }: PeopleSource,
  { directory }: AccessModel,
  selected: readonly Account[],
  { format, config }: RunbookOptions,
  io: CliIo,
): ExitCode {
  const accounts = selected.filter(({ identityProvider }) => identityProvider === undefined);
  io.stdout.write(
    accounts.length === 0
      ? `Every account of ${config} has its app in an identity provider, so none signs in with ${name}.\n`
      : renderRunbook(
          format,
          accounts.map((account) => steps(account, directory)),
        ),
  );
  return EXIT.clean;
}
