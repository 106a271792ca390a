import { type RolePower } from '../../access/role.js';
import { type PlannedSide, type PlanProvider, type PlanSubject } from '../../provider/plan-subjects.js';
import { type AppIdentities } from '../app-identities.js';
import { type RoleNames } from '../role-names.js';
import { type ResourceChange } from '../terraform-plan.js';
import { type KnownPeople } from './known-people.js';
import { type PlanNames } from './plan-names.js';
import { type RolesInUse } from './roles-in-use.js';

/** A change of a resource that a provider knows. */
export interface JudgedChange extends ResourceChange {
  readonly subject: GuardedSubject;
  /** Whose resource it is. */
  readonly provider: PlanProvider;
  /** The roles of the plan that assignments name by their ids. */
  readonly roleNames: RoleNames;
}

/** `unjudged`: another resource of an identity provider, of which no rule knows when it takes access away. */
export type GuardedSubject = Exclude<PlanSubject, 'other'> | 'unjudged';

/** What a rule may need to know besides the change. */
export interface GuardFacts extends PlanNames {
  /** Who has which role; undefined where nobody was asked. */
  readonly rolesInUse: RolesInUse | undefined;
  /** Of the groups that the plan creates, those that the provider has already: their ids by name. Undefined where nobody was asked. */
  readonly existingGroups: ReadonlyMap<string, string> | undefined;
  /** Which ids of the plan are those of one app. */
  readonly appOf: AppIdentities;
  /** All changes of the plan that a rule may judge. One that is about several subjects stands here once for each. */
  readonly changes: readonly JudgedChange[];
  /** How much a role may do. */
  readonly powerOf: (role: string) => RolePower;
  /** The people of the directory; undefined where nobody was read. */
  readonly people: KnownPeople | undefined;
  /** From 0 to 1: the share of a group's people who may be taken out of it at once. */
  readonly maximumRemovals: number;
}

/** One thing that a deploy must not do unasked. A rule is one file in `rules/` and one line in `guard-rules.ts`. */
export interface GuardRule<Id extends string = string> {
  /** The word that `--allow` takes, and the name of the rule's file. */
  readonly id: Id;
  /** The subjects whose changes it looks at. */
  readonly judges: readonly GuardedSubject[];
  /** Why the change must not be deployed unasked, in sentences: what would happen, and what to do. Undefined where it may be. */
  readonly run: (change: JudgedChange, facts: GuardFacts) => string | undefined;
}

/** One side of a change, as a provider reads it. The guard reads sensitive values too, and shows of them ids, names and roles alone. */
export function sideOf(change: JudgedChange, side: 'before' | 'after'): PlannedSide {
  return {
    values: change[side],
    sensitive: undefined,
    unknown: side === 'after' ? change.afterUnknown : undefined,
    roleNames: change.roleNames[side],
  };
}
