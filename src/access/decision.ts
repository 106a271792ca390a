import { type Belonging, type DeclaredPerson, type PassedOver } from '../people/declared-person.js';
import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { compileCondition } from '../rules/evaluate.js';
import { type Account, type Assignment, type Grant } from './access-model.js';
import { otherRoles, type OtherRoles } from './ambiguous-roles.js';
import { grantsOn } from './grant.js';

/** What the assignments of an account decide of one person. */
export type Decision = Pick<
  DeclaredPerson,
  'role' | 'group' | 'priority' | 'belonging' | 'passedOver' | 'ambiguousWith'
>;

/** What the decisions of an account depend on, besides the account. */
export interface DecisionSurroundings {
  /** The names of all attributes that people can have. Default: they are not known, and none is refused. */
  readonly attributeNames?: DirectorySnapshot['attributeNames'];
  /** The day of the run in UTC, as YYYY-MM-DD. Grants that ended before it decide nothing. */
  readonly today: string;
}

/** Says whether an assignment applies to a person, and why. */
export type Applies = (person: DirectoryPerson) => Belonging | undefined;

/**
 * Prepares the decisions of an account: the first assignment, in order of priority, that applies to a person gives the role. Where the
 * identity provider does not decide by priority, the decision says which others may (`ambiguousWith`).
 * The function that it gives returns undefined for a person to whom none applies.
 *
 * @throws UnknownAttributeError if a condition compares an attribute that the directory does not have
 */
export function decisions(
  account: Account,
  surroundings: DecisionSurroundings,
): (person: DirectoryPerson) => Decision | undefined {
  const assignments = account.assignments.toSorted((one, other) => one.priority - other.priority);
  const applicable = assignments.map((assignment) => ({ assignment, applies: appliesTo(assignment, surroundings) }));
  const others = otherRoles(account, surroundings.today);
  const decide = (person: DirectoryPerson): Decision | undefined => decision(person, applicable, others);
  return assignments.every(({ membership }) => membership === undefined) ? decidedByGroups(decide) : decide;
}

interface Applicable {
  readonly assignment: Assignment;
  readonly applies: Applies;
}

type Decide = (person: DirectoryPerson) => Decision | undefined;

/** Where groups alone decide, most people are in one, for which it is decided once. */
function decidedByGroups(decide: Decide): Decide {
  const ofOne = new Map<string, Decision | undefined>();
  return (person) => {
    const [only = ''] = person.groups;
    if (person.groups.length !== 1) return decide(person);
    if (!ofOne.has(only)) ofOne.set(only, decide(person));
    return ofOne.get(only);
  };
}

function decision(
  person: DirectoryPerson,
  applicable: readonly Applicable[],
  others: OtherRoles | undefined,
): Decision | undefined {
  let decided: { readonly assignment: Assignment; readonly belonging: Belonging } | undefined;
  let later = NO_ASSIGNMENTS;
  for (const { assignment, applies } of applicable) {
    const belonging = applies(person);
    if (belonging === undefined) continue;
    if (decided === undefined) decided = { assignment, belonging };
    else later = [...later, assignment];
  }
  if (decided === undefined) return undefined;
  const { assignment, belonging } = decided;
  const { role, group, priority } = assignment;
  if (later.length === 0) return { role, group, priority, belonging, passedOver: NONE_PASSED_OVER };
  const ambiguousWith = others?.([assignment, ...later]) ?? [];
  return {
    ...{ role, group, priority, belonging, passedOver: later.map(passedOver) },
    ...(ambiguousWith.length > 0 && { ambiguousWith: ambiguousWith.map(passedOver) }),
  };
}

function passedOver({ group, role, priority }: Assignment): PassedOver {
  return { group, role, priority };
}

const NO_ASSIGNMENTS: readonly Assignment[] = [];
const NONE_PASSED_OVER: readonly PassedOver[] = [];
const BY_GROUP: Belonging = { by: 'group' };
const BY_RULE: Belonging = { by: 'rule' };
const EVERYONE_BELONGS: Belonging = { by: 'everyone' };

/**
 * Prepares whether an assignment applies to a person. Of several reasons the one that lasts longest is given: the roster and a
 * condition before a grant, a grant without an end before one that ends.
 *
 * @throws UnknownAttributeError if its condition compares an attribute that the directory does not have
 */
export function appliesTo({ group, membership }: Assignment, { attributeNames, today }: DecisionSurroundings): Applies {
  const inGroup: Applies = ({ groups }) => (groups.includes(group) ? BY_GROUP : undefined);
  if (membership === undefined) return inGroup;
  if (membership.kind === 'everyone') return () => EVERYONE_BELONGS;
  const { when, members, fromRoster } = membership;
  const matches = when && compileCondition(when, attributeNames);
  const granted = grantsByKey(grantsOn(today, members));
  return (person) => {
    if (fromRoster && person.groups.includes(group)) return BY_GROUP;
    if (matches?.(person) === true) return BY_RULE;
    return granted.size === 0 ? undefined : granted.get(userKey(person.userName));
  };
}

/** What each member's longest grant says. */
function grantsByKey(grants: readonly Grant[]): ReadonlyMap<UserKey, Belonging> {
  const shortestFirst = grants.toSorted((one, other) => (endOf(one) < endOf(other) ? -1 : 1));
  return new Map(
    shortestFirst.map(({ user, until, reason, ticket }) => [userKey(user), { by: 'member', until, reason, ticket }]),
  );
}

/** After every day. */
const NEVER = '9999-12-31';

function endOf({ until = NEVER }: Grant): string {
  return until;
}
