import { movesPeople } from '../plan/summary/rule-moves.js';
import { type PlanSummary } from '../plan/summary/plan-summary.js';
import { type ReadPeople, summarizePlan } from '../plan/summary/summarize-plan.js';
import { parseTerraformPlan } from '../plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../provider/plan-providers.js';
import { renderPlanSummary } from '../report/plan/plan-summary-format.js';
import { type PlanSummaryFormat } from '../report/formats.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { plannedIn, readPlanPeople, stackAccount } from './plan-people.js';
import { providerWays } from './provider-access.js';
import { readPlan } from './read-plan.js';

export interface PlanSummaryOptions {
  readonly format: PlanSummaryFormat;
  /** An access file. With it, the directory is read where the plan changes a rule. */
  readonly config?: string;
  readonly account?: string;
}

/**
 * `klaviyo-access plan-summary`: says in words what a deploy would do. It ends with 0 in any case, so that a pipeline
 * can go on and show it, and with 1 if Terraform could not finish the plan: then what it prints is not all.
 */
export async function planSummary(file: string, options: PlanSummaryOptions, io: CliIo): Promise<ExitCode> {
  const { format, config, account } = options;
  if (account !== undefined && config === undefined) {
    throw new CliError(
      `--account ${account} needs an access file. Name it with --config, or leave --account out. Without an access file, nobody's ` +
        'directory is read.',
    );
  }
  const text = await readPlan(file, io);
  const alone = summarizePlan(text, PLAN_PROVIDERS);
  const people = config === undefined ? undefined : await peopleOf(text, alone, config, account, io);
  const summary = people === undefined ? alone : summarizePlan(text, PLAN_PROVIDERS, people);
  io.stdout.write(renderPlanSummary(format, summary));
  return summary.reach === 'errored' ? EXIT.error : EXIT.clean;
}

/** The people of the account's directory; undefined where no rule of the plan moves anybody. */
async function peopleOf(
  text: string,
  { reach, changes }: PlanSummary,
  config: string,
  name: string | undefined,
  io: CliIo,
): Promise<ReadPeople | undefined> {
  // Before anything else, so that a misspelt name shows with every plan.
  const found = await stackAccount(config, name, io);
  if (!changes.some(movesPeople)) return undefined;
  if (reach === 'errored') return { read: false, reason: 'Terraform could not finish the plan' };
  return readPlanPeople(found, plannedIn(parseTerraformPlan(text), found), providerWays(found.loaded.model, io));
}
