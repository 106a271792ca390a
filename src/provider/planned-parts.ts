import { type Marks, type PlannedValue } from './plan-values.js';

/**
 * What a resource of a Terraform plan is about. `other` is everything that no rule and no sentence knows: it is shown by its
 * address and attributes alone.
 */
export const PLAN_SUBJECTS = [
  'app',
  'role attribute',
  'app role',
  'group assignments',
  'group assignment',
  'person assignment',
  'group',
  'group members',
  'rule',
  'provisioning',
  'profile mapping',
  'other',
] as const;

export type PlanSubject = (typeof PLAN_SUBJECTS)[number];

/** The attributes of a resource on one side of a change; null where there is no such resource. */
export type PlannedAttributes = Readonly<Record<string, unknown>> | null;

/** One side of a change, with Terraform's marks on it. */
export interface PlannedSide {
  readonly values: PlannedAttributes;
  readonly sensitive: Marks;
  readonly unknown: Marks;
  /** On that side of the plan, the roles by the ids with which assignments name them. Default: none, assignments hold the roles. */
  readonly roleNames?: ReadonlyMap<string, string> | undefined;
}

/** A role that the role attribute may have, and its title in the provider's console. */
export interface TitledRole {
  readonly role: string;
  readonly title: string | null;
}

/** Which of several groups decides a person's role: the one with the smallest priority, or the rule on the last position. */
export type GroupOrder = 'smallest priority' | 'last position';

/** One group to which a plan assigns the app. */
export interface PlannedGroup {
  /** Null where it is known only after the apply. */
  readonly id: string | null;
  /** Its name, where the assignment itself has it. */
  readonly name?: string | undefined;
  /** A role that the plan names by its id alone is that id. */
  readonly role: PlannedValue;
  /** The id by which the assignment names the role, where it does not hold the role itself. */
  readonly roleId?: string | undefined;
  /** Its priority, or its position. Undefined where the provider gives groups no order. */
  readonly priority: PlannedValue | undefined;
  /** What the assignment holds besides the role, as text; empty where there is nothing more. */
  readonly otherProfile: string;
}

/** The person to whom a plan assigns the app directly. */
export interface PlannedPerson {
  /** Null where it is known only after the apply. */
  readonly id: string | null;
  /** The name in the app. */
  readonly name: string | null;
  readonly role: PlannedValue;
  /** The id by which the assignment names the role, where it does not hold the role itself. */
  readonly roleId?: string | undefined;
  /** What the assignment holds besides the role, as text; empty where there is nothing more. */
  readonly otherProfile: string;
}

/** One person in one group, both by their ids. A group whose id is known only after the apply is named by its name. */
export interface PlannedMembership {
  readonly person: string;
  readonly group: string;
}

/** What an update changes of a rule, as far as it moves people. */
export interface PlannedRuleChange {
  /** Whether the rule, which decided nothing, decides again, or the reverse; undefined where neither. */
  readonly switched: 'on' | 'off' | undefined;
  /** Of a rule that is switched off: whether the people whom it has put in leave. Default: they stay. */
  readonly takesOut?: true;
  /** Ids of people whom the rule passed over, and does no longer. */
  readonly letIn: readonly string[];
  /** Ids of people whom it passes over from then on. */
  readonly shutOut: readonly string[];
  /** Whether it decides by another expression or fills other groups, or the plan does not show what changes. */
  readonly decidesOtherwise: boolean;
}

/** One change of a resource, for what is to be said of it. */
export interface PlannedChange {
  readonly type: string;
  readonly before: PlannedSide;
  readonly after: PlannedSide;
  /** Whether the present object is deleted. */
  readonly deletes: boolean;
  /** Whether another object is created in its place before that. */
  readonly createsFirst: boolean;
}
