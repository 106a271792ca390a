import { type Account } from '../access/access-model.js';
import { declaredPeople } from '../access/declared-people.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { type OktaDoor } from '../provider/okta/connection/okta-door.js';
import { compareAccount } from '../drift/compare.js';
import { type AccountDrift, type DriftReport } from '../drift/drift-report.js';
import { readAccessKey } from '../klaviyo/access-key.js';
import { KlaviyoScimClient } from '../klaviyo/scim-client.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';
import { explainError } from './explain-error.js';
import { progressLine } from './progress-line.js';
import { readAssigned } from './read-assigned.js';

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
 * Reads what Okta has assigned for each account, lists its users over SCIM, and compares them with the desired ones. It
 * answers for all accounts or for none: a report that leaves out an account whose listing failed would read as an all-clear
 * for it. Nor does it leave out Okta where there is a way to it.
 *
 * @throws CliError naming every account that failed and why
 */
export async function checkAccounts(check: AccountsCheck, io: CliIo): Promise<DriftReport> {
  const capturedAt = io.now().toISOString();
  const checked: AccountDrift[] = [];
  const failures: string[] = [];
  for (const account of check.accounts) {
    try {
      checked.push(await checkAccount(account, check, capturedAt, io));
    } catch (error) {
      io.interrupted.throwIfAborted();
      failures.push(`${account.name}: ${explainError(error, io.environment)}`);
    }
  }
  if (failures.length > 0) {
    const none = check.accounts.length > 1 ? 'No account is reported, since the check is not complete.' : '';
    throw new CliError([...failures, none].filter(Boolean).join('\n'));
  }
  return { version: 1, capturedAt, accounts: checked };
}

async function checkAccount(
  account: Account,
  { snapshot, okta, newApps = [], folder, accessFile, concurrency }: AccountsCheck,
  capturedAt: string,
  io: CliIo,
): Promise<AccountDrift> {
  const declared = declaredPeople(account, snapshot);
  const client = new KlaviyoScimClient({
    baseUrl: account.scim.baseUrl,
    accessKey: readAccessKey(account.scim.accessKey, { environment: io.environment, baseFolder: folder }),
    authorization: account.scim.authorization,
    ...(concurrency !== undefined && { concurrency }),
  });
  const progress = progressLine(io.stderr);
  try {
    if (okta.available) progress.show(`${account.name}: asking Okta`);
    const assigned = await readAssigned(account, okta, newApps.includes(account));
    const listing = await client.listUsers({
      signal: io.interrupted,
      onProgress: ({ read, total }) => progress.show(`${account.name}: ${read} of ${total} people read`),
    });
    return compareAccount({
      account,
      declared,
      assigned,
      listing,
      directorySource: snapshot.source,
      accessFile,
      today: capturedAt.slice(0, 10),
    });
  } finally {
    progress.clear();
    await client.close();
  }
}
