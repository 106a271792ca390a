import { type CheckedAccount } from '../../check/check-account.js';
import { switchedOffSince } from '../../history/switched-off.js';
import { packageVersion } from '../../packages/package-folder.js';
import { providerOf } from '../../provider/providers.js';
import { limitError } from '../../reconcile/limits.js';
import { planAccount, type PlannedAccount } from '../../reconcile/plan-account.js';
import { sealed } from '../../reconcile/plan-seal.js';
import { PLAN_VERSION, type ReconcilePlan } from '../../reconcile/plan.js';
import { requireRightAccount } from '../../reconcile/wrong-account.js';
import { RECONCILE_FORMATS } from '../../report/formats.js';
import { plainJson } from '../../report/plain-json.js';
import { planRenderer } from '../../report/reconcile/reconcile-format.js';
import { driftOf } from '../check-accounts.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { besidesKeeper } from '../kept-besides.js';
import { loadAccessModel } from '../load-access-model.js';
import { directoryOf, providerWays } from '../provider-access.js';
import { targetsOf } from '../report-target.js';
import { openHistory, runToKeep } from '../run-history.js';
import { selectAccounts } from '../select-accounts.js';
import { writeWholeFile } from '../write-whole-file.js';
import { allowances } from './allowances.js';
import { writeRendered } from './write-rendered.js';

export interface ReconcilePlanOptions {
  readonly config: string;
  /** Names of accounts; none means all. */
  readonly account: readonly string[];
  /** The file that gets the plan. Default: none is written. */
  readonly out?: string;
  /** FORMAT[=PATH]; none means text on standard output. */
  readonly report: readonly string[];
  /** For how many minutes the plan may be applied. */
  readonly validFor: number;
  /** LIMIT=ACCOUNT. */
  readonly allow: readonly string[];
  /** The folder in which the run is kept, and by which it is known who has been switched off for long. Default: none. */
  readonly history?: string;
}

const MINUTE_MS = 60_000;

/** `klaviyo-access reconcile plan`: what klaviyo-access would write to Klaviyo. It writes nothing there. Exits with 2 if there is something to do. */
export async function reconcilePlan(options: ReconcilePlanOptions, io: CliIo): Promise<ExitCode> {
  const targets = targetsOf(options.report, RECONCILE_FORMATS, io.cwd);
  const history = await openHistory(options.history, io);
  const loaded = await loadAccessModel(options.config, io);
  const { model, folder, sha256 } = loaded;
  const accounts = selectAccounts(model, options.account);
  const allowed = allowances(options.allow, accounts);
  const ways = providerWays(model, io);
  const snapshot = await directoryOf(model, loaded, () => ways, accounts).read();
  const now = io.now();
  const planned: PlannedAccount[] = [];
  const keeper = besidesKeeper(history);
  const onChecked = (checked: CheckedAccount): void => {
    const { account } = checked;
    keeper.take(checked);
    const each = planAccount(checked, {
      snapshot,
      now,
      providerName: providerOf(account.identityProvider)?.words.name,
      allowed: allowed.get(account.name),
      switchedOffSince: history && switchedOffSince(account.name, history.earlier),
    });
    if (each.plan.actions.length > 0) requireRightAccount(account, checked.listing.users);
    planned.push(each);
  };
  const report = await driftOf(
    { accounts, snapshot, ways, folder, accessFile: model.path, accessFileSha256: sha256, onChecked },
    io,
  );
  const refusals = planned.flatMap((each) => each.refusals);
  if (refusals.length > 0) throw limitError(refusals);
  const plan: ReconcilePlan = sealed({
    version: PLAN_VERSION,
    tool: packageVersion(),
    madeAt: now.toISOString(),
    validUntil: new Date(now.getTime() + options.validFor * MINUTE_MS).toISOString(),
    accessFile: { path: options.config, sha256 },
    accounts: planned.map((each) => each.plan),
  });
  if (options.out !== undefined) {
    await writeWholeFile(io.cwd, options.out, plainJson(plan));
    io.stderr.write(`Wrote the plan to ${options.out}\n`);
  }
  await writeRendered(targets, planRenderer(plan, options.out), io);
  await runToKeep(report, history, io, keeper.kept(snapshot)).keep();
  return plan.accounts.some(({ actions }) => actions.length > 0) ? EXIT.drift : EXIT.clean;
}
