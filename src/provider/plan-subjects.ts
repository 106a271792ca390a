import { type Marks, type PlannedValue } from './plan-values.js';
import { type ProviderWords } from './words.js';

/**
 * What a resource of a Terraform plan is about. `other` is everything that no rule and no sentence knows: it is shown by its
 * address and attributes alone.
 */
export const PLAN_SUBJECTS = [
  'app',
  'role attribute',
  'group assignments',
  'group',
  'rule',
  'provisioning',
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
}

/** A role that the role attribute may have, and its title in the provider's console. */
export interface TitledRole {
  readonly role: string;
  readonly title: string | null;
}

/** One group to which a plan assigns the app. */
export interface PlannedGroup {
  /** Null where it is known only after the apply. */
  readonly id: string | null;
  readonly role: PlannedValue;
  readonly priority: PlannedValue;
  /** What the assignment holds besides the role, as text; empty where there is nothing more. */
  readonly otherProfile: string;
}

/**
 * What a Terraform resource of one identity provider is about, and where it keeps what a plan's guard and summary ask for. All
 * of it is plain reading of plain values: types and attributes are those of the provider's Terraform provider.
 */
export interface PlanSubjects {
  /** By the type, and the values as they stand or, of a new resource, as they would be. */
  readonly subjectOf: (resource: { readonly type: string; readonly values: PlannedAttributes }) => PlanSubject;
  /** The attribute that holds the name by which people know a resource of this type; undefined where there is none. */
  readonly nameAttribute: (type: string) => string | undefined;
  /** Of an app: the provisioning features that are on, sorted. */
  readonly appFeatures: (values: PlannedAttributes) => readonly string[];
  /** Of a role attribute or of group assignments: the id of the app; undefined where it is known only after the apply. */
  readonly appId: (values: PlannedAttributes) => string | undefined;
  /** Of a group: its id; undefined where it is known only after the apply. */
  readonly groupId: (values: PlannedAttributes) => string | undefined;
  /** Of a group: its name. */
  readonly groupName: (values: PlannedAttributes) => string | undefined;
  /** The attributes of a role attribute that `roleValues` and `titledRoles` read. */
  readonly roleListAttributes: readonly string[];
  /** Of a role attribute: the values that a role may have; undefined where they cannot be read. */
  readonly roleValues: (values: PlannedAttributes) => readonly string[] | undefined;
  /** The same with titles; undefined also where the titles cannot be read, or are of other roles. */
  readonly titledRoles: (values: PlannedAttributes) => readonly TitledRole[] | undefined;
  /** The attributes of group assignments that `assignedGroups` reads. */
  readonly assignedGroupsAttributes: readonly string[];
  /** Of group assignments: the groups; undefined where they cannot be read, are sensitive, or known only after the apply. */
  readonly assignedGroups: (side: PlannedSide) => readonly PlannedGroup[] | undefined;
  /**
   * Of group assignments: the address of the resource to which the id of each group refers, in the order of the groups.
   *
   * @param expressions - of the resource in the plan's `configuration`
   */
  readonly assignedGroupReferences: (expressions: Readonly<Record<string, unknown>>) => readonly (string | undefined)[];
}

/** What the guard and the summary know of an identity provider. */
export interface PlanProvider {
  readonly words: ProviderWords;
  readonly plan: PlanSubjects;
}
