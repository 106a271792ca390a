import { quoted } from '../../text/quoted.js';
import { type FilePath } from '../../yaml/file-path.js';
import { isMapping } from '../../yaml/plain-value.js';
import { ENTRA_ID } from '../entra-settings.js';
import { type Mistake } from '../mistake.js';

/** One id by two names, in a mapping of names to ids that stands at a place. Ids of Entra do not tell upper from lower case. */
export function repeatedIds(ids: unknown, place: FilePath): Mistake[] {
  if (!isMapping(ids)) return [];
  const first = new Map<string, string>();
  return Object.entries(ids).flatMap(([name, written]): Mistake[] => {
    if (typeof written !== 'string' && typeof written !== 'number') return [];
    const id = String(written);
    const folded = ENTRA_ID.test(id) ? id.toLowerCase() : id;
    const before = first.get(folded);
    if (before === undefined) {
      first.set(folded, name);
      return [];
    }
    const problem = `the id of ${quoted(name)} is that of ${quoted(before)}, too`;
    return [{ at: [...place, name], problem, found: quoted(id), expected: 'an id of its own' }];
  });
}
