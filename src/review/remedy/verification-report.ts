import { type VerifiedAccount } from '../journal-entry.js';
import { isAsDecided, isRemedy, verifiedRow } from '../open-matters.js';
import { type Review } from '../review-folder.js';
import { type OpenRemedy, openRemedy } from '../status/open-remedy.js';

/** The version of the form of a verification as JSON. */
export const VERIFICATION_VERSION = 1;

/** What one look found of everything that was to be revoked or changed. */
export interface VerificationReport {
  readonly version: typeof VERIFICATION_VERSION;
  readonly review: { readonly id: string; readonly name: string };
  /** When the look was recorded, ISO 8601 in UTC. */
  readonly verifiedAt: string;
  /** Every account that was read, with what proves that its list was complete. */
  readonly accounts: readonly VerifiedAccount[];
  /** Who came back first, then what is not so yet, the oldest decision first, then what is as decided. */
  readonly people: readonly VerifiedPerson[];
}

export interface VerifiedPerson extends OpenRemedy {
  readonly isAsDecided: boolean;
}

/**
 * The newest look at a review as a report.
 *
 * @param review - in which at least one look is recorded
 */
export function verificationReport(
  { population, state }: Pick<Review, 'population' | 'state'>,
  now: Date,
): VerificationReport {
  const { at, accounts } = state.verifications.at(-1)!;
  const people = [...state.rows.values()].filter(isRemedy).map((row): VerifiedPerson => {
    const found = verifiedRow(row, state);
    return { ...openRemedy(row, state, now), isAsDecided: found !== undefined && isAsDecided(found) };
  });
  const { id, name } = population.review;
  return {
    ...{ version: VERIFICATION_VERSION, review: { id, name }, verifiedAt: at, accounts },
    people: people.toSorted(
      (one, other) => rank(one) - rank(other) || (one.since < other.since ? -1 : one.since > other.since ? 1 : 0),
    ),
  };
}

function rank({ isBack, isAsDecided: isSo }: VerifiedPerson): number {
  return isBack ? 0 : isSo ? 2 : 1;
}
