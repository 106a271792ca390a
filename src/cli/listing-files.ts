import { resolve } from 'node:path';
import { type Account } from '../access/access-model.js';
import { type CheckedAccount } from '../check/check-account.js';
import { canonicalListing } from '../klaviyo/listing-digest.js';
import { type Listing } from '../people/listing.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';
import { type ReportTarget } from './report-target.js';
import { writeWholeFile } from './write-whole-file.js';

/** It holds names and addresses: only who made it may read it. */
const OWNER_ONLY = 0o600;

/** The listings of a run that are to be files. */
export interface ListingFiles {
  /** Takes an account's listing as it was read; undefined where none is to be kept. */
  readonly keep: ((checked: CheckedAccount) => void) | undefined;
  /** Writes them, once every account was checked. */
  readonly write: () => Promise<void>;
}

/**
 * The files of `--listing`: the one that it names if one account is checked, else one for each account, with the account's
 * name before the ending. Each is exactly what the SHA-256 of the listing in the reports is of.
 *
 * @param named - undefined if none is to be written
 * @throws CliError if a report goes to the same file
 */
export function openListings(
  named: string | undefined,
  accounts: readonly Account[],
  targets: readonly ReportTarget[],
  io: CliIo,
): ListingFiles {
  if (named === undefined) return { keep: undefined, write: () => Promise.resolve() };
  if (named === '') throw new CliError('--listing names no file.');
  const fileOf = (account: string): string => (accounts.length === 1 ? named : withName(named, account));
  const reports = new Set(targets.flatMap(({ path }) => (path === undefined ? [] : [resolve(io.cwd, path)])));
  const shared = accounts.map(({ name }) => fileOf(name)).find((file) => reports.has(resolve(io.cwd, file)));
  if (shared !== undefined) {
    throw new CliError(`A report and a listing would be written to ${shared}. Give each its own file.`);
  }
  const listings: { readonly name: string; readonly listing: Listing }[] = [];
  return {
    keep: ({ account: { name }, listing }) => listings.push({ name, listing }),
    write: async () => {
      for (const { name, listing } of listings) {
        await writeWholeFile(io.cwd, fileOf(name), canonicalListing(listing.users), OWNER_ONLY);
        io.stderr.write(`Wrote the listing of ${name} to ${fileOf(name)}\n`);
      }
    },
  };
}

/** `listing.json` with a name: `listing.acme.json`. */
function withName(file: string, name: string): string {
  const ending = /\.[^./\\]+$/.exec(file)?.[0] ?? '';
  return `${file.slice(0, file.length - ending.length)}.${name}${ending}`;
}
