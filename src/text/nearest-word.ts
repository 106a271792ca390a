import { distance } from 'fastest-levenshtein';

/** A word longer than this is not a misspelling, and comparing it would only cost time. */
const LONGEST_WORD = 100;

/** Two letters that changed places are two that differ: in a word of five, that is still the word. */
const SHARE = 0.4;

/**
 * The candidate that somebody who wrote `found` most likely meant: the one at the smallest Levenshtein distance, whatever
 * the case, if at most two in five of its letters (and always one) differ. Of equally near ones the first. If none is near, the
 * only one that begins with the word. Else undefined.
 */
export function nearestWord(found: string, candidates: readonly string[]): string | undefined {
  if (found.length > LONGEST_WORD) {
    return undefined;
  }
  const [nearest] = candidates
    .map((word) => ({ word, away: distance(found.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, away }) => away <= Math.max(1, Math.floor(word.length * SHARE)))
    .sort((one, other) => one.away - other.away);
  return nearest?.word ?? onlyOneThatBeginsWith(found, candidates);
}

/** An abbreviation has two letters at least. */
const SHORTEST_START = 2;

function onlyOneThatBeginsWith(start: string, candidates: readonly string[]): string | undefined {
  if (start.length < SHORTEST_START) return undefined;
  const words = candidates.filter((word) => word.toLowerCase().startsWith(start.toLowerCase()));
  return words.length === 1 ? words[0] : undefined;
}
