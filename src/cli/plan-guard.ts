import { type ProvisionedPerson } from '../people/listing.js';
import { userKey } from '../people/user-key.js';
import { openScimClient, useScimClient } from '../klaviyo/open-scim-client.js';
import { powerInAccount } from '../access/power-in-account.js';
import { guardPlan, type GuardOptions } from '../plan/guard/guard-plan.js';
import { changesMembers } from '../plan/guard/removals.js';
import { type RolesInUse } from '../plan/guard/roles-in-use.js';
import { parseTerraformPlan, type TerraformPlan } from '../plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../provider/plan-providers.js';
import { providerOf } from '../provider/providers.js';
import { guardVerdictText } from '../report/plan/guard-verdict-text.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { providerWays } from './provider-access.js';
import { plannedIn, readPlanPeople, stackAccount } from './plan-people.js';
import { readPlan } from './read-plan.js';

export interface PlanGuardOptions {
  /** RULE=ADDRESS. */
  readonly allow: readonly string[];
  /** An access file. With it, Klaviyo is asked which roles are in use. */
  readonly config?: string;
  readonly account?: string;
}

/** `klaviyo-access plan-guard`: exits with 2 if the plan would take access away. */
export async function planGuard(file: string, options: PlanGuardOptions, io: CliIo): Promise<ExitCode> {
  if (options.account !== undefined && options.config === undefined) {
    throw new CliError(
      `--account ${options.account} needs an access file. Name it with --config, or leave --account out. Without an access ` +
        'file, Klaviyo is not asked which roles are in use.',
    );
  }
  const plan = parseTerraformPlan(await readPlan(file, io));
  const account = options.config === undefined ? undefined : await readAccount(plan, options.config, options, io);
  const verdict = guardPlan(plan, {
    providers: PLAN_PROVIDERS,
    overrides: options.allow,
    ...account,
  });
  io.stdout.write(guardVerdictText(verdict));
  return verdict.refused.length > 0 ? EXIT.drift : EXIT.clean;
}

/**
 * Who has which role in the account of the plan, what a role may do there, and which groups that the plan creates are there already.
 * Klaviyo is not asked about any other account.
 */
async function readAccount(
  plan: TerraformPlan,
  config: string,
  { account: name }: PlanGuardOptions,
  io: CliIo,
): Promise<Omit<GuardOptions, 'providers' | 'overrides'>> {
  const found = await stackAccount(config, name, io);
  const { account } = found;
  const { model, folder } = found.loaded;
  const planned = plannedIn(plan, found);
  const ways = providerWays(model, io);
  const access = ways(account.identityProvider);
  // Without credentials the guard judges by the plan alone.
  const asked = access.available && planned.groups.size > 0 ? providerOf(account.identityProvider) : undefined;
  const read = changesMembers(plan, PLAN_PROVIDERS) ? await readPlanPeople(found, planned, ways) : undefined;
  const { users } = await useScimClient(
    () => openScimClient(account.scim, { environment: io.environment, baseFolder: folder }),
    (client) => client.listUsers({ signal: io.interrupted, maxTotalResults: account.policy?.maximumPeople }),
  );
  return {
    rolesInUse: { source: `Klaviyo account ${account.name}`, ...rolesOf(users, userKey(account.owner)) },
    existingGroups: await asked?.existingGroups(access, [...planned.groups]),
    people: read?.read === true ? read.people : undefined,
    maximumRemovals: account.policy?.maximumRemovals,
    // Without the policy: that a role counts as privileged does not say that it may do as much as another one.
    powerOf: (role) => powerInAccount({ ...account, policy: undefined }, role),
  };
}

/** Who has which role. Deactivated people count: the identity provider may push them again. It cannot give the owner's role. */
function rolesOf(
  users: readonly ProvisionedPerson[],
  ownerKey: string,
): Pick<RolesInUse, 'people' | 'withoutKnownRole'> {
  const people = new Map<string, number>();
  for (const { role } of users) {
    if (role !== undefined) people.set(role, (people.get(role) ?? 0) + 1);
  }
  const withoutKnownRole = users.filter(
    ({ role, userName }) => role === undefined && userKey(userName) !== ownerKey,
  ).length;
  return { people, withoutKnownRole };
}
