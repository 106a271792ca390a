import { type EntraAccount } from '../../access/entra-account.js';
import { type AssignedPerson } from '../../people/assigned-person.js';
import { type AssignedStation } from '../../people/assigned-station.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { lookAlikeName } from '../../people/look-alike-name.js';
import { userKey } from '../../people/user-key.js';
import { openSynchronization } from '../../provider/entra/synchronization/open-synchronization.js';
import { type ProvisionOutcome } from '../../provider/entra/synchronization/provision-outcome.js';
import { provisionOnDemand, readProvisioning } from '../../provider/entra/synchronization/provisioning.js';
import { assignedStation } from '../../provider/providers.js';
import { untouchableIn } from '../../reconcile/untouchable.js';
import { wrongAccount } from '../../reconcile/wrong-account.js';
import { provisionOutcomeText, provisionText } from '../../report/entra/provision-text.js';
import { quoted } from '../../text/quoted.js';
import { CliError } from '../cli-error.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { type LoadedAccessFile, loadAccessModel } from '../load-access-model.js';
import { providerWays } from '../provider-access.js';
import { readOrReason } from '../read-or-reason.js';
import { declaredRefusals } from './declared-refusals.js';
import { oneEntraAccount } from './entra-accounts.js';
import { klaviyoUsers } from './klaviyo-users.js';
import { assignmentRefusals } from './provision-refusals.js';

export interface ProvisionOptions {
  readonly config: string;
  /** The account, if the access file has several in Entra. */
  readonly account: readonly string[];
  /** Whether Entra is asked to do it. */
  readonly apply?: boolean;
}

/**
 * `klaviyo-access entra provision USER`: shows who would be provisioned, by which assignment and role, and has Entra do it with `--apply`.
 * It ends with 0 only if Entra did it, or had nothing to do, and Klaviyo then has the person with that role.
 */
export async function provision(user: string, options: ProvisionOptions, io: CliIo): Promise<ExitCode> {
  if (user.trim() === '') throw new CliError('USER is empty. Nobody was provisioned.');
  const looksLike = lookAlikeName(user);
  if (looksLike !== undefined)
    throw new CliError(`${looksLike} Nobody was provisioned. Type the userName of the person whom you mean.`);
  const loaded = await loadAccessModel(options.config, io);
  const account = oneEntraAccount(loaded.model, options.account);
  const ways = providerWays(loaded.model, io);
  const access = ways(account.identityProvider);
  const { graph, application } = await openSynchronization(access, account);
  const people = theirs(await assignedStation(access, account), user);
  const [person] = people;
  const synchronization = await readProvisioning(graph, application.id, account.identityProvider.app);
  const before = await inKlaviyo(account, user, loaded, io);
  const { apply = false } = options;
  const found = people.length === 1 ? person : undefined;
  const refusals = [
    ...assignmentRefusals(user, people),
    ...(await declaredRefusals(user, found, account, { loaded, ways, io })),
    ...before.refusals,
    ...synchronization.refusals,
    ...untouchable(account, user, before.records, loaded.today),
  ];
  const notes = synchronization.isClear ? synchronization.notes : [];
  io.stdout.write(
    provisionText({
      account: account.name,
      application,
      user,
      person: found,
      inKlaviyo: before.words,
      refusals,
      notes,
      apply,
    }),
  );
  if (refusals.length > 0 || found === undefined || !synchronization.isClear) return EXIT.drift;
  if (!apply) return EXIT.clean;
  const outcome = await provisionOnDemand(graph, {
    ...{ servicePrincipalId: application.id, jobId: synchronization.job.id },
    ...{ ruleId: synchronization.ruleId, userId: found.id },
  });
  const after = await inKlaviyo(account, user, loaded, io);
  const verdict = verified(outcome, found, after);
  io.stdout.write(provisionOutcomeText(outcome, `${after.words} ${verdict.words}`));
  return verdict.code;
}

/** The people of the station who have this userName. */
function theirs(station: AssignedStation, user: string): readonly AssignedPerson[] {
  if (!station.available)
    throw new CliError(`Who is assigned cannot be read: ${station.reason}. Nobody was provisioned.`);
  return station.people.filter(({ userName }) => userKey(userName) === userKey(user));
}

interface InKlaviyo {
  readonly records: readonly ProvisionedPerson[];
  /** As a sentence. */
  readonly words: string;
  readonly refusals: readonly string[];
}

/** What Klaviyo has of somebody. Where it cannot be read nothing is written on its strength. */
async function inKlaviyo(
  account: EntraAccount,
  user: string,
  { folder }: LoadedAccessFile,
  io: CliIo,
): Promise<InKlaviyo> {
  const listing = await readOrReason(() => klaviyoUsers(account, folder, io), io);
  if (!listing.read) {
    return { records: [], words: 'not known.', refusals: [`What Klaviyo has of them is not known. ${listing.reason}`] };
  }
  const { users } = listing.value;
  const records = users.filter(({ userName }) => userKey(userName) === userKey(user));
  const wrong = wrongAccount(account, users);
  const several =
    records.length > 1
      ? [`${records.length} records in Klaviyo have their userName: find out which one they sign in with.`]
      : [];
  return {
    records,
    words: records.length === 0 ? 'nobody of this userName.' : `${records.map(recordWords).join('; ')}.`,
    refusals: [...(wrong === undefined ? [] : [wrong]), ...several],
  };
}

function recordWords({ userName, active, role, id }: ProvisionedPerson): string {
  return `${quoted(userName)}, ${active ? 'active' : 'inactive'}, role ${role === undefined ? 'none' : quoted(role)}, id ${quoted(id)}`;
}

/** Why the access file says that they are never a target of a write; by their role in Klaviyo too. */
function untouchable(
  account: EntraAccount,
  user: string,
  records: readonly ProvisionedPerson[],
  today: string,
): readonly string[] {
  const why = untouchableIn(account, today);
  const targets = records.length === 0 ? [{ userName: user, role: undefined }] : records;
  return [...new Set(targets.flatMap((target) => why(target) ?? []))];
}

/** Whether Klaviyo has what Entra says that it wrote: only reading again tells. */
function verified(
  { result, reason }: ProvisionOutcome,
  { role }: AssignedPerson,
  { records, refusals }: InKlaviyo,
): { readonly code: ExitCode; readonly words: string } {
  const isDone = result === 'Success' || (result === 'Skipped' && reason?.code === 'RedundantExport');
  const isThere =
    refusals.length === 0 && records.some((record) => record.active && record.role === (role ?? undefined));
  if (isDone && isThere) return { code: EXIT.clean, words: 'That is as assigned.' };
  if (isDone) return { code: EXIT.error, words: `That is NOT as assigned: ${quoted(role)} and active.` };
  return { code: result === 'Skipped' ? EXIT.drift : EXIT.error, words: 'Entra did not do it.' };
}
