import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Account, type AccessModel } from '../../access/access-model.js';
import { parsePlan } from '../../reconcile/parse-plan.js';
import { type AccountPlan, type ReconcilePlan } from '../../reconcile/plan.js';
import { ReconcileError } from '../../reconcile/reconcile-error.js';
import { fileFault } from '../../text/file-fault.js';
import { quoted } from '../../text/quoted.js';
import { visible } from '../../text/visible.js';
import { CliError } from '../cli-error.js';
import { type CliIo } from '../cli-io.js';
import { loadAccessModel, type LoadedAccessFile } from '../load-access-model.js';

/** A plan that may be applied, with the access file that it was made from. */
export interface BoundPlan {
  readonly plan: ReconcilePlan;
  readonly loaded: LoadedAccessFile;
  /** Each account of the plan, as the access file has it. */
  readonly accounts: readonly { readonly account: Account; readonly planned: AccountPlan }[];
}

/** How far the clock of the machine that made a plan may be ahead of ours. */
const CLOCK_SKEW_MS = 2 * 60_000;

/**
 * Reads a plan and refuses any that is not the one that was reviewed, or is not to be applied any more.
 *
 * @param expected - the SHA-256 that was approved; undefined: whatever the plan's own is
 * @throws CliError if the plan or the access file cannot be read; ReconcileError if it may not be applied
 */
export async function boundPlan(
  file: string,
  { config, expected }: { readonly config: string; readonly expected: string | undefined },
  io: CliIo,
): Promise<BoundPlan> {
  const plan = parsePlan(await readText(file, io), file);
  const refuse = (why: string): ReconcileError =>
    new ReconcileError(`${visible(file)} is not applied: ${why} Nothing is written.`);
  if (expected !== undefined && expected.toLowerCase() !== plan.sha256) {
    throw refuse(`its SHA-256 is ${plan.sha256}, and "${visible(expected)}" was approved (--expect).`);
  }
  const now = io.now().getTime();
  if (now > Date.parse(plan.validUntil)) throw refuse(`it was valid until ${plan.validUntil}. Plan again.`);
  if (now + CLOCK_SKEW_MS < Date.parse(plan.madeAt)) {
    throw refuse(`it was made at ${plan.madeAt}, which is in the future. Check the clock of this machine.`);
  }
  const loaded = await loadAccessModel(config, io);
  if (loaded.sha256 !== plan.accessFile.sha256) {
    throw refuse(
      `${visible(config)} is not the access file that it was made from (${visible(plan.accessFile.path)}, SHA-256 ` +
        `${plan.accessFile.sha256}). Plan again, or name that file with --config.`,
    );
  }
  return {
    plan,
    loaded,
    accounts: plan.accounts.map((planned) => ({ planned, account: accountOf(loaded.model, planned, refuse) })),
  };
}

/** The access file is the same, so that this can only differ if another release reads it otherwise. */
function accountOf(
  model: AccessModel,
  { account, baseUrl }: AccountPlan,
  refuse: (why: string) => ReconcileError,
): Account {
  const found = model.accounts.find(({ name }) => name === account);
  if (found === undefined) throw refuse(`${visible(model.path)} has no account ${quoted(account)}.`);
  if (found.scim.baseUrl !== baseUrl) {
    throw refuse(
      `the base URL of ${quoted(account)} is ${quoted(found.scim.baseUrl)}, and it was made for ${quoted(baseUrl)}.`,
    );
  }
  return found;
}

async function readText(file: string, io: CliIo): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new CliError(
      `Cannot read the plan ${visible(file)}: ${fileFault(error)}. Make one: klaviyo-access reconcile plan --out ${visible(file)}`,
    );
  }
}
