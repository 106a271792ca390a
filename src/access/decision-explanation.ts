import { type Belonging } from '../people/declared-person.js';
import { type DirectoryPerson } from '../people/directory-person.js';
import { userKey } from '../people/user-key.js';
import { explainCondition, type Explanation } from '../rules/explain.js';
import { type SourcePosition } from '../yaml/file-path.js';
import { type Account, type Assignment, type Grant, type Membership } from './access-model.js';
import { appliesTo, type Decision, decisions, type DecisionSurroundings } from './decision.js';
import { grantsOn } from './grant.js';
import { guardrailsOf } from './guardrail.js';
import { decidesByPriority } from './provider-settings.js';

/** What the assignments and guardrails of an account say of one person, and why. */
export interface DecisionExplanation {
  readonly account: string;
  readonly userName: string;
  readonly standing: Standing;
  /** What gives them their role. Undefined: they are not desired in the account. */
  readonly decision: Decision | undefined;
  /** Of somebody who is inactive: what would give them a role if they were active. */
  readonly ifActive?: Decision | undefined;
  /** Whether the first assignment that applies decides. If not, every one that applies may (see the outcome `ambiguous`). */
  readonly decidesByPriority: boolean;
  /** In order of priority. */
  readonly assignments: readonly AssignmentExplanation[];
  /** In their order. Empty for somebody whom the directory does not have: no attribute of them is known. */
  readonly guardrails: readonly GuardrailExplanation[];
}

/**
 * How the directory has a person. `owner`: no assignment decides about the owner of an account, whatever the directory has of them.
 * `no member`: they are not among the members of the groups, which is all that is read of the directory.
 */
export type Standing = 'active' | 'inactive' | 'not there' | 'no member' | 'owner';

/** What one assignment says of one person. */
export interface AssignmentExplanation {
  readonly group: string;
  readonly role: string;
  /** From 1; the smallest decides. */
  readonly priority: number;
  readonly at: SourcePosition;
  /**
   * `decides`: it gives them their role; `passed over`: it applies to them, but one before it decides; `ambiguous`: it applies to them
   * and may give them another role than the first one does, since the identity provider does not decide by priority; `not
   * decisive`: it applies to them, but they get no role, since they are not active or are the owner.
   */
  readonly outcome: 'decides' | 'ambiguous' | 'passed over' | 'not decisive' | 'does not apply';
  /** Why it applies to them. */
  readonly belonging: Belonging | undefined;
  readonly everyone: boolean;
  /** Whether the directory has them in the group. Undefined where the assignment does not ask, or nothing is known of them. */
  readonly inGroup: boolean | undefined;
  /** Their attributes and groups against its condition. Undefined where it has none, or nothing is known of them. */
  readonly condition: Explanation | undefined;
  /** Whether the access file lists members by name there. */
  readonly listsMembers: boolean;
  /** The grants by which the access file makes them a member, in its order. */
  readonly grants: readonly GrantExplanation[];
}

/** A membership by name. */
export interface GrantExplanation extends Omit<Grant, 'user'> {
  /** Whether its last day is over. */
  readonly hasEnded: boolean;
}

/** What one guardrail says of one person. */
export interface GuardrailExplanation {
  readonly roles: readonly string[];
  readonly reason: string;
  readonly at: SourcePosition;
  readonly condition: Explanation;
  /** Whether it forbids them the role that they are desired with. */
  readonly isBroken: boolean;
}

/** Somebody of whom the directory has nothing. */
export type PersonNotThere = Pick<DirectoryPerson, 'userName'>;

/** What a decision depends on, and whether the directory has everyone. */
export interface ExplanationSurroundings extends DecisionSurroundings {
  /** Whether only the members of the assigned groups were read. Default: everyone was. */
  readonly membersOnly?: boolean | undefined;
}

/**
 * Explains what the assignments of an account decide of one person, by the functions by which they decide of everyone.
 *
 * @param person - as the directory has them; of somebody whom it does not have, the userName alone
 * @throws UnknownAttributeError if a condition compares an attribute that the directory does not have
 */
export function explainDecision(
  account: Account,
  person: DirectoryPerson | PersonNotThere,
  surroundings: ExplanationSurroundings,
): DecisionExplanation {
  const { userName } = person;
  const known = 'active' in person ? person : undefined;
  const standing = standingOf(account, known, userName, surroundings);
  const decide = decisions(account, surroundings);
  const decision = standing === 'active' && known ? decide(known) : undefined;
  const ifActive = standing === 'inactive' && known ? decide(known) : undefined;
  const inOrder = account.assignments.toSorted((one, other) => one.priority - other.priority);
  const explained = inOrder.map((assignment) => explainAssignment(assignment, known, userName, surroundings));
  const outcomeOf = ({
    belonging,
    priority,
  }: Omit<AssignmentExplanation, 'outcome'>): AssignmentExplanation['outcome'] => {
    if (belonging === undefined) return 'does not apply';
    if (decision === undefined) return 'not decisive';
    if (decision.priority === priority) return 'decides';
    return decision.ambiguousWith?.some((other) => other.priority === priority) === true ? 'ambiguous' : 'passed over';
  };
  return {
    account: account.name,
    userName,
    standing,
    decision,
    ...(ifActive && { ifActive }),
    decidesByPriority: account.identityProvider === undefined || decidesByPriority(account.identityProvider),
    assignments: explained.map((assignment) => ({ ...assignment, outcome: outcomeOf(assignment) })),
    guardrails: known === undefined ? [] : explainGuardrails(account, known, decision?.role, surroundings),
  };
}

function standingOf(
  account: Account,
  known: DirectoryPerson | undefined,
  userName: string,
  { membersOnly = false }: ExplanationSurroundings,
): Standing {
  if (userKey(userName) === userKey(account.owner)) return 'owner';
  if (known === undefined) return membersOnly ? 'no member' : 'not there';
  return known.active ? 'active' : 'inactive';
}

function explainAssignment(
  assignment: Assignment,
  known: DirectoryPerson | undefined,
  userName: string,
  surroundings: ExplanationSurroundings,
): Omit<AssignmentExplanation, 'outcome'> {
  const { group, role, priority, at, membership } = assignment;
  const declared = membership?.kind === 'declared' ? membership : undefined;
  const { when } = declared ?? {};
  return {
    group,
    role,
    priority,
    at,
    belonging: known && appliesTo(assignment, surroundings)(known),
    everyone: membership?.kind === 'everyone',
    inGroup: known && asksTheDirectory(membership) ? known.groups.includes(group) : undefined,
    condition: known && when && explainCondition(when, known, surroundings.attributeNames),
    listsMembers: declared !== undefined && declared.members.length > 0,
    grants: grantsOf(userName, declared?.members ?? [], surroundings.today),
  };
}

/** Whether it counts for an assignment that the directory has somebody in its group. */
function asksTheDirectory(membership: Membership | undefined): boolean {
  return membership === undefined || (membership.kind === 'declared' && membership.fromRoster);
}

function grantsOf(userName: string, members: readonly Grant[], today: string): readonly GrantExplanation[] {
  const holding = new Set(grantsOn(today, members));
  return members
    .filter(({ user }) => userKey(user) === userKey(userName))
    .map((grant) => {
      const { until, reason, ticket, at } = grant;
      return { until, reason, ticket, at, hasEnded: !holding.has(grant) };
    });
}

function explainGuardrails(
  account: Account,
  known: DirectoryPerson,
  role: string | undefined,
  { attributeNames }: ExplanationSurroundings,
): readonly GuardrailExplanation[] {
  return guardrailsOf(account, attributeNames).map(({ forbidden, isAbout, appliesTo: isFor }) => ({
    roles: forbidden.roles,
    reason: forbidden.reason,
    at: forbidden.at,
    condition: explainCondition(forbidden.when, known, attributeNames),
    isBroken: role !== undefined && isAbout(role) && isFor(known),
  }));
}
