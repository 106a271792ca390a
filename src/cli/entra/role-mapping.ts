import { type EntraAccount } from '../../access/entra-account.js';
import { openSynchronization } from '../../provider/entra/synchronization/open-synchronization.js';
import { readRoleMapping, writeRoleMapping } from '../../provider/entra/synchronization/role-mapping.js';
import { roleMappingText, roleMappingWritten } from '../../report/entra/role-mapping-text.js';
import { CliError } from '../cli-error.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { loadAccessModel } from '../load-access-model.js';
import { type ProviderWays, providerWays } from '../provider-access.js';
import { entraAccounts } from './entra-accounts.js';
import { keepSchema } from './schema-backup.js';

export interface RoleMappingOptions {
  readonly config: string;
  /** Names of accounts; none means all of Entra. */
  readonly account: readonly string[];
  /** Whether the difference is written. */
  readonly apply?: boolean;
  /** Whether mappings that Klaviyo does not support are removed. */
  readonly prune?: boolean;
  /** The file for the schema as it was. Default: a new one in the working folder. */
  readonly backup?: string;
}

/**
 * `klaviyo-access entra role-mapping`: shows how the role and the userName are mapped in Entra and what would change, and writes that with
 * `--apply`. It ends with 2 if there is a difference that was not written.
 */
export async function roleMapping(options: RoleMappingOptions, io: CliIo): Promise<ExitCode> {
  const { model } = await loadAccessModel(options.config, io);
  const accounts = entraAccounts(model, options.account);
  if (options.backup !== undefined && accounts.length > 1) {
    throw new CliError('--backup names the file of one account. Name the account with --account.');
  }
  const ways = providerWays(model, io);
  let code: ExitCode = EXIT.clean;
  for (const account of accounts) {
    const own = await mapRole(account, ways, options, io);
    if (own !== EXIT.clean) code = own;
  }
  return code;
}

async function mapRole(
  account: EntraAccount,
  ways: ProviderWays,
  { apply = false, prune = false, backup }: RoleMappingOptions,
  io: CliIo,
): Promise<ExitCode> {
  const { graph, application } = await openSynchronization(ways(account.identityProvider), account);
  const { roleTarget, userName } = account.identityProvider.app;
  const reading = await readRoleMapping(graph, application.id, { roleTarget, userName, prune });
  io.stdout.write(roleMappingText({ account: account.name, application, reading, prune, apply }));
  if (!reading.isClear || reading.refusals.length > 0) return EXIT.drift;
  if (reading.plan.changes.length === 0) return EXIT.clean;
  if (!apply) return EXIT.drift;
  const path = await keepSchema(backup, { account: account.name, schema: reading.schema.whole }, io);
  await writeRoleMapping(graph, application.id, reading, path, { signal: io.interrupted });
  io.stdout.write(
    roleMappingWritten(path, { account: account.name, isJobOn: account.identityProvider.provisioning.job === 'on' }),
  );
  return EXIT.clean;
}
