import { summarizePlan } from '../plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../provider/plan-providers.js';
import { renderPlanSummary } from '../report/plan/plan-summary-format.js';
import { type PlanSummaryFormat } from '../report/formats.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { readPlan } from './read-plan.js';

export interface PlanSummaryOptions {
  readonly format: PlanSummaryFormat;
}

/**
 * `klaviyo-access plan-summary`: says in words what a deploy would do. It ends with 0 in any case, so that a pipeline
 * can go on and show it, and with 1 if Terraform could not finish the plan: then what it prints is not all.
 */
export async function planSummary(file: string, { format }: PlanSummaryOptions, io: CliIo): Promise<ExitCode> {
  const summary = summarizePlan(await readPlan(file, io), PLAN_PROVIDERS);
  io.stdout.write(renderPlanSummary(format, summary));
  return summary.reach === 'errored' ? EXIT.error : EXIT.clean;
}
