import { type Account } from '../access/access-model.js';
import { type Subject } from '../rules/subject.js';
import {
  type GroupOrder,
  type PlannedAttributes,
  type PlannedChange,
  type PlannedGroup,
  type PlannedMembership,
  type PlannedPerson,
  type PlannedRuleChange,
  type PlannedSide,
  type PlanSubject,
  type TitledRole,
} from './planned-parts.js';
import { type Marks } from './plan-values.js';
import { type ProviderWords } from './words.js';

export * from './planned-parts.js';

/**
 * What a Terraform resource of one identity provider is about, and where it keeps what a plan's guard and summary ask for. All
 * of it is plain reading of plain values: types and attributes are those of the provider's Terraform provider.
 */
export interface PlanSubjects {
  /**
   * By the type, and the values as they stand or, of a new resource, as they would be.
   *
   * @param people - the ids of people that the plan shows, where a new assignment does not say whether it is one of a person.
   * Default: none is known
   */
  readonly subjectOf: (
    resource: { readonly type: string; readonly values: PlannedAttributes },
    people?: { readonly has: (id: string) => boolean },
  ) => PlanSubject;
  /** What a resource is about besides its subject, such as a group that lists its members or holds the rule that fills it. */
  readonly parts: (resource: {
    readonly type: string;
    readonly before: PlannedAttributes;
    readonly after: PlannedAttributes;
  }) => readonly PlanSubject[];
  /** The attribute that holds the name by which people know a resource of this type; undefined where there is none. */
  readonly nameAttribute: (type: string) => string | undefined;
  /** Whether an attribute of a new resource has the value that it has where nothing else is asked for, so that it says nothing. */
  readonly isDefaultValue: (type: string, attribute: string, value: unknown) => boolean;
  /**
   * Whether only the provider fills an attribute, so that it says nothing of a new resource that its value is known only after the
   * apply.
   */
  readonly isComputed: (type: string, attribute: string) => boolean;
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
  /** The attributes of an app that decide by which policy people sign in to it. */
  readonly appPolicyAttributes: readonly string[];
  /** What a change of these is, where they are more than the name of a policy, and what to look at: as sentences. Default: it is another policy. */
  readonly appSignOnChange?: string;
  /**
   * Of an app: by what it shows itself as another one than the account's, as the rest of a sentence after the app. Undefined if
   * it is the account's.
   */
  readonly appDifference: (account: Account, values: NonNullable<PlannedAttributes>) => string | undefined;
  /** Of an app that would be deleted: what is lost with it besides its provisioning, in sentences. Default: nothing is to be said. */
  readonly appDeletion?: (app: { readonly type: string; readonly values: PlannedAttributes }) => string;
  /**
   * Of an app that Terraform would create: what happens to one that is there and that it takes over in its place, in sentences. Undefined
   * where it takes none over. Default: it never does.
   */
  readonly appTakenOver?: (values: PlannedAttributes) => string | undefined;
  /**
   * Of a group that is updated: why it would no longer give its members an app, and what to do, in sentences. The first begins in lower
   * case. Default: it does as before.
   */
  readonly groupLoss?: (before: PlannedSide, after: PlannedSide) => string | undefined;
  /** The ids of the account's app, where the access file has them. */
  readonly declaredAppIds: (account: Account) => readonly string[];
  /** Of what belongs to an app: the id of the app; undefined where it is known only after the apply. */
  readonly appId: (values: PlannedAttributes) => string | undefined;
  /** Of an app: every id by which something may say that it belongs to it. Empty where they are known only after the apply. */
  readonly appIds: (values: PlannedAttributes) => readonly string[];
  /** Of a group: its id; undefined where it is known only after the apply. */
  readonly groupId: (values: PlannedAttributes) => string | undefined;
  /** Of a group: its name. */
  readonly groupName: (values: PlannedAttributes) => string | undefined;
  /** By which id Terraform imports a group, from the group's own. */
  readonly groupImportId: (id: string) => string;
  /** Of what holds roles that assignments name by their ids: those ids, and the roles. Empty of everything else. */
  readonly roleNames: (resource: {
    readonly type: string;
    readonly values: PlannedAttributes;
  }) => readonly (readonly [id: string, role: string])[];
  /** The attributes of a role attribute, or of an app role, that `roleValues` and `titledRoles` read. */
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
  /** Of a role attribute, or of an app role: the values that a role may have; undefined where they cannot be read. */
  readonly roleValues: (values: PlannedAttributes) => readonly string[] | undefined;
  /** The same with titles; undefined also where the titles cannot be read, or are of other roles. */
  readonly titledRoles: (values: PlannedAttributes) => readonly TitledRole[] | undefined;
  /**
   * By what a person who is in several assigned groups gets the role of one of them. Undefined: nobody can say which one they get, and
   * no plan changes it.
   */
  readonly groupOrder: GroupOrder | undefined;
  /**
   * Where a group gives the app itself, and its assignment is no more than a rule that sets the role: what people lose by a change of
   * that rule, in sentences. Undefined where they lose nothing. Default: it is the assignment that gives the app.
   *
   * @param groupName - the group, from its id, as messages name it
   */
  readonly roleRuleLoss?: (
    before: PlannedSide,
    after: PlannedSide,
    groupName: (id: string) => string,
  ) => string | undefined;
  /** Whether Terraform replaces an assignment to give it another role. */
  readonly replacesForRole: boolean;
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
   * @param account - of the plan, which may say what of a person is their userName. Default: as an access file has it by default
   * @throws UnknownAttributeError if it reads another attribute
   */
  readonly ruleMatches: (
    expression: string,
    attributeNames?: readonly string[],
    account?: Account,
  ) => ((person: Subject) => boolean) | undefined;
  /** The names of the groups of whose members the expression of a rule asks; empty where it cannot be read. */
  readonly ruleMemberOf: (expression: string, account?: Account) => readonly string[];
  /** The attributes of a rule that decide who its members are. */
  readonly ruleAttributes: readonly string[];
  /** Those of them of which `ruleExpression` and `ruleDecides` say everything, so that no other group is filled by their change. */
  readonly ruleExpressionAttributes: readonly string[];
  /** Of a rule that is updated: what changes for people. */
  readonly ruleChange: (before: PlannedSide, after: PlannedSide) => PlannedRuleChange;
  /** Of a rule: whether its deletion takes the people off whom it has made members. */
  readonly ruleRemovesMembers: (values: PlannedAttributes) => boolean;
  /**
   * Of provisioning: what a change switches off or sends elsewhere, each as a part of a sentence.
   *
   * @param deletes - whether the present object is deleted, also to make another in its place
   */
  readonly provisioningLosses: (before: PlannedSide, after: PlannedSide, deletes: boolean) => readonly string[];
  /** Of provisioning that a change makes: why it must not start so, in sentences. Undefined where it may, or does not start. */
  readonly earlyStart: (after: PlannedSide) => string | undefined;
  /** Of provisioning: what a change does to the keys of its credentials, each as a part of a sentence. */
  readonly credentialKeyChanges: (before: PlannedSide, after: PlannedSide) => readonly string[];
  /** Of provisioning that is made for an app which exists: what is lost where the app has it already, as a sentence. */
  readonly provisioningOverwritten: (values: PlannedAttributes) => string | undefined;
  /** What people should know of a change where no attribute says it, in sentences. Empty of most. */
  readonly notes: (change: PlannedChange) => readonly string[];
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
