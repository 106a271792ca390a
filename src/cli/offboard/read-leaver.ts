import { explainDecision } from '../../access/decision-explanation.js';
import { type Account } from '../../access/access-model.js';
import { type Reading } from '../../drift/person-explanation.js';
import { directoryIndex } from '../../drift/whereabouts.js';
import { openScimWriter, type KlaviyoScimWriter } from '../../klaviyo/scim-writer.js';
import { type DirectorySnapshot } from '../../people/directory-person.js';
import { type Listing } from '../../people/listing.js';
import { userKey } from '../../people/user-key.js';
import { assignedStation, providerOf } from '../../provider/providers.js';
import { type ReturningFrom } from '../../reconcile/offboarding/returning.js';
import { CliError } from '../cli-error.js';
import { type CliIo } from '../cli-io.js';
import { type LoadedAccessFile } from '../load-access-model.js';
import { progressLine } from '../progress-line.js';
import { directoryOf } from '../provider-access.js';
import { waysOrReasons, assignedReading, readOrReason, reasonOf } from '../read-or-reason.js';

/** An account, listed whole, and a way to write to it. */
export interface ListedAccount {
  readonly account: Account;
  readonly writer: KlaviyoScimWriter;
  readonly listing: Listing;
  /** When the listing was complete. */
  readonly at: Date;
}

/** The accounts, and what says whether the person would come back. */
export interface LeaverReadings {
  readonly accounts: readonly (ListedAccount & { readonly from: ReturningFrom })[];
  /** Everyone in the directory. */
  readonly snapshot: Reading<DirectorySnapshot>;
}

/**
 * Lists accounts whole, all of them or none.
 *
 * @param writers - gets each client that was opened, so that the caller closes it
 * @throws CliError that names every account that could not be read
 */
export async function listAccounts(
  accounts: readonly Account[],
  folder: string,
  writers: KlaviyoScimWriter[],
  io: CliIo,
): Promise<readonly ListedAccount[]> {
  const progress = progressLine(io.stderr);
  const listed: ListedAccount[] = [];
  const failed: string[] = [];
  for (const account of accounts) {
    try {
      const writer = openScimWriter(account.scim, { environment: io.environment, baseFolder: folder });
      writers.push(writer);
      const listing = await writer.listUsers({
        signal: io.interrupted,
        maxTotalResults: account.policy?.maximumPeople,
        onProgress: ({ read, total }) => progress.show(`${account.name}: read ${read} of ${total} people in Klaviyo`),
      });
      listed.push({ account, writer, listing, at: io.now() });
    } catch (error) {
      io.interrupted.throwIfAborted();
      failed.push(`${account.name}: ${reasonOf(error)}`);
    } finally {
      progress.clear();
    }
  }
  if (failed.length === 0) return listed;
  const others =
    accounts.length === failed.length
      ? ''
      : ` To take them out of the others now, name those with --account: ${listed.map(({ account }) => account.name).join(', ')}.`;
  throw new CliError(`${failed.join('\n')}\nNothing was written, since not every account could be read.${others}`);
}

/** Reads the directory and the identity provider. What cannot be read is a reason, and keeps nobody from being taken out. */
export async function readReturning(
  user: string,
  listed: readonly ListedAccount[],
  file: LoadedAccessFile,
  io: CliIo,
): Promise<LeaverReadings> {
  const ways = waysOrReasons(file, io);
  const accounts = listed.map(({ account }) => account);
  const directory = directoryOf(file.model, file, () => ways, accounts);
  const snapshot = await readOrReason(() => directory.read(), io);
  const find = directoryIndex(snapshot.read ? snapshot.value : undefined);
  const person = find(userKey(user))?.person ?? { userName: user };
  const read: (ListedAccount & { readonly from: ReturningFrom })[] = [];
  for (const each of listed) {
    const { account } = each;
    const decision = snapshot.read
      ? await readOrReason(() => {
          const { attributeNames, membersOnly } = snapshot.value;
          return Promise.resolve(explainDecision(account, person, { attributeNames, membersOnly, today: file.today }));
        }, io)
      : snapshot;
    const assigned = await readOrReason(() => assignedStation(ways(account.identityProvider), account), io);
    const from = {
      account,
      decision,
      assigned: assignedReading(assigned),
      providerName: account.direct === undefined ? providerOf(account.identityProvider)?.words.name : undefined,
    };
    read.push({ ...each, from });
  }
  return { accounts: read, snapshot };
}
