import { type AttributeChange, type ShownValue } from './shown-value.js';

/** What would become of a resource, most to lose first. */
export const CHANGE_ACTIONS = ['destroy', 'replace', 'update', 'create', 'import', 'forget', 'move'] as const;

/**
 * - `import`: adopted as it is. An adopted resource that changes too is an `update` (or `replace`) with `imported`.
 * - `forget`: taken out of Terraform's state, and left as it is.
 * - `move`: only its address in the state changes.
 */
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

/** What a resource is to the house; `other` is told by its address and attributes alone. */
export const PLAN_SUBJECTS = [
  'app',
  'role attribute',
  'group assignments',
  'group',
  'provisioning features',
  'provisioning connection',
  'other',
] as const;

export type PlanSubject = (typeof PLAN_SUBJECTS)[number];

/**
 * How far the plan reaches. `complete`: applied, everything is as declared. `incomplete`: it was made for a part
 * (`-target`), or Terraform puts changes off. `errored`: planning broke off. `not told`: an older Terraform, or another
 * program, does not say whether it is complete.
 */
export type PlanReach = 'complete' | 'incomplete' | 'errored' | 'not told';

/** What a deploy would do, as plain data that JSON can hold. No sensitive value stands in it. */
export interface PlanSummary {
  readonly version: 1;
  readonly terraformVersion: string;
  readonly reach: PlanReach;
  /** How many resources each action befalls. */
  readonly counts: Readonly<Record<ChangeAction, number>>;
  /** What the deploy would change. */
  readonly changes: readonly ResourceSummary[];
  /** What Terraform found changed since it last applied, by hand or by another program. Nothing of it is done by the deploy. */
  readonly outside: readonly OutsideChange[];
  readonly checks: ChecksSummary;
}

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
  /** What becomes of the role list; null where there is none or it stays. */
  readonly roles: RoleListChange | null;
  /** What becomes of the assigned groups. A replacement takes each off before it adds those that are assigned then. */
  readonly groups: readonly GroupAssignmentChange[];
  /** What else changes. Empty for a destroy. */
  readonly attributes: readonly AttributeChange[];
}

/** A change that Terraform found. `before` is what it last knew, `after` what is there now. */
export interface OutsideChange extends ResourceSummary {
  /** Whether the deploy changes the same resource, and so may put it back. */
  readonly alsoChanged: boolean;
}

/** What becomes of the values that the role attribute may have. */
export interface RoleListChange {
  readonly added: readonly TitledRole[];
  readonly removed: readonly TitledRole[];
  /** Roles that stay and whose title in Okta's console changes. */
  readonly retitled: readonly {
    readonly role: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** Whether the roles that stay stand in another order. */
  readonly reordered: boolean;
}

export interface TitledRole {
  readonly role: string;
  readonly title: string | null;
}

/** What becomes of one group of an app's assignments. */
export interface GroupAssignmentChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** Null where it is known only after the apply. */
  readonly id: string | null;
  /** Null where the plan does not hold the group. */
  readonly name: string | null;
  readonly role: BeforeAndAfter;
  readonly priority: BeforeAndAfter;
  /** Whether the profile changes in something else than the role. */
  readonly otherProfile: boolean;
}

export interface BeforeAndAfter {
  readonly before: ShownValue;
  readonly after: ShownValue;
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
