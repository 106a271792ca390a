import { type Account } from '../access/access-model.js';
import { type Subject } from '../rules/subject.js';

/** The people of the directory, for what a plan does to them. */
export interface PlanPeople {
  /** Such as `roster people.csv`. */
  readonly source: string;
  /** The account of the plan. Default: not known. */
  readonly account?: Account | undefined;
  /** Everyone who is active there. */
  readonly active: readonly Subject[];
  /** The names of all attributes that they can have. Default: not known. */
  readonly attributeNames?: readonly string[] | undefined;
  /** Whether only members of assigned groups were read, so that others may match a rule too. Default: false, everyone was. */
  readonly membersOnly?: boolean | undefined;
}
