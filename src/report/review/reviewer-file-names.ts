import { createHash } from 'node:crypto';
import { type UserKey } from '../../people/user-key.js';
import { type Review } from '../../review/review-folder.js';
import { reviewersOf } from '../../review/review-state.js';

/** The names of the files that each reviewer gets, without folder and extension, by the key of their address. */
export function reviewerFileNames({
  population,
  attestations,
}: Pick<Review, 'population' | 'attestations'>): ReadonlyMap<UserKey, string> {
  const taken = new Set<string>();
  return new Map(
    [...reviewersOf(population, attestations).keys()].map((key) => {
      const name = fileName(key, taken);
      taken.add(name);
      return [key, name];
    }),
  );
}

/** An address as the name of a file on every system; where two would have one name, with digits of its own. */
function fileName(key: UserKey, taken: ReadonlySet<string>): string {
  const name = key.replace(/[^\w.@+-]/g, '_').replace(/^\.+/, '_');
  if (name === key && !taken.has(name)) return name;
  return `${name}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
}
