import { type Belonging } from '../../people/declared-person.js';
import { type DirectoryPerson } from '../../people/directory-person.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { type Account, type Assignment, type Grant } from '../access-model.js';
import { appliesTo, type DecisionSurroundings } from '../decision.js';
import { grantsOn } from '../grant.js';

/** A member entry of the access file, by where it stands. */
export interface MemberEntry {
  readonly assignment: Assignment;
  readonly grant: Grant;
  /** Whether it holds on the day of the run. */
  readonly holds: boolean;
}

/** An assignment that applies to somebody by something else than a member entry: a group, a rule, or as everyone. */
export interface OtherWay {
  readonly assignment: Assignment;
  readonly belonging: Belonging;
}

/** Everything by which an access file gives somebody a role in an account, not only what decides. */
export interface DeclaredWays {
  /** In the order of the access file, ended ones too. */
  readonly entries: readonly MemberEntry[];
  /** In the order of priority. */
  readonly others: readonly OtherWay[];
}

/**
 * All the ways by which somebody is declared.
 *
 * @param person - as the directory has them; undefined, or inactive, they are declared by none but their entries stand in the file
 * @throws UnknownAttributeError if a condition compares an attribute that the directory does not have
 */
export function declaredWays(
  { assignments }: Pick<Account, 'assignments'>,
  key: UserKey,
  person: DirectoryPerson | undefined,
  surroundings: DecisionSurroundings,
): DeclaredWays {
  const entries = assignments.flatMap((assignment) => {
    const members = assignment.membership?.kind === 'declared' ? assignment.membership.members : [];
    const theirs = members.filter(({ user }) => userKey(user) === key);
    const holding = grantsOn(surroundings.today, theirs);
    return theirs.map((grant) => ({ assignment, grant, holds: holding.includes(grant) }));
  });
  if (person?.active !== true) return { entries, others: [] };
  const others = assignments.flatMap((assignment) => {
    const belonging = appliesTo(withoutMembers(assignment), surroundings)(person);
    return belonging === undefined ? [] : [{ assignment, belonging }];
  });
  return { entries, others };
}

function withoutMembers(assignment: Assignment): Assignment {
  const { membership } = assignment;
  return membership?.kind === 'declared' ? { ...assignment, membership: { ...membership, members: [] } } : assignment;
}
