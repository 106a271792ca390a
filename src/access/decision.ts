import { type Belonging, type DeclaredPerson } from '../people/declared-person.js';
import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { compileCondition } from '../rules/evaluate.js';
import { type Account, type Assignment, type Grant } from './access-model.js';
import { grantsOn } from './grant.js';

/** What the assignments of an account decide of one person. */
export type Decision = Pick<DeclaredPerson, 'role' | 'group' | 'priority' | 'belonging' | 'passedOver'>;

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
 * Prepares the decisions of an account: the first assignment, in order of priority, that applies to a person gives the role.
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
  if (assignments.every(({ membership }) => membership === undefined)) return decidedByGroups(applicable);
  return (person) => decision(person, applicable);
}

interface Applicable {
  readonly assignment: Assignment;
  readonly applies: Applies;
}

/** Where groups alone decide, most people are in one, for which it is decided once. */
function decidedByGroups(applicable: readonly Applicable[]): (person: DirectoryPerson) => Decision | undefined {
  const ofOne = new Map<string, Decision | undefined>();
  return (person) => {
    const [only = ''] = person.groups;
    if (person.groups.length !== 1) return decision(person, applicable);
    if (!ofOne.has(only)) ofOne.set(only, decision(person, applicable));
    return ofOne.get(only);
  };
}

function decision(person: DirectoryPerson, applicable: readonly Applicable[]): Decision | undefined {
  let decided: { readonly assignment: Assignment; readonly belonging: Belonging } | undefined;
  let passedOver = NONE_PASSED_OVER;
  for (const { assignment, applies } of applicable) {
    const belonging = applies(person);
    if (belonging === undefined) continue;
    const { group, role, priority } = assignment;
    if (decided === undefined) decided = { assignment, belonging };
    else passedOver = [...passedOver, { group, role, priority }];
  }
  if (decided === undefined) return undefined;
  const { role, group, priority } = decided.assignment;
  return { role, group, priority, belonging: decided.belonging, passedOver };
}

const NONE_PASSED_OVER: DeclaredPerson['passedOver'] = [];
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
