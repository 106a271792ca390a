import { type DirectoryPerson } from '../people/directory-person.js';
import { type UserKey, userKey } from '../people/user-key.js';

/** A person who was named before. */
export interface Repetition {
  /** The person's index. */
  readonly index: number;
  /** The index at which the person is named first. */
  readonly first: number;
}

/** Values that a hash has at most. */
const HASHES = 2 ** 32;

/**
 * The people who are named more than once, by their keys, in their order. People without a userName are none.
 *
 * A map of a million keys is filled and searched all over the memory, which takes several times as long as to sort a million
 * numbers, each a hash of the key with the person's index behind it (bench: roster). Only people with the same hash are compared
 * by their keys.
 */
export function repeatedPeople(people: readonly DirectoryPerson[]): readonly Repetition[] {
  const count = people.length;
  // So many that the index behind a hash is exact.
  const hashes = Math.min(HASHES, Math.floor(Number.MAX_SAFE_INTEGER / Math.max(1, count)));
  const marks = new Float64Array(count);
  people.forEach(({ userName }, index) => {
    marks[index] = (hashOf(userKey(userName)) % hashes) * count + index;
  });
  marks.sort();
  const repetitions: Repetition[] = [];
  for (let start = 0, end = 1; start < count; start = end, end += 1) {
    const hash = Math.floor(marks[start]! / count);
    while (end < count && Math.floor(marks[end]! / count) === hash) end += 1;
    if (end - start > 1)
      addRepeated(
        people,
        Array.from(marks.subarray(start, end), (mark) => mark % count),
        repetitions,
      );
  }
  return repetitions.sort((one, other) => one.index - other.index);
}

/** Of people of one hash, in their order. */
function addRepeated(people: readonly DirectoryPerson[], indices: readonly number[], repetitions: Repetition[]): void {
  const firstOf = new Map<UserKey, number>();
  for (const index of indices) {
    const key = userKey(people[index]!.userName);
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, index);
    else if (key !== '') repetitions.push({ index, first });
  }
}

/** A whole number from 0, below {@link HASHES}, and another one for most other keys. */
function hashOf(key: UserKey): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  return hash >>> 0;
}
