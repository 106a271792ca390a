import { type DirectoryPerson } from '../people/directory-person.js';
import { type UserKey, userKey } from '../people/user-key.js';

const PARTS = 256;

/** A person who was named before. */
export interface Repetition {
  /** The person's index. */
  readonly index: number;
  /** The index at which the person is named first. */
  readonly first: number;
}

/**
 * The people who are named more than once, by their keys. People without a userName are none.
 *
 * One map of a million keys is filled and searched all over the memory. The same in 256 parts, one after the other, takes two thirds
 * of the time, and its memory is free again before the next part (bench: roster).
 */
export function repeatedPeople(people: readonly DirectoryPerson[]): readonly Repetition[] {
  const repetitions: Repetition[] = [];
  for (const indices of inParts(people)) {
    const firstOf = new Map<UserKey, number>();
    for (const index of indices) {
      const key = userKey(people[index]!.userName);
      const first = firstOf.get(key);
      if (first === undefined) firstOf.set(key, index);
      else if (key !== '') repetitions.push({ index, first });
    }
  }
  return repetitions;
}

/** The indices of the people, so that all of one key are in one part, in their order. */
function inParts(people: readonly DirectoryPerson[]): readonly (readonly number[])[] {
  const parts: number[][] = Array.from({ length: PARTS }, () => []);
  people.forEach(({ userName }, index) => parts[partOf(userKey(userName))]!.push(index));
  return parts;
}

/** Any part will do that is always the same for a key, and another one for most others: near userNames differ in the middle. */
function partOf(key: UserKey): number {
  const middle = Math.max(0, key.lastIndexOf('@') - 1);
  const codes = Math.imul(key.charCodeAt(middle), 31) + Math.imul(key.charCodeAt(middle >> 1), 7) + key.length * 3;
  return codes & (PARTS - 1);
}
