import { join } from 'node:path';
import { DEFAULT_FAIL_ON } from '../../drift/fail-on.js';
import { type CliIo } from '../cli-io.js';
import { drift } from '../drift.js';
import { reconcileApply } from '../reconcile/reconcile-apply.js';
import { reconcilePlan } from '../reconcile/reconcile-plan.js';
import { requireCode } from './require-code.js';

/**
 * Plans, applies and checks an account over SCIM, with the commands themselves.
 *
 * @param folder - of the access file, relative to the working directory; the plan is written there
 * @throws CliError if a command does not end as it should
 */
export async function provisionDirectly(account: string, folder: string, io: CliIo): Promise<void> {
  const config = join(folder, 'access.yaml');
  const plan = join(folder, 'plan.json');
  const report = ['text'];
  const say = (words: string): unknown => io.stdout.write(`\n$ klaviyo-access ${words}\n\n`);

  say(`reconcile plan --account ${account} --out ${plan}`);
  const planned = { config, account: [account], out: plan, report, validFor: 60, allow: [] };
  requireCode(await reconcilePlan(planned, io), 2, 'reconcile plan');
  say(`reconcile apply ${plan}`);
  requireCode(await reconcileApply(plan, { config, concurrency: 1, report }, io), 0, 'reconcile apply');
  say(`drift --account ${account}`);
  requireCode(await drift({ config, account: [account], report, failOn: DEFAULT_FAIL_ON }, io), 0, 'drift');
}
