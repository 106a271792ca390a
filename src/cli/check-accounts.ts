import { type Account } from '../access/access-model.js';
import { type CheckProgress } from '../check/check-account.js';
import { checkAccounts } from '../check/check-accounts.js';
import { DRIFT_REPORT_VERSION, type DriftReport } from '../drift/drift-report.js';
import { openScimClient } from '../klaviyo/open-scim-client.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { OKTA_WORDS } from '../provider/okta/words.js';
import { type OktaDoor } from '../provider/okta/connection/okta-door.js';
import { type CliIo } from './cli-io.js';
import { progressLine } from './progress-line.js';
import { readAssigned } from './read-assigned.js';

/** Which accounts a command checks, and with what. */
export interface AccountsCheck {
  readonly accounts: readonly Account[];
  readonly snapshot: DirectorySnapshot;
  /** The way to Okta, or why there is none. */
  readonly okta: OktaDoor;
  /** Those of the accounts to whose app nobody is assigned yet. Default: none. */
  readonly newApps?: readonly Account[] | undefined;
  /** The access file's folder, from which a key file's path starts. */
  readonly folder: string;
  /** The access file's path as it was given, for the places of findings. */
  readonly accessFile: string;
  /** Requests in flight at most. Default: the client's. */
  readonly concurrency?: number | undefined;
}

/**
 * Checks accounts with what the process offers: keys of the environment, progress on a terminal, its clock and its signals.
 *
 * @throws CheckError that names every account that failed
 */
export async function driftOf(check: AccountsCheck, io: CliIo): Promise<DriftReport> {
  const { accounts, snapshot, okta, newApps = [], folder, accessFile, concurrency } = check;
  const now = io.now();
  const progress = progressLine(io.stderr);
  const places = { environment: io.environment, baseFolder: folder, concurrency };
  try {
    const drift = await checkAccounts(
      accounts,
      {
        snapshot,
        words: OKTA_WORDS,
        readAssigned: (account) => readAssigned(account, okta, newApps.includes(account)),
        openClient: ({ scim }) => openScimClient(scim, places),
        now,
        accessFile,
        onProgress: (step) => progress.show(progressWords(step, okta.available)),
        signal: io.interrupted,
      },
      (checked) => checked.drift,
    );
    return { version: DRIFT_REPORT_VERSION, capturedAt: now.toISOString(), accounts: drift };
  } finally {
    progress.clear();
  }
}

function progressWords(progress: CheckProgress, readsOkta: boolean): string {
  const { account, station } = progress;
  if (station === 'provisioned') return `${account.name}: read ${progress.read} of ${progress.total} people in Klaviyo`;
  return readsOkta ? `${account.name}: reading Okta` : `${account.name}: reading Klaviyo`;
}
