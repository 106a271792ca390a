import { resolve } from 'node:path';
import { DEFAULT_POLICY } from '../../access/policy.js';
import { useScimClient } from '../../klaviyo/open-scim-client.js';
import { openScimWriter } from '../../klaviyo/scim-writer.js';
import { adminsOf } from '../../reconcile/admin.js';
import { applyActions, type AppliedActions } from '../../reconcile/apply.js';
import { Journal } from '../../reconcile/journal.js';
import { limitError, limitRefusals } from '../../reconcile/limits.js';
import { JOURNAL_ENDING, putOldJournalAside } from '../../reconcile/old-journal.js';
import { type Action } from '../../reconcile/plan.js';
import {
  accountResult,
  type AccountResult,
  isAutomatic,
  isComplete,
  type ReconcileResult,
  RESULT_VERSION,
} from '../../reconcile/reconcile-result.js';
import { RunLock } from '../../files/run-lock.js';
import { peopleThere, standingIn } from '../../reconcile/standing.js';
import { untouchableIn } from '../../reconcile/untouchable.js';
import { requireRightAccount } from '../../reconcile/wrong-account.js';
import { RECONCILE_FORMATS } from '../../report/formats.js';
import { resultRenderer } from '../../report/reconcile/reconcile-format.js';
import { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
import { driftOf } from '../check-accounts.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { besidesKeeper } from '../kept-besides.js';
import { progressLine } from '../progress-line.js';
import { directoryOf, providerWays } from '../provider-access.js';
import { targetsOf } from '../report-target.js';
import { openHistory, type RunHistory, runToKeep } from '../run-history.js';
import { lockServer } from './account-lock.js';
import { assignedMeanwhile } from './assigned-meanwhile.js';
import { boundPlan, type BoundPlan } from './bound-plan.js';
import { writeRendered } from './write-rendered.js';

export interface ReconcileApplyOptions {
  readonly config: string;
  /** The SHA-256 of the plan that was approved. */
  readonly expect?: string;
  /** Writes at a time, from 1 to 4. */
  readonly concurrency: number;
  /** FORMAT[=PATH]; none means text on standard output. */
  readonly report: readonly string[];
  /** The folder in which a check after the writes is kept. Default: none is made. */
  readonly history?: string;
  /** Whether only what `reconcile.automatic` allows is done. */
  readonly automatic?: boolean;
}

/** `klaviyo-access reconcile apply`: writes what a reviewed plan says, and verifies it. Exits with 0 only if everything is as planned. */
export async function reconcileApply(file: string, options: ReconcileApplyOptions, io: CliIo): Promise<ExitCode> {
  const targets = targetsOf(options.report, RECONCILE_FORMATS, io.cwd);
  const history = await openHistory(options.history, io);
  const startedAt = io.now().toISOString();
  const bound = await boundPlan(file, { config: options.config, expected: options.expect }, io);
  const accounts = await applyAll(resolve(io.cwd, file), bound, options, io);
  const result: ReconcileResult = {
    version: RESULT_VERSION,
    plan: bound.plan.sha256,
    startedAt,
    isComplete: isComplete(accounts),
    accounts,
  };
  await writeRendered(targets, resultRenderer(result), io);
  if (io.interrupted.aborted) {
    io.stderr.write('Stopped. Run the same command again: it goes on where this one stopped.\n');
    return EXIT.error;
  }
  await keepAfterwards(bound, history, io);
  return result.isComplete ? EXIT.clean : EXIT.error;
}

/** Applies the accounts one after another, under one lock and with one journal. */
async function applyAll(
  path: string,
  bound: BoundPlan,
  options: ReconcileApplyOptions,
  io: CliIo,
): Promise<readonly AccountResult[]> {
  const lock = await RunLock.take(path);
  try {
    const journalPath = `${path}${JOURNAL_ENDING}`;
    await putOldJournalAside(journalPath, bound.plan.sha256);
    const journal = await Journal.open(journalPath, bound.plan.sha256, io.now);
    try {
      const results: AccountResult[] = [];
      for (const each of bound.accounts) results.push(await applyOne(each, bound, { lock, journal, options }, io));
      return results;
    } finally {
      await journal.close();
    }
  } finally {
    await lock.release();
  }
}

interface Run {
  readonly lock: RunLock;
  readonly journal: Journal;
  readonly options: ReconcileApplyOptions;
}

async function applyOne(
  { account, planned }: BoundPlan['accounts'][number],
  { loaded }: BoundPlan,
  { lock, journal, options }: Run,
  io: CliIo,
): Promise<AccountResult> {
  const automatic = loaded.model.automatic ?? [];
  const actions = planned.actions.filter((action) => options.automatic !== true || isAutomatic(automatic, action));
  let applied: AppliedActions | undefined;
  let failure: string | null = null;
  if (actions.length === 0 || io.interrupted.aborted) return accountResult(planned, actions, applied, failure);
  const { minimumAdmins } = account.policy ?? DEFAULT_POLICY;
  const progress = progressLine(io.stderr);
  let done = 0;
  let serverLock: RunLock | undefined;
  try {
    serverLock = await lockServer(account.scim.baseUrl);
    const untouchable = untouchableIn(account, loaded.today);
    const assignedNow = await assignedMeanwhile(account, () => providerWays(loaded.model, io));
    const locks = [lock, serverLock];
    const places = { environment: io.environment, baseFolder: loaded.folder };
    applied = await useScimClient(
      () => openScimWriter(account.scim, places),
      (writer) =>
        applyActions(actions, {
          ...{ account: account.name, writer, journal, signal: io.interrupted },
          lock: { check: async () => void (await Promise.all(locks.map((each) => each.check()))) },
          concurrency: options.concurrency,
          maxTotalResults: account.policy?.maximumPeople,
          minimumAdmins: planned.allowed.includes('minimumAdmins') ? 0 : minimumAdmins,
          isAdmin: adminsOf(account),
          untouchable: (person) => untouchable(person) ?? assignedNow(person.userName),
          checkListing: ({ users }) => {
            requireRightAccount(account, users);
            const there = peopleThere(users);
            // What an earlier run of the plan has done is no change any more.
            const ahead = actions.filter((action: Action) => standingIn(action, there).kind === 'ready');
            const refusals = limitRefusals(account, users, ahead, planned.allowed);
            if (refusals.length > 0) throw limitError(refusals);
          },
          onResult: () => progress.show(`${account.name}: ${(done += 1)} of ${actions.length} actions`),
        }),
    );
    failure = applied.failure ?? null;
  } catch (error) {
    // The other accounts are worked on all the same: each stands for itself.
    if (!(error instanceof KlaviyoAccessError)) throw error;
    failure = error.message;
  } finally {
    progress.clear();
    await serverLock?.release();
  }
  return accountResult(planned, actions, applied, failure);
}

/** Checks the accounts as `drift` does, and keeps that as a run of the history. */
async function keepAfterwards(
  { loaded, accounts: bound }: BoundPlan,
  history: RunHistory | undefined,
  io: CliIo,
): Promise<void> {
  if (history === undefined) return;
  const { model, folder, sha256 } = loaded;
  const accounts = bound.map(({ account }) => account);
  const ways = providerWays(model, io);
  const snapshot = await directoryOf(model, loaded, () => ways, accounts).read();
  const keeper = besidesKeeper(history);
  const report = await driftOf(
    { accounts, snapshot, ways, folder, accessFile: model.path, accessFileSha256: sha256, onChecked: keeper.take },
    io,
  );
  await runToKeep(report, history, io, keeper.kept(snapshot)).keep();
}
