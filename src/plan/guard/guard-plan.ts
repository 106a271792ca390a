import { DEFAULT_POLICY } from '../../access/policy.js';
import { rolePower, type RolePower } from '../../access/role.js';
import { type PlanProvider } from '../../provider/plan-subjects.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { appIdentities } from '../app-identities.js';
import { changedSubjects } from '../resource-subject.js';
import { changesObject } from '../plan-action.js';
import { roleNames } from '../role-names.js';
import { type ResourceChange, type TerraformPlan } from '../terraform-plan.js';
import { type GuardFacts, type GuardRule, type JudgedChange } from './guard-rule.js';
import { GUARD_RULES } from './guard-rules.js';
import { type KnownPeople } from './known-people.js';
import { loweredRoles } from './lowered-roles.js';
import { changeNotes } from './change-notes.js';
import { planNames, type PlanNames } from './plan-names.js';
import { type Refusal } from './refusal.js';
import { type RolesInUse } from './roles-in-use.js';
import { allowedRemovals } from './removals.js';
import { restoredRules } from './restored-rules.js';
import { unreadRefusals } from './unread-refusals.js';

/** What the guard found in a plan. It may be deployed only if nothing is refused. */
export interface GuardVerdict {
  readonly refused: readonly Refusal[];
  /** Refusals that an override let through. They are shown all the same. */
  readonly allowed: readonly Refusal[];
  /** Overrides that fit no refusal: a typing error, or a refusal that no longer exists. */
  readonly unusedOverrides: readonly string[];
  /**
   * What no rule decides, in sentences: what none has looked at, and what an access file may declare: roles of groups that would be
   * lowered, rules that are put back, and people who leave groups, within the limit. It is not refused.
   */
  readonly notJudged: readonly string[];
}

export interface GuardOptions {
  /** The identity providers whose resources the plan may hold. */
  readonly providers: readonly PlanProvider[];
  /** `RULE=ADDRESS`; each lets exactly one refusal through. */
  readonly overrides: readonly string[];
  /** Who has which role. Default: not known, so that every role counts as held. */
  readonly rolesInUse?: RolesInUse;
  /** The ids of groups that the identity provider has already, by name. Default: not known, so that no group counts as there. */
  readonly existingGroups?: ReadonlyMap<string, string> | undefined;
  /** How much a role may do in the account of the plan. Default: what Klaviyo's built-in roles may; that of others is unknown. */
  readonly powerOf?: (role: string) => RolePower;
  /** The people of the directory, for what rules do. Default: not known, so that every change of a rule is refused. */
  readonly people?: KnownPeople | undefined;
  /** `policy.maximumRemovals` of the account. Default: `DEFAULT_POLICY.maximumRemovals`. */
  readonly maximumRemovals?: number | undefined;
}

/**
 * Judges a plan by the rules in `guard-rules.ts`: what a deploy must not do unasked, such as updating an app whose provisioning is
 * on, or deleting a group.
 */
export function guardPlan(
  plan: TerraformPlan,
  {
    providers,
    overrides,
    rolesInUse,
    existingGroups,
    powerOf = rolePower,
    people,
    maximumRemovals = DEFAULT_POLICY.maximumRemovals,
  }: GuardOptions,
): GuardVerdict {
  const names = planNames(plan, providers);
  const changes = judgedChanges(plan, providers, names.personNames);
  const appOf = appIdentities(plan, providers);
  const facts: GuardFacts = { rolesInUse, existingGroups, appOf, changes, powerOf, people, maximumRemovals, ...names };
  const refusals = [
    ...GUARD_RULES.flatMap((rule: GuardRule<Refusal['rule']>) =>
      changes
        .filter(({ subject }) => rule.judges.includes(subject))
        .flatMap((change) => {
          const reason = rule.run(change, facts);
          return reason === undefined ? [] : [refusal(rule.id, change.address, reason)];
        }),
    ),
    ...unreadRefusals(plan.unread).map(([address, reason]) => refusal('not-judged', address, reason)),
  ];
  const asked = new Set(overrides);
  const keys = new Set(refusals.map(overrideOf));
  return {
    refused: refusals.filter((refused) => !asked.has(overrideOf(refused))),
    allowed: refusals.filter((refused) => asked.has(overrideOf(refused))),
    unusedOverrides: [...asked].filter((override) => !keys.has(override)),
    notJudged: [
      ...notJudged(plan, providers),
      ...loweredRoles(facts),
      ...restoredRules(facts),
      ...allowedRemovals(facts),
      ...changeNotes(
        facts,
        refusals.map(({ address }) => address),
      ),
    ],
  };
}

/**
 * The changes with what they are about; those of other Terraform providers are left out. A part goes with the resource: what is deleted or
 * left behind is judged as a whole.
 */
function judgedChanges(
  plan: TerraformPlan,
  providers: readonly PlanProvider[],
  people: PlanNames['personNames'],
): readonly JudgedChange[] {
  const names = roleNames(plan, providers);
  const judged = (change: ResourceChange): readonly Pick<JudgedChange, 'subject' | 'provider'>[] => {
    const [whole, ...parts] = changedSubjects(change, providers, people);
    if (whole !== undefined) return ['create', 'update', 'no-op'].includes(change.action) ? [whole, ...parts] : [whole];
    const provider = providers.find((one) => one.plan.ownsType(change.type));
    return provider === undefined ? [] : [{ subject: 'unjudged', provider }];
  };
  return plan.changes.flatMap((change) => judged(change).map((of) => ({ ...change, ...of, roleNames: names })));
}

function notJudged(
  { changes, uncovered, unread: { members } }: TerraformPlan,
  providers: readonly PlanProvider[],
): readonly string[] {
  const others = changes.filter(
    ({ type, action }) => changesObject(action) && !providers.some(({ plan }) => plan.ownsType(type)),
  );
  return [
    ...(others.length === 0
      ? []
      : [`Resources of other Terraform providers that change: ${others.map(({ address }) => address).join(', ')}.`]),
    ...(uncovered.length === 0
      ? []
      : [`The plan covers a part of the configuration. It leaves alone: ${uncovered.join(', ')}.`]),
    ...(members.length === 0
      ? []
      : [`Members of the plan that this version of klaviyo-access does not know: ${members.join(', ')}.`]),
  ];
}

function refusal(rule: Refusal['rule'], address: string, reason: string): Refusal {
  return { rule, address, reason, override: `--allow ${shellQuoted(overrideOf({ rule, address }))}` };
}

function overrideOf({ rule, address }: Pick<Refusal, 'rule' | 'address'>): string {
  return `${rule}=${address}`;
}
