import { type Account } from '../access/access-model.js';
import { checkAccount, type CheckSurroundings } from '../check/check-account.js';
import { type AccountReadings, explainPerson, type Reading } from '../drift/person-explanation.js';
import { openScimClient, useScimClient } from '../klaviyo/open-scim-client.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { assignedStation, providerOf } from '../provider/providers.js';
import { EXPLAIN_FORMAT } from '../report/explain/explain-format.js';
import { type ExplainFormat } from '../report/formats.js';
import { asSentence } from '../text/sentence.js';
import { profilesReader } from './check-accounts.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel, type LoadedAccessFile } from './load-access-model.js';
import { progressLine } from './progress-line.js';
import { directoryOf, type ProviderWays } from './provider-access.js';
import { waysOrReasons, assignedReading, readOrReason } from './read-or-reason.js';
import { selectAccounts } from './select-accounts.js';

export interface ExplainOptions {
  readonly config: string;
  /** Names of accounts; none means all. */
  readonly account: readonly string[];
  readonly format: ExplainFormat;
  /** The day of the run, as YYYY-MM-DD. Default: the present one in UTC. */
  readonly today?: string;
}

/**
 * `klaviyo-access explain`: what is decided of one person in every account and why, what each station has, and what is found
 * about them. What cannot be read is said, and no error; but the access file and a roster must be readable. It ends with 0 also for
 * somebody whom nothing knows.
 */
export async function explain(user: string, options: ExplainOptions, io: CliIo): Promise<ExitCode> {
  const onDay = options.today === undefined ? io : { ...io, now: () => new Date(options.today!) };
  const file = await loadAccessModel(options.config, onDay);
  const accounts = selectAccounts(file.model, options.account);
  const ways = waysOrReasons(file, onDay);
  const progress = progressLine(io.stderr);
  try {
    const snapshot = await readDirectory(file, accounts, ways, onDay);
    const readProfiles = profilesReader({ accounts, ways, isRoster: file.model.directory.kind === 'roster' });
    const readings: AccountReadings[] = [];
    for (const account of accounts) {
      progress.show(`${account.name}: reading`);
      readings.push(await readAccount(account, { file, ways, snapshot, readProfiles, io: onDay }));
    }
    progress.clear();
    const explanation = explainPerson({ user, today: file.today, snapshot, accounts: readings });
    io.stdout.write(EXPLAIN_FORMAT[options.format](explanation));
    return EXIT.clean;
  } finally {
    progress.clear();
  }
}

/** A roster that cannot be read is an error. An identity provider that cannot is a reason. */
async function readDirectory(
  { model, folder, today }: LoadedAccessFile,
  accounts: readonly Account[],
  ways: ProviderWays,
  io: CliIo,
): Promise<Reading<DirectorySnapshot>> {
  const directory = directoryOf(model, { folder, today }, () => ways, accounts);
  if (model.directory.kind === 'roster') return { read: true, value: await directory.read() };
  const access = ways(model.directory);
  if (!access.available) return { read: false, reason: asSentence(access.reason) };
  return readOrReason(() => directory.read(), io);
}

interface ReadFrom {
  readonly file: LoadedAccessFile;
  readonly ways: ProviderWays;
  readonly snapshot: Reading<DirectorySnapshot>;
  /** Undefined where the provider has no profiles that could differ from the directory's. */
  readonly readProfiles: CheckSurroundings['readProfiles'];
  readonly io: CliIo;
}

/** The account as its check reads it; or, where the check fails, each station by itself. */
async function readAccount(account: Account, from: ReadFrom): Promise<AccountReadings> {
  const checked = await check(account, from);
  if (checked.read) return checked.value;
  const { ways, io } = from;
  const assigned = await readOrReason(() => assignedStation(ways(account.identityProvider), account), io);
  return {
    account,
    assigned: assignedReading(assigned),
    provisioned: await readOrReason(async () => {
      const { users } = await useScimClient(
        () => openScimClient(account.scim, placesOf(from)),
        (client) => client.listUsers({ signal: io.interrupted, maxTotalResults: account.policy?.maximumPeople }),
      );
      return users;
    }, io),
    findings: checked,
  };
}

async function check(account: Account, from: ReadFrom): Promise<Reading<AccountReadings>> {
  const { file, ways, snapshot, readProfiles, io } = from;
  if (!snapshot.read) return { read: false, reason: 'Without the directory nothing can be compared.' };
  return readOrReason(async () => {
    const { assigned, listing, drift } = await checkAccount(account, {
      snapshot: snapshot.value,
      otherGroups: file.model.accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group)),
      wordsOf: ({ identityProvider }) => providerOf(identityProvider)?.words,
      readAssigned: (each) => assignedStation(ways(each.identityProvider), each),
      readProfiles,
      openClient: ({ scim }) => openScimClient(scim, placesOf(from)),
      now: io.now(),
      accessFile: file.model.path,
      signal: io.interrupted,
    });
    return {
      account,
      assigned: assignedReading({ read: true, value: assigned }),
      provisioned: { read: true, value: listing.users },
      findings: { read: true, value: drift.findings },
    };
  }, io);
}

function placesOf({ file, io }: ReadFrom): { readonly environment: CliIo['environment']; readonly baseFolder: string } {
  return { environment: io.environment, baseFolder: file.folder };
}
