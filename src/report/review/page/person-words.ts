import { userKey } from '../../../people/user-key.js';
import { roleWords } from '../../../access/role-words.js';
import { type ReviewDecision } from '../../../review/decision.js';
import { type AssignedReviewer, type PopulationAccount, type ReviewRow } from '../../../review/population.js';
import { quotedSentence } from '../../../text/quoted.js';

/** What became of somebody whom the review before decided on, by what was decided. */
const DECIDED: Readonly<Record<ReviewDecision, string>> = {
  keep: 'to keep the access',
  revoke: 'to revoke the access',
  'change-role': 'to give another role',
  defer: 'to decide later',
  escalate: 'to let somebody else decide',
};

/**
 * What is missing in the list of an account whose identity provider was not read, as a sentence; undefined where it was read, or there is
 * none.
 */
export function unreadWords({
  name,
  stations: { assigned },
}: Pick<PopulationAccount, 'name' | 'stations'>): string | undefined {
  if (assigned.available || assigned.provider === undefined) return undefined;
  return `${assigned.provider} was not read for ${name}: who is assigned there alone is not in the list.`;
}

/** How somebody was in the review before, as sentences; undefined where there was none. */
export function beforeWords(
  { before, role, active, flags }: ReviewRow,
  account: PopulationAccount,
  hadReview: boolean,
): string | undefined {
  if (before === undefined) return hadReview ? 'They were not in the review before.' : undefined;
  const now = flags.includes('unchanged') ? 'As in the review before' : 'Before';
  const was = `${now}: ${titleOf(before.role, account)}, ${before.active ? 'active' : 'switched off'}.`;
  if (before.decided === undefined) return `${was} Nothing was decided on them then.`;
  const { decision, newRole, by } = before.decided;
  const what = newRole === undefined ? DECIDED[decision] : `to give the role ${titleOf(newRole, account)}`;
  const isDone = decision === 'revoke' ? !active : decision !== 'change-role' || role === newRole;
  return `${was} ${by} decided ${what}.${isDone ? '' : ' That is not so yet.'}`;
}

function titleOf(role: string | null, { kind, roles }: Pick<PopulationAccount, 'kind' | 'roles'>): string {
  if (role === null) return 'no clear role';
  const known = roles.find(({ id }) => id === role);
  return roleWords(kind, role, known ?? { power: 'unknown' }).title;
}

/** Of somebody with access that nothing is known to give: where it was looked for. */
export function unexplainedWords({ stations }: Pick<PopulationAccount, 'stations'>): string {
  return stations.assigned.available
    ? 'Nothing gives it: neither the access file nor an assignment in the identity provider.'
    : 'Nothing in the access file gives it. No identity provider was read.';
}

/** When somebody's membership ends; undefined where it does not end by itself. */
export function endsWords({ userName }: ReviewRow, { grants, kind, roles }: PopulationAccount): string | undefined {
  const key = userKey(userName);
  const theirs = grants.filter(({ user }) => userKey(user) === key);
  if (theirs.length === 0) return undefined;
  return theirs
    .map(({ role, until, reason, ticket }) => {
      const because = [reason === undefined ? [] : quotedSentence(reason), ticket ?? []].flat().join(', ');
      const title = titleOf(role, { kind, roles });
      return `The membership with the role ${title} ends after ${until}${because === '' ? '' : ` (${because})`}.`;
    })
    .join(' ');
}

/** When somebody was last seen to sign in, and in which period it was looked; undefined where no activity log was given. */
export function signInWords({ lastSignIn }: Pick<ReviewRow, 'lastSignIn'>): string | undefined {
  if (lastSignIn === undefined) return undefined;
  const { from, until } = lastSignIn;
  const period = `from ${from.slice(0, 10)} to ${until.slice(0, 10)}`;
  return lastSignIn.seen === 'never'
    ? `None in the activity log, which covers ${period}.`
    : `${lastSignIn.at.slice(0, 10)}, by the activity log, which covers ${period}.`;
}

/** Why a reviewer decides on somebody, and who else does, as sentences. */
export function decidesWords({ reviewer: first, secondReviewer: second }: ReviewRow, reviewer: string): string {
  const key = userKey(reviewer);
  const isFirst = userKey(first.reviewer) === key;
  const you = because(isFirst ? first : second!);
  if (second === undefined) return you;
  return isFirst
    ? `${you} ${second.reviewer} decides a second time, independently of you.`
    : `${you} This is a second decision: ${first.reviewer} decides first, and both must agree.`;
}

function because({ because, insteadOf }: AssignedReviewer): string {
  return `You are ${because}${insteadOf === undefined ? '' : `, since ${insteadOf}`}.`;
}
