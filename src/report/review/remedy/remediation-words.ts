import {
  type PersonRemedy,
  type Remediation,
  type RemedyState,
  type RemedyStep,
} from '../../../review/remedy/remedy.js';
import { type RowStanding } from '../../../review/review-state.js';
import { count } from '../../drift/report-words.js';

/** What is decided on somebody, in a few words: `Revoke analyst`, `Change admin to analyst`. */
export function decidedWords({ decision, role, newRole = '' }: PersonRemedy): string {
  const from = role ?? 'no role';
  return decision === 'revoke' ? `Revoke ${from}` : `Change ${from} to ${newRole}`;
}

const STATE_WORDS: Readonly<Record<RemedyState, string>> = {
  'to-do': 'to do',
  done: 'as decided already',
  held: 'held back',
};

/** How many people there are in each state: `2 to do, 1 held back`. */
export function stateWords({ people }: Remediation): string {
  const parts = (Object.keys(STATE_WORDS) as RemedyState[]).flatMap((state) => {
    const number = people.filter((person) => person.state === state).length;
    return number === 0 ? [] : [`${number} ${STATE_WORDS[state]}`];
  });
  return parts.join(', ');
}

const STANDING_WORDS: Readonly<Record<Exclude<RowStanding, 'decided'>, string>> = {
  open: 'open',
  deferred: 'deferred',
  escalated: 'escalated',
  'awaits-second': 'awaiting the second reviewer',
  disputed: 'disputed by the two reviewers',
};

/** The rows that are left since nothing final is decided on them, as a sentence; undefined where there are none. */
export function leftWords({ left }: Remediation): string | undefined {
  const parts = (Object.keys(STANDING_WORDS) as (keyof typeof STANDING_WORDS)[]).flatMap((standing) =>
    left[standing] === undefined ? [] : [`${left[standing]} ${STANDING_WORDS[standing]}`],
  );
  return parts.length === 0 ? undefined : `Left as they are, since no final decision is recorded: ${parts.join(', ')}.`;
}

/** Whether the access file is the one that was reviewed, as a sentence. */
export function accessFileWords({ accessFile: { path, sha256, reviewedSha256 } }: Remediation): string {
  return sha256 === reviewedSha256
    ? `${path} is as it was when the review was opened.`
    : `${path} has changed since the review was opened. The steps are for the file as it is now, with the digest ${sha256}; reviewed was ${reviewedSha256}.`;
}

/** What there is, as a sentence. */
export function headWords(remediation: Remediation): string {
  const { people, review } = remediation;
  return people.length === 0
    ? `Nothing is to be done for the review ${review.name}: no row is decided to be revoked or changed.`
    : `The review ${review.name}: ${count(people.length, 'row')} to be revoked or changed, ${stateWords(remediation)}.`;
}

/** A step in sentences, without its command. */
export function stepWords({ by, where, what }: RemedyStep): string {
  return `In ${where}: ${what} (By the ${by}.)`;
}

/** Why they had it, as a sentence. */
export function whyWords({ why }: PersonRemedy): string {
  return why === null ? 'Nothing that is known gave it to them.' : `Why they had it: ${why}.`;
}

/** Whether something of it is left to do, or to be looked into. */
export function isOpen({ people }: Remediation): boolean {
  return people.some(({ state }) => state !== 'done');
}
