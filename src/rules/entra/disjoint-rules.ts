import { quoted } from '../../text/quoted.js';
import { type SourcePosition } from '../../yaml/file-path.js';
import { type Condition } from '../condition.js';
import { type ListedMember } from '../rule-fault.js';
import { areApart } from './apart-conditions.js';
import { unwritableCharacter } from './entra-literal.js';
import { isMember, orMember } from './entra-members.js';

/** What is asked of an assignment: an assignment of the access model is one. */
export interface RankedAssignment {
  readonly group: string;
  readonly membership?:
    | { readonly kind: 'everyone' }
    | {
        readonly kind: 'declared';
        readonly when?: Condition | undefined;
        readonly members: readonly ListedMember[];
        readonly fromRoster: boolean;
      }
    | undefined;
  readonly at: SourcePosition;
}

/** How a group of Entra is filled so that nobody is in two. */
export interface DisjointRule<Of extends RankedAssignment = RankedAssignment> {
  readonly assignment: Of;
  /** What the rule of the group decides by, those named beside the condition included. Undefined: no rule fills the group. */
  readonly condition: Condition | undefined;
  /** Earlier assignments whose people may be in this group as well. */
  readonly overlaps: readonly Overlap<Of>[];
}

export interface Overlap<Of extends RankedAssignment = RankedAssignment> {
  readonly earlier: Of;
  /** Why, as a sentence, and what to do. */
  readonly reason: string;
}

/**
 * The people of a named list that a rule leaves out one by one. More of them would fill the rule, which has 3,072 characters.
 */
export const MOST_LEFT_OUT = 50;

/**
 * Makes the groups of an account disjoint where that is possible, since Entra picks one of several roles at random
 * (learn.microsoft.com, "Customize user provisioning attribute-mappings", SingleAppRoleAssignment): the rule of each group leaves out
 * those who belong to an earlier one, by its condition and by name. Where both conditions plainly never match one person, nothing is added.
 *
 * @param assignments - of one account, in the order of their priority, without grants that have ended
 */
export function disjointRules<Of extends RankedAssignment>(assignments: readonly Of[]): readonly DisjointRule<Of>[] {
  return assignments.map((assignment, index) => disjointRule(assignment, assignments.slice(0, index)));
}

function disjointRule<Of extends RankedAssignment>(assignment: Of, earlier: readonly Of[]): DisjointRule<Of> {
  const own = ruleOf(assignment);
  if (own === undefined) {
    return { assignment, condition: undefined, overlaps: earlier.flatMap((one) => overlapOfNames(assignment, one)) };
  }
  const overlaps = earlier.flatMap((one) => {
    const reason = whyNotLeftOut(one);
    return reason === undefined ? [] : [{ earlier: one, reason: sentence(reason) }];
  });
  const leftOut = earlier
    .filter((one) => whyNotLeftOut(one) === undefined)
    .flatMap(partsOf)
    .filter((part) => !areApart(own, part))
    .map((part): Condition => ({ kind: 'not', condition: part }));
  const condition: Condition = leftOut.length === 0 ? own : { kind: 'all', conditions: [own, ...leftOut] };
  return { assignment, condition, overlaps };
}

/** Who belongs, where a rule decides it. Everyone has a userName. */
function ruleOf({ membership, at }: RankedAssignment): Condition | undefined {
  if (membership?.kind === 'everyone') {
    return { kind: 'attribute', attribute: 'userName', operator: 'present', value: true, at };
  }
  return membership?.when === undefined ? undefined : orMember(membership.when, membership.members);
}

/** Those who match, and those who are named. */
function partsOf(assignment: RankedAssignment): readonly Condition[] {
  const { membership } = assignment;
  if (membership?.kind !== 'declared') return [ruleOf(assignment)].filter((rule) => rule !== undefined);
  const [first, ...others] = membership.members;
  const names = first === undefined ? undefined : isMember([first, ...others]);
  return [membership.when, names].filter((part) => part !== undefined);
}

/** The people of a group that the access file fills by names alone. */
function namedMembers(membership: RankedAssignment['membership']): readonly ListedMember[] | undefined {
  return membership?.kind === 'declared' && membership.when === undefined && !membership.fromRoster
    ? membership.members
    : undefined;
}

/** Why a later rule cannot leave out the people of a group; undefined if it can. */
function whyNotLeftOut({ group, membership }: RankedAssignment): string | undefined {
  const name = quoted(group);
  const members = namedMembers(membership);
  if (members !== undefined && members.length > MOST_LEFT_OUT) {
    return (
      `${members.length} people are named in the group ${name}, and a rule of Entra has room to leave out ${MOST_LEFT_OUT}; ` +
      'write a condition for them, or see that nobody matches both'
    );
  }
  const unwritable = members?.find(({ user }) => unwritableCharacter(user.normalize('NFC')) !== undefined);
  if (unwritable !== undefined) {
    return (
      `${quoted(unwritable.user)}, who is named in the group ${name}, cannot be written in a rule of Entra; ` +
      'see that nobody matches both'
    );
  }
  if (members !== undefined || membership?.kind === 'everyone') return undefined;
  if (membership?.kind === 'declared' && !membership.fromRoster) return undefined;
  const kept = membership === undefined ? 'kept outside of the access file' : 'those of the roster';
  return (
    `the members of the group ${name} are ${kept}, so that a rule of Entra cannot leave them out; write when or members ` +
    'there, or see that nobody is in both'
  );
}

/**
 * A group without a rule leaves nobody out by itself: everyone in it must be in none of the earlier ones. Where the access file names the
 * people of both, the stack puts those who are named twice into the earlier group alone.
 */
function overlapOfNames<Of extends RankedAssignment>(assignment: Of, earlier: Of): readonly Overlap<Of>[] {
  const [own, others] = [namedMembers(assignment.membership), namedMembers(earlier.membership)];
  if (own !== undefined && others !== undefined) return [];
  const reason =
    `nobody takes those out of the group ${quoted(assignment.group)} who are in ${quoted(earlier.group)} as well; write when, or ` +
    'see that nobody is in both';
  return [{ earlier, reason: sentence(reason) }];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
