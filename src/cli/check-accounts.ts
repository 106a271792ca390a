import { type Account, type IdentityProviderKind } from '../access/access-model.js';
import { type CheckedAccount, type CheckProgress, type CheckSurroundings } from '../check/check-account.js';
import { checkAccounts } from '../check/check-accounts.js';
import { DRIFT_REPORT_VERSION, type DriftReport, type ReportSources } from '../drift/drift-report.js';
import { everybody } from '../drift/everybody.js';
import { openScimClient } from '../klaviyo/open-scim-client.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { type PlannedCreations } from '../provider/plan-subjects.js';
import { packageVersion } from '../packages/package-folder.js';
import { assignedStation, providerOf } from '../provider/providers.js';
import { runCommit } from '../publish/place.js';
import { type CliIo } from './cli-io.js';
import { type ProviderWays } from './provider-access.js';
import { progressLine } from './progress-line.js';

/** Which accounts a command checks, and with what. */
export interface AccountsCheck {
  readonly accounts: readonly Account[];
  readonly snapshot: DirectorySnapshot;
  /**
   * Whether the people come from a roster, so that the identity provider's rules may go by other attributes: they are read where that
   * explains a difference. Default: they do not.
   */
  readonly isRoster?: boolean | undefined;
  /** The ways to the identity providers, or why there are none. */
  readonly ways: ProviderWays;
  /** What the plan of the account creates, where there is one account and its plan. Default: nothing. */
  readonly planned?: PlannedCreations | undefined;
  /** The access file's folder, from which a key file's path starts. */
  readonly folder: string;
  /** The access file's path as it was given, for the places of findings. */
  readonly accessFile: string;
  /** SHA-256 of the access file. */
  readonly accessFileSha256: string;
  /** Whether the report lists everybody. Default: it does not. */
  readonly everybody?: boolean | undefined;
  /** Takes each account as it was read, for what is not in the report. Default: nothing of it is kept. */
  readonly onChecked?: ((checked: CheckedAccount) => void) | undefined;
  /** Requests in flight at most. Default: the client's. */
  readonly concurrency?: number | undefined;
}

/**
 * Checks accounts with what the process offers: keys of the environment, progress on a terminal, its clock and its signals.
 *
 * @throws CheckError that names every account that failed
 */
export async function driftOf(check: AccountsCheck, io: CliIo): Promise<DriftReport> {
  const { accounts, snapshot, ways, planned, folder, accessFile, concurrency } = check;
  const now = io.now();
  const progress = progressLine(io.stderr);
  const sources = sourcesOf(check, io);
  const places = { environment: io.environment, baseFolder: folder, concurrency };
  try {
    const drift = await checkAccounts(
      accounts,
      {
        snapshot,
        wordsOf: ({ identityProvider }) => providerOf(identityProvider)?.words,
        readAssigned: (account) => assignedStation(ways(account.identityProvider), account, { planned }),
        readProfiles: profilesReader(check),
        openClient: ({ scim }) => openScimClient(scim, places),
        now,
        accessFile,
        onProgress: (step) => progress.show(progressWords(step, ways(step.account.identityProvider).available)),
        signal: io.interrupted,
      },
      (checked) => {
        check.onChecked?.(checked);
        const { account, people, drift } = checked;
        return { ...drift, sources, ...(check.everybody === true && { everybody: everybody(account, people, drift) }) };
      },
    );
    return { version: DRIFT_REPORT_VERSION, capturedAt: now.toISOString(), accounts: drift };
  } finally {
    progress.clear();
  }
}

/** Reads the profiles of each identity provider once for all its accounts; undefined where there is no need to read any. */
export function profilesReader({
  accounts,
  ways,
  isRoster,
}: Pick<AccountsCheck, 'accounts' | 'ways' | 'isRoster'>): CheckSurroundings['readProfiles'] {
  if (isRoster !== true) return undefined;
  type Profiles = ReturnType<NonNullable<CheckSurroundings['readProfiles']>>;
  const read = new Map<IdentityProviderKind, Profiles>();
  return async ({ identityProvider }) => {
    const provider = providerOf(identityProvider);
    const access = ways(identityProvider);
    if (provider?.profiles === undefined || !access.available) return undefined;
    const { kind } = provider;
    const ofKind = accounts.filter((account) => account.identityProvider?.kind === kind);
    const profiles = read.get(kind) ?? provider.profiles(access, ofKind);
    read.set(kind, profiles);
    return profiles;
  };
}

function sourcesOf({ accessFile, accessFileSha256, snapshot }: AccountsCheck, io: CliIo): ReportSources {
  const commit = runCommit(io.environment);
  return {
    version: packageVersion(),
    ...(commit !== undefined && { commit }),
    accessFile: { path: accessFile, sha256: accessFileSha256 },
    ...(snapshot.sha256 !== undefined && { roster: { sha256: snapshot.sha256 } }),
  };
}

function progressWords(progress: CheckProgress, readsProvider: boolean): string {
  const { account, station } = progress;
  if (station === 'provisioned') return `${account.name}: read ${progress.read} of ${progress.total} people in Klaviyo`;
  const provider = readsProvider ? providerOf(account.identityProvider) : undefined;
  return `${account.name}: reading ${provider?.words.name ?? 'Klaviyo'}`;
}
