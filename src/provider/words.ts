/**
 * What messages about an identity provider are made of. Drift, the doctor, the plan and the reports name no provider
 * themselves: each provider has a value of this form. No text ends in a full stop, and none begins a sentence but the
 * imperative clauses, which begin in lower case.
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
  /** The flag of `drift` that leaves the provider out. */
  readonly leaveOutFlag: string;
}
