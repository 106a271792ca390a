/**
 * What messages about an identity provider are made of. Drift, the doctor, the plan and the reports name no provider
 * themselves: each provider has a value of this form. No text ends in a full stop but the sentences, and none
 * begins a sentence but these and the imperative clauses, which begin in lower case.
 */
export interface ProviderWords {
  /** Its name, as its own documentation writes it: `Okta`. */
  readonly name: string;
  /** An imperative clause: what to do about a person whose push is missing or failed. */
  readonly pushAgain: string;
  /** An imperative clause: how a direct assignment is given back to the group. */
  readonly convertToGroup: string;
  /** Where all assignments of the app are found, for use after "in": `Okta, under the app > Assignments`. */
  readonly assignments: string;
  /** The same, of the direct assignments of people. */
  readonly peopleAssignments: string;
  /** The same, of the groups to which the app is assigned, with their roles and priorities. */
  readonly groupAssignments: string;
  /** Where people are put into groups and taken out of them, for use after "in". */
  readonly groups: string;
  /** Where the values that a role may have are kept, for use after "in". */
  readonly roleValues: string;
  /** Where the attribute is set up that carries the role, for use after "in" or "with". */
  readonly roleAttribute: string;
  /** A clause: what becomes of somebody who is taken by hand out of a group that a rule fills. */
  readonly takenOutOfRule: string;
  /**
   * An imperative clause: what makes a deploy reach people who are there already, where it changed who is in a group. Undefined where it does so by
   * itself.
   */
  readonly applyToThoseThere: string | undefined;
  /** Where a person's name comes from, for use after "in". */
  readonly profiles: string;
  /** A sentence's rest, after a colon: why a role that was cleared at a group is to be set again by hand. */
  readonly clearedRole: string;
  /** Where the app's provisioning is set up, for use after "in". */
  readonly provisioning: string;
  /** A sentence: what an update of the app by Terraform may do to its provisioning. Undefined where it leaves that alone. */
  readonly appUpdate: string | undefined;
  /** A sentence: what becomes of people whose role is no longer among those that the app has. */
  readonly roleRemoved: string;
  /** The beginning of a sentence: what a direct assignment does to the role that a group gives. */
  readonly directRole: string;
  /** The same of a direct assignment without a role, as a sentence without a full stop. */
  readonly directWithoutRole: string;
  /** An imperative clause: how an assignment gets a role. It begins a sentence. */
  readonly writeRole: string;
  /** The end of a sentence on a role that a deploy clears: whether later plans show it. Empty where they do. */
  readonly clearedUnseen: string;
  /** The attributes of the role attribute's resource that cannot be changed without replacing it, as a list in words. */
  readonly roleAttributeReplacedBy: string;
  /** An imperative clause: how an app that exists is taken over, with what is set up in it, by its id. */
  readonly adoptApp: (app: string) => string;
  /** A sentence: what becomes of a deploy that creates a group whose name another one has. */
  readonly sameName: string;
  /** An imperative clause: how the access file uses a group that is there, and leaves it as it is, in place of creating it. */
  readonly useGroup: (name: string, id: string) => string;
  /** An imperative clause: how to check drift without the provider. */
  readonly leaveOut: string;
}
