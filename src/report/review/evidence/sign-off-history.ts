import { userKey, type UserKey } from '../../../people/user-key.js';
import { type JournalEntry } from '../../../review/journal-entry.js';
import { type Review } from '../../../review/review-folder.js';
import { reviewersOf } from '../../../review/review-state.js';

/** A reviewer's word that they are done, or that it is missing. `void`: they decided something afterwards. */
export type SignOff =
  | {
      readonly reviewer: string;
      readonly standing: 'signed-off' | 'void';
      /** ISO 8601 in UTC. */
      readonly at: string;
      /** How many rows they had then. */
      readonly rows: number;
      /** How many questions. */
      readonly answers: number;
      /** The number of the journal's line. */
      readonly entry: number;
    }
  | { readonly reviewer: string; readonly standing: 'missing' };

/** Every sign-off of every reviewer, in the order in which the population first names them. */
export function signOffHistory(review: Review): readonly SignOff[] {
  const { population, attestations, entries, state } = review;
  const given = new Map<UserKey, Extract<JournalEntry, { readonly event: 'signed-off' }>[]>();
  for (const entry of entries) {
    if (entry.event !== 'signed-off') continue;
    const key = userKey(entry.reviewer);
    given.set(key, [...(given.get(key) ?? []), entry]);
  }
  return [...reviewersOf(population, attestations)].flatMap(([key, reviewer]) => {
    const theirs = given.get(key) ?? [];
    const stands = state.signedOff.has(key);
    return [
      ...theirs.map(({ at, rows, answers, seq }, index) => {
        const standing = stands && index === theirs.length - 1 ? ('signed-off' as const) : ('void' as const);
        return { reviewer, standing, at, rows, answers, entry: seq };
      }),
      ...(stands ? [] : [{ reviewer, standing: 'missing' as const }]),
    ];
  });
}
