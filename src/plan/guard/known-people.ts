import { type PlanPeople } from '../plan-people.js';

/** The people of the directory, and what the access file makes of them, where the guard was given both. */
export interface KnownPeople extends PlanPeople {
  /** How many people the access file gives a role of full power in the account of the plan, not counting the owner. */
  readonly admins: number;
  /** `policy.minimumAdmins` of the account. */
  readonly minimumAdmins: number;
}
