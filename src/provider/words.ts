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
  /** Where the values that a role may have are kept, for use after "in". */
  readonly roleValues: string;
  /** Where a person's name comes from, for use after "in". */
  readonly profiles: string;
  /** A sentence's rest, after a colon: why a role that was cleared at a group is to be set again by hand. */
  readonly clearedRole: string;
  /** Where the app's provisioning is set up, for use after "in". */
  readonly provisioning: string;
  /** A sentence: what an update of the app by Terraform may do to its provisioning. */
  readonly appUpdate: string;
  /** The attributes of the role attribute's resource that cannot be changed without replacing it, as a list in words. */
  readonly roleAttributeReplacedBy: string;
  /** An imperative clause: how an app that exists is taken over, with what is set up in it, by its id. */
  readonly adoptApp: (app: string) => string;
  /** An imperative clause: how to check drift without the provider. */
  readonly leaveOut: string;
}
