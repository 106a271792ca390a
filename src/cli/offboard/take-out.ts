import { type Account } from '../../access/access-model.js';
import { ScimError } from '../../klaviyo/scim-error.js';
import { type KlaviyoScimWriter } from '../../klaviyo/scim-writer.js';
import { userKey } from '../../people/user-key.js';
import { deactivateRecords } from '../../reconcile/offboarding/deactivate-records.js';
import { leaverListing } from '../../reconcile/offboarding/leaver-records.js';
import { type OffboardedAccount, type Offboarding } from '../../reconcile/offboarding/offboarding.js';
import { untouchableIn } from '../../reconcile/untouchable.js';
import { type CliIo } from '../cli-io.js';
import { type ListedAccount } from './read-leaver.js';

/** Switches their records off, account by account, and lists each account again in which one was. */
export async function takeOut(
  { user, accounts }: Offboarding,
  listed: readonly ListedAccount[],
  today: string,
  io: CliIo,
): Promise<readonly OffboardedAccount[]> {
  const written: OffboardedAccount[] = [];
  for (const [index, before] of accounts.entries()) {
    const { account, writer } = listed[index]!;
    const writes = await deactivateRecords(before.before.records, {
      writer,
      untouchable: untouchableIn(account, today),
      now: io.now,
      signal: io.interrupted,
    });
    written.push({ ...before, writes });
  }
  // After all writes, so that what a slow server carries out late is seen, and a listing that takes long keeps nobody in.
  const verified: OffboardedAccount[] = [];
  for (const [index, each] of written.entries()) {
    const { account, writer } = listed[index]!;
    verified.push(each.writes.length === 0 ? each : { ...each, ...(await listAgain(user, account, writer, io)) });
  }
  return verified;
}

async function listAgain(
  user: string,
  account: Account,
  writer: KlaviyoScimWriter,
  io: CliIo,
): Promise<Pick<OffboardedAccount, 'after' | 'isOut' | 'whyNotListed'>> {
  const unlisted = (why: string) => ({ after: null, isOut: null, whyNotListed: why });
  if (io.interrupted.aborted) return unlisted('The run was stopped before it listed the account again.');
  try {
    const options = { signal: io.interrupted, maxTotalResults: account.policy?.maximumPeople };
    const after = leaverListing(await writer.listUsers(options), userKey(user), io.now());
    return { after, isOut: after.records.every(({ active }) => !active) };
  } catch (error) {
    if (io.interrupted.aborted) return unlisted('The run was stopped before it had listed the account again.');
    if (error instanceof ScimError) return unlisted(`It could not be listed again: ${error.message}`);
    throw error;
  }
}
