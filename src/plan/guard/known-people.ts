import { type Subject } from '../../rules/subject.js';

/** The people of the directory, and what the access file makes of them, where the guard was given both. */
export interface KnownPeople {
  /** Such as `roster people.csv`. */
  readonly source: string;
  /** Everyone who is active there. */
  readonly active: readonly Subject[];
  /** The names of all attributes that they can have. Default: not known. */
  readonly attributeNames?: readonly string[] | undefined;
  /** How many people the access file gives a role of full power in the account of the plan, not counting the owner. */
  readonly admins: number;
  /** `policy.minimumAdmins` of the account. */
  readonly minimumAdmins: number;
}
