import { type VerifiedStation } from '../journal-entry.js';
import { outcomeSince, verifiedRow } from '../open-matters.js';
import { outcomeOf, type ReviewState, type RowState } from '../review-state.js';

/** A person who is to be revoked or to get another role, and of whom no look has found yet that it is so. */
export interface OpenRemedy {
  readonly row: string;
  readonly account: string;
  readonly userName: string;
  readonly decision: 'revoke' | 'change-role';
  readonly newRole: string | null;
  /** When the decision became what it is, ISO 8601 in UTC: with two reviewers, by the later one. */
  readonly since: string;
  /** Hours since then, rounded down to a tenth. */
  readonly ageHours: number;
  /** Whether they were gone or changed at an earlier look, and are back. */
  readonly isBack: boolean;
  /** What the newest look found; null where nobody has looked since it was decided. */
  readonly look: RemedyLook | null;
}

export interface RemedyLook {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly klaviyo: VerifiedStation;
  readonly identityProvider: VerifiedStation;
  /** What is there, as a sentence. */
  readonly found: string;
}

/** @param row - whose decision is a remedy */
export function openRemedy(row: RowState, state: Pick<ReviewState, 'found'>, now: Date): OpenRemedy {
  const { decision, newRole } = outcomeOf(row)!;
  const since = outcomeSince(row)!.at;
  const found = verifiedRow(row, state);
  const { account, userName } = row.row;
  return {
    ...{ row: row.row.row, account, userName },
    decision: decision === 'change-role' ? 'change-role' : 'revoke',
    newRole: newRole ?? null,
    since,
    ageHours: Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 360_000) / 10),
    isBack: found?.provisioned === 'came-back' || found?.assigned === 'came-back',
    look:
      found === undefined
        ? null
        : {
            at: state.found.get(row.row.row)!.at,
            klaviyo: found.provisioned,
            identityProvider: found.assigned,
            found: found.found,
          },
  };
}
