import { type Account } from '../../access/access-model.js';
import { quoted } from '../../text/quoted.js';
import { type PlannedAttributes, type PlanProvider } from '../../provider/plan-subjects.js';
import { PlanError } from '../plan-error.js';
import { appIdentities } from '../app-identities.js';
import { resourceSubject } from '../resource-subject.js';
import { type ShownResource, type TerraformPlan } from '../terraform-plan.js';

/** An app that a plan shows, on one side of a change, in the state or among the planned values. */
interface ShownApp {
  readonly address: string;
  readonly ids: readonly string[];
  /** By what it shows itself as another one than the account's. */
  readonly difference: string | undefined;
}

/**
 * Requires that a plan is of the account of which the guard asks who has which role: an answer about one account says nothing
 * of another. The app binds them: by its id, or by its label and sign-on settings. A plan that shows no app, and names none by
 * its id, has nothing to be judged by the answer.
 *
 * @param others - the other accounts of the access file, one of which may be meant
 * @throws PlanError for a plan of another account, or of several
 */
export function requirePlanOfAccount(
  plan: TerraformPlan,
  account: Account,
  { providers, others }: { readonly providers: readonly PlanProvider[]; readonly others: readonly Account[] },
): void {
  const difference = differenceFrom(account, plan, providers);
  if (difference === undefined) return;
  const meant = others.find((other) => showsAccount(other, plan, providers));
  throw new PlanError(
    `This plan is of another account than ${account.name}: ${difference}. ` +
      (meant === undefined
        ? 'Pass the plan of this account, or name the account of this plan with --account.'
        : `It fits the account ${meant.name}: name that one with --account, or pass the plan of ${account.name}.`),
  );
}

function showsAccount(account: Account, plan: TerraformPlan, providers: readonly PlanProvider[]): boolean {
  return differenceFrom(account, plan, providers) === undefined;
}

/** By what a plan shows itself as one of another account, as a sentence without a full stop. */
function differenceFrom(account: Account, plan: TerraformPlan, providers: readonly PlanProvider[]): string | undefined {
  const apps = shownApps(account, plan, providers);
  const own = apps.filter(({ difference }) => difference === undefined);
  const [other] = apps;
  if (own.length === 0 && other !== undefined) return `the app ${other.address} ${String(other.difference)}`;
  const declared = providers.flatMap((provider) => provider.plan.declaredAppIds(account));
  const ids = new Set([...declared, ...own.flatMap((app) => app.ids)]);
  const appOf = appIdentities(plan, providers);
  const identities = new Set([...ids].map(appOf));
  const stray = roleHolders(plan, apps, providers).find(({ app }) => !identities.has(appOf(app)));
  if (stray === undefined) return undefined;
  const known = [...ids].map(quoted).join(', ');
  return (
    `${stray.address} belongs to the app ${quoted(stray.app)}, and ` +
    (ids.size === 0 ? "the plan does not show the account's app" : `the account's app is ${known}`)
  );
}

function shownApps(account: Account, plan: TerraformPlan, providers: readonly PlanProvider[]): readonly ShownApp[] {
  return shownValues(plan).flatMap(({ address, type, values }) => {
    const { subject, provider } = resourceSubject({ type, values }, providers);
    if (subject !== 'app') return [];
    return [{ address, ids: provider.plan.appIds(values), difference: provider.plan.appDifference(account, values) }];
  });
}

/**
 * What holds roles that are judged by who has them, with the app of each, where it is known. An app role may name a part of the app of
 * which nothing else in the plan says whose it is: then it says nothing of the account.
 */
function roleHolders(
  plan: TerraformPlan,
  apps: readonly ShownApp[],
  providers: readonly PlanProvider[],
): readonly { readonly address: string; readonly app: string }[] {
  const known = new Set(apps.flatMap(({ ids }) => ids));
  return shownValues(plan).flatMap(({ address, type, values }) => {
    const { subject, provider } = resourceSubject({ type, values }, providers);
    if (subject !== 'role attribute' && subject !== 'app role') return [];
    const app = provider.plan.appId(values);
    return app === undefined || (subject === 'app role' && !known.has(app)) ? [] : [{ address, app }];
  });
}

interface ResourceWithValues extends ShownResource {
  readonly values: NonNullable<PlannedAttributes>;
}

function shownValues({ changes, shown }: TerraformPlan): readonly ResourceWithValues[] {
  const sides = changes.flatMap(({ address, type, before, after }) => [
    { address, type, values: before },
    { address, type, values: after },
  ]);
  return [...sides, ...shown].filter((resource): resource is ResourceWithValues => resource.values !== null);
}
