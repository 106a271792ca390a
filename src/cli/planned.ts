import { type AccessModel, type Account } from '../access/access-model.js';
import { plannedCreations } from '../plan/planned-creations.js';
import { parseTerraformPlan } from '../plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../provider/plan-providers.js';
import { type PlannedCreations } from '../provider/plan-subjects.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';
import { readPlan } from './read-plan.js';

/**
 * What the plan that `--plan` names creates of the account that is checked.
 *
 * @param accounts - those that are checked
 * @throws CliError if it is not one account, or the file cannot be read; PlanError if it holds no plan, or that of another account
 */
export async function plannedOf(
  file: string,
  model: AccessModel,
  accounts: readonly Account[],
  io: CliIo,
): Promise<PlannedCreations> {
  const [account, ...others] = accounts;
  if (account === undefined || others.length > 0) {
    throw new CliError(
      `A plan is of one account, and ${accounts.length} are checked. Name the account of ${file} with --account.`,
    );
  }
  return plannedCreations(parseTerraformPlan(await readPlan(file, io)), account, {
    providers: PLAN_PROVIDERS,
    others: model.accounts.filter((other) => other.name !== account.name),
  });
}
