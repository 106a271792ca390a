import { accessChanges, type AccessSide } from '../access/access-changes.js';
import { type Account } from '../access/access-model.js';
import { desiredAccount } from '../access/desired-people.js';
import { PEOPLE_FORMAT } from '../report/people/people-format.js';
import { type PeopleFormat } from '../report/formats.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel, type LoadedAccessFile } from './load-access-model.js';
import { directoryOf, providerWays } from './provider-access.js';
import { selectAccounts, selectInBoth } from './select-accounts.js';
import { writeParts } from './write-parts.js';

export interface PeopleOptions {
  readonly config: string;
  /** Names of accounts; none means all. */
  readonly account: readonly string[];
  readonly format: PeopleFormat;
  /** The access file with which it is compared. Default: everyone is listed. */
  readonly diff?: string;
  /** The day of the run, as YYYY-MM-DD. Default: the present one in UTC. */
  readonly today?: string;
}

/**
 * `klaviyo-access people`: everyone who should have access, or whose access is another one than by another access file. It ends
 * with 0 whatever that is.
 */
export async function people(options: PeopleOptions, io: CliIo): Promise<ExitCode> {
  const { config, diff, format } = options;
  const onDay = options.today === undefined ? io : { ...io, now: () => new Date(options.today!) };
  const now = await loadAccessModel(config, onDay);
  await writeParts(io.stdout, diff === undefined ? await listed() : await compared(await loadAccessModel(diff, onDay)));
  return EXIT.clean;

  async function listed(): Promise<Iterable<string>> {
    const side = await accessSide(now, selectAccounts(now.model, options.account), io);
    return PEOPLE_FORMAT[format].people({ accounts: side.map((each) => desiredAccount(each.account, each)) });
  }

  async function compared(base: LoadedAccessFile): Promise<Iterable<string>> {
    const [after, before] = selectInBoth(now.model, base.model, options.account);
    return PEOPLE_FORMAT[format].changes(
      accessChanges(await accessSide(base, before, io), await accessSide(now, after, io)),
    );
  }
}

/** Accounts of an access file with their people. For none, the directory is not read. */
async function accessSide(
  { model, folder, today }: LoadedAccessFile,
  accounts: readonly Account[],
  io: CliIo,
): Promise<AccessSide> {
  if (accounts.length === 0) return [];
  // A group that the stack is yet to make has nobody in it.
  const made = accounts.flatMap(({ assignments }) =>
    assignments.flatMap(({ create, group }) => (create ? [group] : [])),
  );
  const planned = { app: false, groupAssignments: false, groups: new Set(made) };
  const directory = directoryOf(model, { folder, today }, () => providerWays(model, io), accounts, {
    planned,
    today,
  });
  const snapshot = await directory.read();
  const otherGroups = model.accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group));
  return accounts.map((account) => ({ account, snapshot, today, otherGroups }));
}
