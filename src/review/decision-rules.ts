import { quoted } from '../text/quoted.js';
import { type ReviewDecision } from './decision.js';
import { FLAGS_OF_SUSPICION, type ReviewFlag } from './flag.js';

/**
 * What may be decided on somebody, and what a decision needs. `review record` and the page of a reviewer ask the same functions, so that the
 * page refuses what would be refused.
 */

/** Whom a decision is about. */
export interface RuledRow {
  readonly userName: string;
  /** In Klaviyo; null where there is none. */
  readonly role: string | null;
  readonly flags: readonly ReviewFlag[];
  /** Whether they own the account. */
  readonly isOwner: boolean;
}

/** The account that they are in. */
export interface RuledAccount {
  readonly name: string;
  /** The roles that a person can be given. */
  readonly roles: readonly { readonly id: string }[];
}

/** A decision, as the rules ask for it. */
export interface RuledDecision {
  readonly decision: ReviewDecision;
  readonly newRole?: string | undefined;
  readonly reason?: string | undefined;
}

/** The decisions that an owner's access can have: only the owner can hand an account over. */
export const DECISIONS_ON_OWNERS: readonly ReviewDecision[] = ['keep', 'defer', 'escalate'];

/**
 * What is wrong with a decision, as sentences; empty where nothing is.
 *
 * @param nearest - which of the roles somebody meant who wrote one that is not there. Default: none is proposed, as where they are chosen
 *   from a list
 */
export function decisionRuleFaults(
  row: RuledRow,
  account: RuledAccount,
  { decision, newRole, reason = '' }: RuledDecision,
  nearest: (written: string, roles: readonly string[]) => string | undefined = () => undefined,
): readonly string[] {
  if (row.isOwner && !DECISIONS_ON_OWNERS.includes(decision)) {
    return [
      `${row.userName} owns the account. Only the owner can hand it over, in Klaviyo: decide escalate, with the reason.`,
    ];
  }
  const why = decision === 'keep' ? `to keep somebody who is ${suspicion(row).join(', ')}` : `to ${decision}`;
  const unreasoned = saysNothing(reason) && needsReason(row, decision);
  return [
    ...(unreasoned ? [`A reason is missing: ${why} needs one.`] : []),
    ...lengthFaults(reason),
    ...roleFaults(row, account, { decision, newRole }, nearest),
  ];
}

/** What can be seen of a letter or a digit; a dot or a blank without width is no reason. */
const SAYS_SOMETHING = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;

/** Whether a reason is none. */
export function saysNothing(reason: string): boolean {
  return !SAYS_SOMETHING.test(reason);
}

/** So many characters can be read; more is another file that was pasted. */
const LONGEST_REASON = 5_000;

function lengthFaults(reason: string): readonly string[] {
  return reason.length > LONGEST_REASON
    ? [
        `The reason has ${reason.length} characters; it has at most ${LONGEST_REASON}. Shorten it, or write where the rest lies.`,
      ]
    : [];
}

/** Whether a decision needs a reason: every one but to keep somebody without a flag of suspicion. */
export function needsReason(row: Pick<RuledRow, 'flags'>, decision: ReviewDecision): boolean {
  return decision !== 'keep' || suspicion(row).length > 0;
}

/** The flags of suspicion that somebody has. */
export function suspicion({ flags }: Pick<RuledRow, 'flags'>): readonly ReviewFlag[] {
  return flags.filter((flag) => FLAGS_OF_SUSPICION.includes(flag));
}

function roleFaults(
  row: RuledRow,
  { roles, name }: RuledAccount,
  { decision, newRole }: RuledDecision,
  nearest: (written: string, roles: readonly string[]) => string | undefined,
): readonly string[] {
  if (decision !== 'change-role') {
    return newRole === undefined
      ? []
      : [`A new role is named, but the decision is ${decision}. Leave it out, or decide change-role.`];
  }
  if (newRole === undefined) return ['change-role needs the new role (newRole).'];
  if (newRole === row.role) return [`${row.userName} has the role ${quoted(newRole)} already.`];
  const known = roles.map(({ id }) => id);
  if (known.includes(newRole)) return [];
  const meant = nearest(newRole, known);
  const hint = meant === undefined ? '' : ` Did you mean ${quoted(meant)}?`;
  return [`The account ${name} has no role ${quoted(newRole)} that can be given; it has ${known.join(', ')}.${hint}`];
}

/** What is wrong with the reason of an answer to a question; undefined where nothing is. */
export function answerRuleFault({
  answer,
  reason,
}: {
  readonly answer: string;
  readonly reason: string;
}): string | undefined {
  return saysNothing(reason) ? `A reason is missing: the answer ${answer} needs one.` : lengthFaults(reason)[0];
}

/** How far the clock of a browser may be ahead. */
const CLOCK_AHEAD_MS = 3_600_000;

/**
 * What is wrong with the time of a decision; undefined where nothing is.
 *
 * @param decidedAt - ISO 8601 in UTC, as are the others
 */
export function timeFault(
  decidedAt: string,
  { openedAt, now }: { readonly openedAt: string; readonly now: string },
): string | undefined {
  if (decidedAt < openedAt) return `It says that it was decided at ${decidedAt}, before the review was opened.`;
  return Date.parse(decidedAt) > Date.parse(now) + CLOCK_AHEAD_MS
    ? `It says that it was decided at ${decidedAt}, which is to come.`
    : undefined;
}
