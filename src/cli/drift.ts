import { type AccessModel, type Account } from '../access/access-model.js';
import { type Severity } from '../access/finding-kind.js';
import { type PlannedCreations } from '../provider/plan-subjects.js';
import { driftOf } from './check-accounts.js';
import { type CliIo, type ExitCode } from './cli-io.js';
import { finishRun, previousReport } from './finish-run.js';
import { besidesKeeper } from './kept-besides.js';
import { openListings } from './listing-files.js';
import { loadAccessModel } from './load-access-model.js';
import { directoryOf, providerWays } from './provider-access.js';
import { reportTargets } from './report-target.js';
import { openHistory } from './run-history.js';
import { selectAccounts } from './select-accounts.js';

export interface DriftOptions {
  readonly config: string;
  /** Names of accounts; none means all. */
  readonly account: readonly string[];
  /** FORMAT[=PATH]; none means text on standard output. */
  readonly report: readonly string[];
  readonly failOn: Severity;
  /** Whether the text report has all details. Default: the verdicts and a line for each finding. */
  readonly details?: boolean;
  /** Where the full report is, for formats that shorten it. Default: the pipeline's run. */
  readonly fullReport?: string;
  /** The JSON report before, of which the Markdown report says what is new or worse. Default: none. */
  readonly previous?: string;
  /** The folder in which the run is kept, for `trend`; none means that it is not. */
  readonly history?: string;
  /** Whether the identity provider is not read, so that declared people are compared with Klaviyo directly. */
  readonly withoutIdentityProvider?: boolean;
  /**
   * The plan of the one account that is checked, as `terraform show -json` prints it: what it creates is not there yet, and no
   * error. Default: none, so that all must be there.
   */
  readonly plan?: string;
  /** Whether the JSON and the HTML report list everybody, those in sync too. */
  readonly everybody?: boolean;
  /** The file that gets the listing; with several accounts one each, named after it and the account. Default: none is written. */
  readonly listing?: string;
  /** Requests in flight at most. Default: the client's. */
  readonly concurrency?: number;
}

/** `klaviyo-access drift`: the whole check, from the access file to the reports. */
export async function drift(options: DriftOptions, io: CliIo): Promise<ExitCode> {
  const targets = reportTargets(options.report, io.cwd);
  const kept = await openHistory(options.history, io);
  // Before anything is checked, so that a wrong path does not cost a run.
  const previous = await previousReport(options.previous, io);
  const { model, folder, today, sha256 } = await loadAccessModel(options.config, io);
  const accounts = selectAccounts(model, options.account);
  const listings = openListings(options.listing, accounts, targets, io);
  const planned = await readPlanned(options.plan, model, accounts, io);
  const ways = providerWays(model, io, options.withoutIdentityProvider);
  const keeper = besidesKeeper(kept);
  // In a function of its own, since the people of a large directory need not be kept while the reports are written.
  const checked = async () => {
    const snapshot = await directoryOf(model, { folder, today }, () => ways, accounts, { planned }).read();
    const report = await driftOf(
      {
        accounts,
        snapshot,
        isRoster: model.directory.kind === 'roster',
        ways,
        planned,
        folder,
        accessFile: model.path,
        accessFileSha256: sha256,
        everybody: options.everybody,
        onChecked: (each) => {
          listings.keep?.(each);
          keeper.take(each);
        },
        concurrency: options.concurrency,
      },
      io,
    );
    return { report, besides: keeper.kept(snapshot) };
  };
  const { report, besides } = await checked();
  await listings.write();
  const { failOn, fullReport, details } = options;
  return finishRun(report, { targets, history: kept, besides, previous, failOn, fullReport, details }, io);
}

/** What the plan creates. What reads plans is loaded only where there is one. */
async function readPlanned(
  plan: string | undefined,
  model: AccessModel,
  accounts: readonly Account[],
  io: CliIo,
): Promise<PlannedCreations | undefined> {
  if (plan === undefined) return undefined;
  const { plannedOf } = await import('./planned.js');
  return plannedOf(plan, model, accounts, io);
}
