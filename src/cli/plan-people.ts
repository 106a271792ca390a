import { type Account } from '../access/access-model.js';
import { declaredPeople, type DeclaredSurroundings, NobodyDeclaredError } from '../access/declared-people.js';
import { DEFAULT_POLICY } from '../access/policy.js';
import { powerInAccount } from '../access/power-in-account.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { type KnownPeople } from '../plan/guard/known-people.js';
import { plannedCreations } from '../plan/planned-creations.js';
import { type TerraformPlan } from '../plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../provider/plan-providers.js';
import { type PlannedCreations } from '../provider/plan-subjects.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';
import { type LoadedAccessFile, loadAccessModel } from './load-access-model.js';
import { directoryOf, type ProviderWays } from './provider-access.js';
import { selectAccounts } from './select-accounts.js';

/** An account with a stack, and the access file that has it. */
export interface StackAccount {
  readonly loaded: LoadedAccessFile;
  readonly account: Account;
}

/**
 * The account that a plan is of: the one that `--account` names, else the only one with a stack.
 *
 * @throws CliError if there is no such account, or several
 */
export async function stackAccount(config: string, name: string | undefined, io: CliIo): Promise<StackAccount> {
  const loaded = await loadAccessModel(config, io);
  const named = selectAccounts(loaded.model, name === undefined ? [] : [name]);
  const [account, ...others] = named.filter(({ direct }) => !direct);
  if (account === undefined) {
    throw new CliError(
      `A plan is of an account with a stack, and klaviyo-access provisions ${name ?? 'every account'} itself ` +
        '(provisioning.mode: direct).',
    );
  }
  if (others.length > 0) {
    throw new CliError(`${config} has several accounts. Name the account of this plan with --account.`);
  }
  return { loaded, account };
}

/**
 * What the plan creates of that which the account names.
 *
 * @throws PlanError for a plan of another account
 */
export function plannedIn(plan: TerraformPlan, { loaded: { model }, account }: StackAccount): PlannedCreations {
  return plannedCreations(plan, account, {
    providers: PLAN_PROVIDERS,
    others: model.accounts.filter((other) => other.name !== account.name),
  });
}

/** The people of the directory, or why there is no way to them: the rest of a sentence. */
export type ReadPlanPeople =
  { readonly read: true; readonly people: KnownPeople } | { readonly read: false; readonly reason: string };

/**
 * The people of the directory, and how many of them the access file gives full power.
 *
 * @throws KlaviyoAccessError if the directory cannot be read whole
 */
export async function readPlanPeople(
  { loaded, account }: StackAccount,
  planned: PlannedCreations,
  ways: ProviderWays,
): Promise<ReadPlanPeople> {
  const { model, today } = loaded;
  if (model.directory.kind !== 'roster') {
    const access = ways(model.directory);
    if (!access.available) return { read: false, reason: access.reason };
  }
  const snapshot = await directoryOf(model, loaded, () => ways, [account], { planned, today }).read();
  const otherGroups = model.accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group));
  return {
    read: true,
    people: {
      source: snapshot.source,
      account,
      active: snapshot.users.filter(({ active }) => active),
      attributeNames: snapshot.attributeNames,
      membersOnly: snapshot.membersOnly,
      admins: declaredAdmins(account, snapshot, { today, otherGroups }),
      minimumAdmins: (account.policy ?? DEFAULT_POLICY).minimumAdmins,
    },
  };
}

function declaredAdmins(account: Account, snapshot: DirectorySnapshot, surroundings: DeclaredSurroundings): number {
  try {
    const people = declaredPeople(account, snapshot, surroundings);
    return people.filter(({ role }) => powerInAccount(account, role) === 'full').length;
  } catch (error) {
    if (error instanceof NobodyDeclaredError) return 0;
    throw error;
  }
}
