import { nearestUserNames } from '../drift/person-explanation.js';
import { directoryIndex } from '../drift/whereabouts.js';
import { type KlaviyoScimWriter } from '../klaviyo/scim-writer.js';
import { packageVersion } from '../packages/package-folder.js';
import { lookAlikeName } from '../people/look-alike-name.js';
import { userKey } from '../people/user-key.js';
import { runCommit } from '../publish/place.js';
import { LOOK_ALIKE_ADVICE } from '../reconcile/offboarding/deactivate-records.js';
import { leaverListing, recordsUnderOtherNames } from '../reconcile/offboarding/leaver-records.js';
import { type OffboardedAccount, type Offboarding } from '../reconcile/offboarding/offboarding.js';
import { offboardingRefusal } from '../reconcile/offboarding/refusal.js';
import { fewAdminsLeft, whyTheyReturn } from '../reconcile/offboarding/returning.js';
import { untouchableIn } from '../reconcile/untouchable.js';
import { wrongAccount } from '../reconcile/wrong-account.js';
import { offboardingPlanText, offboardingResultText } from '../report/offboarding/offboarding-text.js';
import { quoted } from '../text/quoted.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { openTerminal } from './init/terminal.js';
import { loadAccessModel } from './load-access-model.js';
import { beginEvidence } from './offboard/evidence-file.js';
import { type LeaverReadings, listAccounts, type ListedAccount, readReturning } from './offboard/read-leaver.js';
import { runBy } from './offboard/run-by.js';
import { takeOut } from './offboard/take-out.js';
import { selectAccounts } from './select-accounts.js';

export interface OffboardOptions {
  readonly config: string;
  /** Names of accounts; none means all. */
  readonly account: readonly string[];
  readonly reason: string;
  readonly ticket?: string;
  /** The file for the evidence. Default: a new one in the working directory. */
  readonly evidence?: string;
  /** Whether nobody is asked. */
  readonly yes?: boolean;
}

/**
 * `klaviyo-access offboard`: takes one person out of every account, now. Everything is read before anything is written. It ends with 0
 * only if a fresh listing of every account has no active record of them.
 */
export async function offboard(user: string, options: OffboardOptions, io: CliIo): Promise<ExitCode> {
  for (const [what, text] of [
    ['USER', user],
    ['--reason', options.reason],
  ] as const) {
    if (text.trim() === '') throw new CliError(`${what} is empty. Nothing was written.`);
  }
  const looksLike = lookAlikeName(user);
  if (looksLike !== undefined) {
    throw new CliError(`${looksLike} Nothing was written. Type the userName of the person whom you mean.`);
  }
  const began = io.now();
  const file = await loadAccessModel(options.config, io);
  const accounts = selectAccounts(file.model, options.account);
  const writers: KlaviyoScimWriter[] = [];
  try {
    const listed = await listAccounts(accounts, file.folder, writers, io);
    const readings = await readReturning(user, listed, file, io);
    refuse(user, listed, file.today);
    const before = listed.map((each) => offboarded(each, user));
    requireKnown(user, readings, before);
    const planned: Offboarding = {
      version: 1,
      tool: packageVersion(),
      result: 'in progress',
      user,
      reason: options.reason,
      ticket: options.ticket ?? null,
      runBy: runBy(io),
      accessFile: { path: file.model.path, sha256: file.sha256 },
      commit: runCommit(io.environment) ?? null,
      began: began.toISOString(),
      ended: null,
      accounts: before,
      leftOut: file.model.accounts.filter((each) => !accounts.includes(each)).map(({ name }) => name),
      warnings: warningsOf(user, readings),
    };
    io.stdout.write(`${offboardingPlanText(planned)}\n`);
    if (before.some(({ isOut }) => isOut !== true)) await confirm(user, options.yes === true, io);
    const evidence = await beginEvidence(options.evidence, io.cwd, planned);
    const done = await takeOut(planned, listed, file.today, io);
    const hasOtherNames = readings.accounts.some((each) => otherNames(user, each).length > 0);
    const isOut = done.every((each) => each.isOut === true) && !hasOtherNames;
    const ended: Offboarding = {
      ...planned,
      result: isOut ? 'out' : 'not out',
      ended: io.now().toISOString(),
      accounts: done,
    };
    const text = offboardingResultText(ended, evidence.path);
    try {
      await evidence.write(ended);
    } finally {
      // What was done is said also if the evidence cannot be written.
      io.stdout.write(text);
    }
    return isOut ? EXIT.clean : EXIT.error;
  } finally {
    await Promise.all(writers.map((writer) => writer.close()));
  }
}

/** An account as it was listed. Where nobody is active, they are out already. */
function offboarded({ account, listing, at }: ListedAccount, user: string): OffboardedAccount {
  const before = leaverListing(listing, userKey(user), at);
  const isOut = before.records.some(({ active }) => active) ? null : true;
  return { account: account.name, baseUrl: account.scim.baseUrl, before, writes: [], after: null, isOut };
}

/** @throws CliError if somebody must not be taken out of one of the accounts */
function refuse(user: string, listed: readonly ListedAccount[], today: string): void {
  const refusals = listed.flatMap(({ account, listing, at }) => {
    const { records } = leaverListing(listing, userKey(user), at);
    const why =
      wrongAccount(account, listing.users) ??
      offboardingRefusal(account, { user, records }, untouchableIn(account, today));
    return why === undefined ? [] : [{ account, why }];
  });
  if (refusals.length === 0) return;
  const refused = new Set(refusals.map(({ account }) => account));
  const others = listed.flatMap(({ account }) => (refused.has(account) ? [] : [account.name]));
  const way =
    others.length === 0 ? '' : ` To take them out of the others now, name those with --account: ${others.join(', ')}.`;
  throw new CliError(`${refusals.map(({ why }) => why).join('\n')}\nNothing was written in any account.${way}`);
}

/** @throws CliError if nobody knows the userName: a misspelt one must not pass for somebody who is out */
function requireKnown(
  user: string,
  { accounts, snapshot }: LeaverReadings,
  listed: readonly OffboardedAccount[],
): void {
  const key = userKey(user);
  const isTheirs = ({ userName }: { readonly userName: string }): boolean => userKey(userName) === key;
  const isKnown =
    listed.some(({ before }) => before.records.length > 0) ||
    directoryIndex(snapshot.read ? snapshot.value : undefined)(key) !== undefined ||
    accounts.some(({ from: { assigned } }) => assigned.read && assigned.value.people.some(isTheirs));
  if (isKnown) return;
  const names = [
    ...accounts.flatMap(({ listing }) => listing.users),
    ...(snapshot.read ? snapshot.value.users : []),
  ].map(({ userName }) => userName);
  const nearest = nearestUserNames(key, names);
  const meant = nearest.length === 0 ? '' : ` Did you mean ${nearest.map(quoted).join(' or ')}?`;
  const unread = snapshot.read ? '' : ' (which could not be read)';
  throw new CliError(
    `Nobody has the userName ${quoted(user)}: neither ${listed.map(({ account }) => account).join(', ')} nor the directory${unread}.${meant} ` +
      'Nothing was written. Check the spelling.',
  );
}

function warningsOf(user: string, { accounts }: LeaverReadings): readonly string[] {
  const others = accounts.flatMap((each) =>
    otherNames(user, each).map(
      ({ userName, id }) =>
        `${each.account.name}: the ids say that the active record of ${quoted(userName)} (id ${quoted(id)}) is theirs, too. It is not ` +
        'deactivated by this run: run the command for that userName.',
    ),
  );
  const lookAlikes = accounts.flatMap(({ account, listing }) =>
    listing.users.flatMap(({ id, userName, lookAlike, active, noActive }) =>
      lookAlike !== undefined && (active || noActive === true) && userKey(userName) === userKey(user)
        ? [`${account.name}: the record with the id ${quoted(id)} is not written. ${lookAlike} ${LOOK_ALIKE_ADVICE}`]
        : [],
    ),
  );
  return [
    ...whyTheyReturn(
      user,
      accounts.map(({ from }) => from),
    ),
    ...others,
    ...lookAlikes,
    ...accounts.flatMap(({ account, listing }) => fewAdminsLeft(account, listing, user)),
  ];
}

function otherNames(user: string, { listing, from: { assigned } }: LeaverReadings['accounts'][number]) {
  return assigned.read ? recordsUnderOtherNames(listing, userKey(user), assigned.value) : [];
}

/** @throws CliError if nobody says yes */
async function confirm(user: string, yes: boolean, io: CliIo): Promise<void> {
  if (yes) return;
  const input = io.keyboard?.();
  if (input === undefined) {
    throw new CliError(
      'Nothing was written: there is no terminal to ask at. Run the same command with --yes to go on without a question.',
    );
  }
  const terminal = openTerminal(input, io.stderr, io.interrupted);
  try {
    const answer = await terminal.ask(`Deactivate ${quoted(user)} now? Type yes to go on: `);
    if (answer.trim() !== 'yes') throw new CliError('Nothing was written: the answer was not yes.');
  } finally {
    terminal.close();
  }
}
