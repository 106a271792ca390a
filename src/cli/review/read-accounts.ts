import { type Account } from '../../access/access-model.js';
import { type CheckedAccount } from '../../check/check-account.js';
import { type ReportSources } from '../../drift/drift-report.js';
import { type DirectorySnapshot } from '../../people/directory-person.js';
import { type ReadAccount } from '../../review/build-population.js';
import { driftOf } from '../check-accounts.js';
import { type CliIo } from '../cli-io.js';
import { type LoadedAccessFile } from '../load-access-model.js';
import { directoryOf, providerWays } from '../provider-access.js';

/** Accounts as a review reads them: at all stations, complete. */
export interface AccountsRead {
  /** In the order in which they were asked for. */
  readonly accounts: readonly ReadAccount[];
  /** Everyone in the directory. */
  readonly snapshot: DirectorySnapshot;
  /** What it was read with. */
  readonly sources: ReportSources;
}

/**
 * Reads accounts for a review: all of them whole, or it fails.
 *
 * @param accounts - at least one
 * @param inDirectory - the accounts whose groups are read where the people come from groups. Default: the same
 * @throws CheckError that names every account that failed; the directory's error
 */
export async function readAccounts(
  loaded: LoadedAccessFile,
  accounts: readonly Account[],
  io: CliIo,
  inDirectory: readonly Account[] = accounts,
): Promise<AccountsRead> {
  const { model, folder, sha256 } = loaded;
  const ways = providerWays(model, io);
  const snapshot = await directoryOf(model, loaded, () => ways, inDirectory).read();
  const read = new Map<Account, ReadAccount>();
  const report = await driftOf(
    {
      accounts,
      snapshot,
      isRoster: model.directory.kind === 'roster',
      ways,
      folder,
      accessFile: model.path,
      accessFileSha256: sha256,
      onChecked: (checked: CheckedAccount) => read.set(checked.account, { checked, readAt: io.now().toISOString() }),
    },
    io,
  );
  // They are read at the same time, and end in any order.
  return { accounts: accounts.map((account) => read.get(account)!), snapshot, sources: report.accounts[0]!.sources! };
}
