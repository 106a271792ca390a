import { type Account } from '../access/access-model.js';
import { type Subject } from '../rules/subject.js';
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

/** The person to whom a plan assigns the app directly. */
export interface PlannedPerson {
  /** Null where it is known only after the apply. */
  readonly id: string | null;
  /** The name in the app. */
  readonly name: string | null;
  readonly role: PlannedValue;
  /** What the assignment holds besides the role, as text; empty where there is nothing more. */
  readonly otherProfile: string;
}

/** One person in one group, both by their ids. */
export interface PlannedMembership {
  readonly person: string;
  readonly group: string;
}

/** What an update changes of a rule, as far as it moves people. */
export interface PlannedRuleChange {
  /** Whether the rule, which decided nothing, decides again, or the reverse; undefined where neither. */
  readonly switched: 'on' | 'off' | undefined;
  /** Ids of people whom the rule passed over, and does no longer. */
  readonly letIn: readonly string[];
  /** Ids of people whom it passes over from then on. */
  readonly shutOut: readonly string[];
  /** Whether it decides by another expression or fills other groups, or the plan does not show what changes. */
  readonly decidesOtherwise: boolean;
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
  /** Whether an attribute of a new resource has the value that it has where nothing else is asked for, so that it says nothing. */
  readonly isDefaultValue: (type: string, attribute: string, value: unknown) => boolean;
  /** Whether a type is of this identity provider's Terraform provider. */
  readonly ownsType: (type: string) => boolean;
  /**
   * Of a type whose subject is `other`: what its change may take away, as a sentence. Undefined where that is nothing, or where
   * the type is of another Terraform provider.
   *
   * @param creates - whether the change creates the resource, and does nothing to one that is there
   */
  readonly unjudgedEffect: (type: string, creates: boolean) => string | undefined;
  /** Whether Terraform takes the resource out of its state and leaves the object as it is, where its plan says "delete". */
  readonly deletionKeeps: (type: string, values: PlannedAttributes) => boolean;
  /** Of an app: the provisioning features that are on, sorted; undefined where the plan does not have them. */
  readonly appFeatures: (values: PlannedAttributes) => readonly string[] | undefined;
  /** Of an app: whether people can use it. `unknown` where that is known only after the apply. */
  readonly appStatus: (side: PlannedSide) => 'active' | 'inactive' | 'unknown';
  /** The attribute of an app that names the policy by which people sign in to it. */
  readonly appPolicyAttribute: string;
  /**
   * Of an app: by what it shows itself as another one than the account's, as the rest of a sentence after the app. Undefined if
   * it is the account's.
   */
  readonly appDifference: (account: Account, values: NonNullable<PlannedAttributes>) => string | undefined;
  /** The id of the account's app, where the access file has it. */
  readonly declaredAppId: (account: Account) => string | undefined;
  /** Of what belongs to an app: the id of the app; undefined where it is known only after the apply. */
  readonly appId: (values: PlannedAttributes) => string | undefined;
  /** Of an app: its own id; undefined where it is known only after the apply. */
  readonly objectId: (values: PlannedAttributes) => string | undefined;
  /** Of a group: its id; undefined where it is known only after the apply. */
  readonly groupId: (values: PlannedAttributes) => string | undefined;
  /** Of a group: its name. */
  readonly groupName: (values: PlannedAttributes) => string | undefined;
  /** The attributes of a role attribute that `roleValues` and `titledRoles` read. */
  readonly roleListAttributes: readonly string[];
  /**
   * Of a role attribute: the names of the attributes that decide how the role is kept and pushed, of those that one of the sides has,
   * sorted. Titles and the list of roles are not among them, nor a default value for what an import leaves empty.
   */
  readonly roleSettings: (sides: {
    readonly before: PlannedAttributes;
    readonly after: PlannedAttributes;
    readonly afterUnknown: Marks;
  }) => readonly string[];
  /** Of a role attribute: the values that a role may have; undefined where they cannot be read. */
  readonly roleValues: (values: PlannedAttributes) => readonly string[] | undefined;
  /** The same with titles; undefined also where the titles cannot be read, or are of other roles. */
  readonly titledRoles: (values: PlannedAttributes) => readonly TitledRole[] | undefined;
  /** The attributes of group assignments, and of one group assignment, that `assignedGroups` reads. */
  readonly assignedGroupsAttributes: readonly string[];
  /** Of group assignments, or of one: the groups; undefined where they cannot be read, are sensitive, or known only after the apply. */
  readonly assignedGroups: (side: PlannedSide) => readonly PlannedGroup[] | undefined;
  /**
   * Of group assignments: the address of the resource to which the id of each group refers, in the order of the groups.
   *
   * @param expressions - of the resource in the plan's `configuration`
   */
  readonly assignedGroupReferences: (expressions: Readonly<Record<string, unknown>>) => readonly (string | undefined)[];
  /** Of a person assignment: the person. */
  readonly assignedPerson: (side: PlannedSide) => PlannedPerson;
  /** Of group members: who is in which group; undefined where it cannot be read, or is known only after the apply. */
  readonly memberships: (side: PlannedSide) => readonly PlannedMembership[] | undefined;
  /** The attributes of group members that `memberships` reads, the ids of the one group or person apart. */
  readonly membershipAttributes: readonly string[];
  /** Of people who were looked up, or who are resources: their names by their ids, such as logins; empty for every other type. */
  readonly personNames: (resource: {
    readonly type: string;
    readonly values: PlannedAttributes;
  }) => readonly (readonly [id: string, name: string])[];
  /** Of a rule: the ids of the groups that it fills; undefined where they are known only after the apply. */
  readonly ruleGroups: (values: PlannedAttributes) => readonly string[] | undefined;
  /** Of a rule: the expression by which it decides; undefined where the plan does not have it. */
  readonly ruleExpression: (values: PlannedAttributes) => string | undefined;
  /** Of a rule: whether it decides at all, and for everybody: it is active, and passes nobody over. */
  readonly ruleDecides: (values: PlannedAttributes) => boolean;
  /**
   * Whom the expression of a rule chooses. Undefined where it cannot be read, or not exactly.
   *
   * @param attributeNames - of all attributes that people can have. Default: not known
   * @throws UnknownAttributeError if it reads another attribute
   */
  readonly ruleMatches: (
    expression: string,
    attributeNames?: readonly string[],
  ) => ((person: Subject) => boolean) | undefined;
  /** The names of the groups of whose members the expression of a rule asks; empty where it cannot be read. */
  readonly ruleMemberOf: (expression: string) => readonly string[];
  /** The attributes of a rule that decide who its members are. */
  readonly ruleAttributes: readonly string[];
  /** Of a rule that is updated: what changes for people. */
  readonly ruleChange: (before: PlannedSide, after: PlannedSide) => PlannedRuleChange;
  /** Of a rule: whether its deletion takes the people off whom it has made members. */
  readonly ruleRemovesMembers: (values: PlannedAttributes) => boolean;
  /** Of provisioning: what a change switches off or sends elsewhere, each as a part of a sentence. */
  readonly provisioningLosses: (before: PlannedSide, after: PlannedSide) => readonly string[];
  /** Of a profile mapping: what a change takes out of it or writes over, each as a part of a sentence. */
  readonly mappingLosses: (before: PlannedSide, after: PlannedSide) => readonly string[];
}

/** What the plan of one account creates of that for which a check looks in the identity provider. */
export interface PlannedCreations {
  /** Whether it creates the account's app. */
  readonly app: boolean;
  /** Whether it assigns groups to the app that are not assigned to it now, or may. */
  readonly groupAssignments: boolean;
  /** The names of the groups that it creates. */
  readonly groups: ReadonlySet<string>;
}

/** What the guard and the summary know of an identity provider. */
export interface PlanProvider {
  readonly words: ProviderWords;
  readonly plan: PlanSubjects;
}
