import { readAccessKey } from '../klaviyo/access-key.js';
import { KlaviyoScimClient } from '../klaviyo/scim-client.js';
import { guardPlan } from '../plan/guard/guard-plan.js';
import { type RolesInUse } from '../plan/guard/role-value.js';
import { parseTerraformPlan } from '../plan/terraform-plan.js';
import { guardVerdictText } from '../report/guard-verdict-text.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel } from './load-access-model.js';
import { selectAccounts } from './select-accounts.js';
import { readPlan } from './read-plan.js';

export interface PlanGuardOptions {
  /** RULE=ADDRESS. */
  readonly allow: readonly string[];
  /** An access file; with it Klaviyo is asked who holds which role. */
  readonly config?: string;
  readonly account?: string;
}

/** `klaviyo-access plan-guard`: ends with 2 if the plan would do what a deploy must not do unasked. */
export async function planGuard(file: string, options: PlanGuardOptions, io: CliIo): Promise<ExitCode> {
  const plan = parseTerraformPlan(await readPlan(file, io));
  const rolesInUse = options.config === undefined ? undefined : await readRolesInUse(options.config, options, io);
  const verdict = guardPlan(plan, { overrides: options.allow, ...(rolesInUse && { rolesInUse }) });
  io.stdout.write(guardVerdictText(verdict));
  return verdict.refused.length > 0 ? EXIT.drift : EXIT.clean;
}

async function readRolesInUse(config: string, { account: name }: PlanGuardOptions, io: CliIo): Promise<RolesInUse> {
  const { model, folder } = await loadAccessModel(config, io);
  const [account, ...others] = selectAccounts(model, name === undefined ? [] : [name]);
  if (account === undefined || others.length > 0) {
    throw new CliError(`${config} has several accounts; name the one whose plan this is with --account.`);
  }
  const client = new KlaviyoScimClient({
    baseUrl: account.scim.baseUrl,
    accessKey: readAccessKey(account.scim.accessKey, { environment: io.environment, baseFolder: folder }),
    authorization: account.scim.authorization,
  });
  try {
    const people = new Map<string, number>();
    for (const { active, role } of (await client.listUsers({ signal: io.interrupted })).users) {
      if (active && role !== undefined) people.set(role, (people.get(role) ?? 0) + 1);
    }
    return { source: `Klaviyo account ${account.name}`, people };
  } finally {
    await client.close();
  }
}
