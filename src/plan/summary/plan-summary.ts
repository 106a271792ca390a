import { type PlanSubject, type TitledRole } from '../../provider/plan-subjects.js';
import { type PlannedValue } from '../../provider/plan-values.js';

/** What would be done to a resource, most to lose first. */
export const CHANGE_ACTIONS = [
  'destroy',
  'replace',
  'forget and create',
  'update',
  'create',
  'import',
  'forget',
  'move',
] as const;

/**
 * - `import`: adopted as it is. An adopted resource that changes too is an `update` (or `replace`) with `imported`.
 * - `forget`: taken out of Terraform's state, and left as it is.
 * - `forget and create`: the same, and another one is created.
 * - `move`: only its address in the state changes.
 */
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

/**
 * How far the plan reaches. `complete`: applied, everything is as declared. `incomplete`: it was made for a part
 * (`-target`), or Terraform puts changes off. `errored`: planning broke off. `not stated`: an older Terraform, or
 * another program, does not say whether it is complete.
 */
export type PlanReach = 'complete' | 'incomplete' | 'errored' | 'not stated';

/** What a deploy would do, as plain data that JSON can hold. No sensitive value stands in it. */
export interface PlanSummary {
  readonly version: 1;
  readonly terraformVersion: string;
  readonly reach: PlanReach;
  /** How many resources each action is done to. */
  readonly counts: Readonly<Record<ChangeAction, number>>;
  /** What the deploy would change. */
  readonly changes: readonly ResourceSummary[];
  /** What Terraform found changed since it last applied, by hand or by another program. Nothing of it is done by the deploy. */
  readonly outside: readonly OutsideChange[];
  /**
   * Addresses of what is there and of which the plan does not say whether it stays or goes. A plan of a part of the configuration
   * leaves it alone, and so does one that only refreshes. From another plan it was cut out.
   */
  readonly uncovered: readonly string[];
  /** Addresses of the actions that the deploy runs, or that Terraform puts off: what one does stands in no resource. */
  readonly actions: readonly string[];
  /** Addresses of resources whose changes Terraform puts off to a later plan. */
  readonly deferred: readonly string[];
  /** Members of the plan that this version does not know. */
  readonly unknownMembers: readonly string[];
  readonly checks: ChecksSummary;
  /**
   * Whom the changed rules move. Missing without an access file, and where no rule changes. It does not stand in `changes`: the
   * same plan moves other people when the directory has others.
   */
  readonly rulePeople?: RulePeople;
}

/** Whom the changed rules of a plan move, by the people of the directory. */
export type RulePeople =
  | {
      readonly read: true;
      /** Such as `roster people.csv`. */
      readonly source: string;
      /** In the order of `changes`. */
      readonly rules: readonly RuleMoves[];
    }
  /** `reason`: why nobody was read, as the rest of a sentence. */
  | { readonly read: false; readonly reason: string };

/**
 * Whom one rule moves, by their userNames in the directory's order.
 *
 * - `moves`: who comes into its groups by it, and who leaves them.
 * - `chooses`: whom it chooses from then on. Who of them comes, and who leaves, is not known, with the reason as the rest of a sentence.
 * - `keeps`: it goes, and its members stay.
 * - `not known`: with the reason, as the rest of a sentence.
 */
export type RuleMoves = {
  /** As in `changes`. */
  readonly address: string;
} & (
  | { readonly what: 'moves'; readonly comesIn: readonly string[]; readonly leaves: readonly string[] }
  | { readonly what: 'chooses'; readonly chosen: readonly string[]; readonly reason: string }
  | { readonly what: 'keeps' }
  | { readonly what: 'not known'; readonly reason: string }
);

export interface ResourceSummary {
  /** Terraform's address. */
  readonly address: string;
  readonly subject: PlanSubject;
  /** The app's label or the group's name, as it would be; null where it has none that may be shown. */
  readonly name: string | null;
  readonly action: ChangeAction;
  /** Whether an existing object is adopted. */
  readonly imported: boolean;
  /** The address that it had before; null if that stays. */
  readonly movedFrom: string | null;
  /** What changes in the role list; null where there is none or it stays. */
  readonly roles: RoleListChange | null;
  /** What changes in the assigned groups. A replacement takes each off before it adds those that are assigned then. */
  readonly groups: readonly GroupAssignmentChange[];
  /**
   * Of assignments that are updated though no group changes: the groups, which keep their roles and priorities. Then their order
   * changes, or the form in which a profile is written. Null otherwise.
   */
  readonly unchangedGroups: readonly UnchangedGroup[] | null;
  /** Of the members of groups: who comes and who leaves; null where there are none, or where the plan does not show them. */
  readonly members: MemberChanges | null;
  /** Of a group: whether it holds the rule that fills it; missing where it does not, and of everything else. */
  readonly hasRule?: true;
  /** Of a rule that is updated: what that does to people; null of everything else, and where it moves nobody. */
  readonly rule: RuleChange | null;
  /** What people should know of the change where no attribute says it, in sentences; missing where there is nothing. */
  readonly notes?: readonly string[];
  /** What else changes. Empty where the resource is destroyed. */
  readonly attributes: readonly AttributeChange[];
}

/** A change that Terraform found. `before` is what it last knew, `after` what is there now. */
export interface OutsideChange extends ResourceSummary {
  /** Whether the deploy changes the same resource, and so may put it back. */
  readonly alsoChanged: boolean;
}

/** What changes in one attribute of a resource. */
export interface AttributeChange {
  /** The path within the resource, such as `profile.auth_scheme`. */
  readonly name: string;
  readonly before: PlannedValue;
  readonly after: PlannedValue;
  /** Whether the resource is replaced because of it. */
  readonly forcesReplacement: boolean;
}

/** What changes in the values that the role attribute may have. */
export interface RoleListChange {
  readonly added: readonly TitledRole[];
  readonly removed: readonly TitledRole[];
  /** Roles that stay and whose title in the provider's console changes. */
  readonly retitled: readonly {
    readonly role: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** Whether the roles that stay stand in another order. */
  readonly reordered: boolean;
}

/** What changes for one group of an app's assignments. */
export interface GroupAssignmentChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** Null where it is known only after the apply. */
  readonly id: string | null;
  /** Null where the plan does not hold the group. */
  readonly name: string | null;
  readonly role: BeforeAndAfter;
  /** The priority, or the position. Null where the identity provider gives groups no order. */
  readonly priority: BeforeAndAfter | null;
  /** Of an assignment that is no more than a rule which sets the role: the group itself gives the app. Missing of every other one. */
  readonly by?: 'role rule';
  /** Whether anything but the role changes in what the assignment holds. */
  readonly otherProfile: boolean;
}

/** What an update of a rule does to people. The plan does not show who matches it. */
export interface RuleChange {
  /** Whether the rule, which decided nothing, decides again, or the reverse; null where neither. */
  readonly switched: 'on' | 'off' | null;
  /** Of a rule that is switched off: whether the people whom it has put in leave. Missing: they stay. */
  readonly takesOut?: true;
  /** People whom it passed over, by the name that the plan has or by their ids, and whom it lets in again. */
  readonly letIn: readonly string[];
  /** People whom it passes over from then on. */
  readonly shutOut: readonly string[];
  /** Whether it decides by something else, or the plan does not show what changes. */
  readonly decidesOtherwise: boolean;
}

/** People who come into groups, and people who leave them. A replacement takes everyone out before it puts those in who stay. */
export interface MemberChanges {
  readonly added: readonly MemberChange[];
  readonly removed: readonly MemberChange[];
}

/** One person and one group, each by the name that the plan has, and by the id where it has none. */
export interface MemberChange {
  readonly person: string;
  readonly group: string;
}

/** A group whose assignment stays as it is. */
export interface UnchangedGroup {
  readonly id: string | null;
  readonly name: string | null;
  readonly role: PlannedValue;
}

export interface BeforeAndAfter {
  readonly before: PlannedValue;
  readonly after: PlannedValue;
}

/** The checks, conditions and validations of the configuration. */
export interface ChecksSummary {
  readonly passed: number;
  /** Those that failed, could not be evaluated (`error`), or are known only with the apply (`unknown`), in that order. */
  readonly notPassed: readonly CheckSummary[];
}

export interface CheckSummary {
  /** As Terraform shows it, such as `check.provisioning`. */
  readonly address: string;
  readonly status: 'fail' | 'error' | 'unknown';
  readonly messages: readonly string[];
}
