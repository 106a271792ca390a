import { type EntraAccount } from '../../access/entra-account.js';
import { readAccessKey } from '../../klaviyo/access-key.js';
import {
  type ConnectionReading,
  readConnection,
  saveConnection,
  validateConnection,
} from '../../provider/entra/synchronization/app-connection.js';
import { openSynchronization } from '../../provider/entra/synchronization/open-synchronization.js';
import { tokenRedactor } from '../../provider/entra/synchronization/token-redactor.js';
import { accessKeySource } from '../../provider/access-key-source.js';
import { Secret } from '../../provider/secret.js';
import { wrongAccount } from '../../reconcile/wrong-account.js';
import { connectionText, connectionTried } from '../../report/entra/connection-text.js';
import { quoted } from '../../text/quoted.js';
import { OWNER_ROLE } from '../../access/role.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { type LoadedAccessFile, loadAccessModel } from '../load-access-model.js';
import { type ProviderWays, providerWays } from '../provider-access.js';
import { readOrReason } from '../read-or-reason.js';
import { entraAccounts } from './entra-accounts.js';
import { klaviyoUsers } from './klaviyo-users.js';
import { withRedactedOutput } from './redacted-io.js';

export interface ConnectionOptions {
  readonly config: string;
  /** Names of accounts; none means all of Entra. */
  readonly account: readonly string[];
  /** Whether the connection is saved, after Entra has tried it. */
  readonly apply?: boolean;
  /** Whether Entra tries the connection without saving it: the key is handed to Entra for that. */
  readonly validate?: boolean;
}

/**
 * `klaviyo-access entra connection`: shows which keys of the connection are set and what would be written, and writes it with `--apply`
 * once Entra has tried it. The access key is in no output.
 */
export async function connection(options: ConnectionOptions, io: CliIo): Promise<ExitCode> {
  const loaded = await loadAccessModel(options.config, io);
  const ways = providerWays(loaded.model, io);
  let code: ExitCode = EXIT.clean;
  for (const account of entraAccounts(loaded.model, options.account)) {
    const places = { environment: io.environment, baseFolder: loaded.folder };
    // Klaviyo's guide for Entra: without any prefix, however it is stored.
    const token = new Secret(readAccessKey(account.scim.accessKey, places));
    const own = await withRedactedOutput(io, tokenRedactor(token), (safe) =>
      connect(account, token, { loaded, ways, options }, safe),
    );
    if (own !== EXIT.clean) code = own;
  }
  return code;
}

interface Run {
  readonly loaded: LoadedAccessFile;
  readonly ways: ProviderWays;
  readonly options: ConnectionOptions;
}

async function connect(
  account: EntraAccount,
  token: Secret,
  { loaded, ways, options: { apply = false, validate = false } }: Run,
  io: CliIo,
): Promise<ExitCode> {
  const { graph, application } = await openSynchronization(ways(account.identityProvider), account);
  const declared = { baseUrl: account.scim.baseUrl, secret: account.identityProvider.provisioning.secret };
  const reading = await readConnection(graph, application.id, declared);
  const opened = await opensInKlaviyo(account, loaded, io);
  const source = accessKeySource(account.scim.accessKey);
  // To try the connection saves nothing, so what speaks against a save does not speak against it.
  const isTrial = validate && !apply;
  io.stdout.write(connectionText({ account: account.name, application, reading, source, ...opened, apply, isTrial }));
  if (!reading.isClear || opened.refusals.length > 0) return EXIT.drift;
  if (reading.refusals.length > 0 && !isTrial) return EXIT.drift;
  const isPending = reading.plan.some(({ state }) => state === 'new' || state === 'changed');
  if (!apply && !validate) return isPending ? EXIT.drift : EXIT.clean;
  const of = { servicePrincipalId: application.id, jobId: reading.job.id };
  await validateConnection(graph, of, reading.plan, token);
  if (apply) await saveConnection(graph, of, reading, token, { signal: io.interrupted });
  io.stdout.write(connectionTried(apply, { isQuarantined: isQuarantined(reading) }));
  return apply || !isPending ? EXIT.clean : EXIT.drift;
}

function isQuarantined({ job }: Extract<ConnectionReading, { readonly isClear: true }>): boolean {
  return job.quarantine !== undefined;
}

/** What the key opens in Klaviyo. All accounts may have one base URL, so a key of another one would push everybody there. */
async function opensInKlaviyo(
  account: EntraAccount,
  { folder }: LoadedAccessFile,
  io: CliIo,
): Promise<{ readonly opens: string | undefined; readonly refusals: readonly string[] }> {
  const listing = await readOrReason(() => klaviyoUsers(account, folder, io), io);
  if (!listing.read) {
    return { opens: undefined, refusals: [`It is not known which account the access key opens. ${listing.reason}`] };
  }
  const { users } = listing.value;
  const wrong = wrongAccount(account, users);
  if (wrong !== undefined) return { opens: undefined, refusals: [wrong] };
  const owner = users.find(({ role }) => role === OWNER_ROLE[account.kind]);
  const whose = owner === undefined ? 'whose list names no owner' : `whose owner is ${quoted(owner.userName)}`;
  return { opens: `The access key opens the Klaviyo account ${whose}.`, refusals: [] };
}
