import { type DirectoryPerson } from '../people/directory-person.js';
import { decodeRoster } from './decode-roster.js';
import { readListRoster } from './read-list-roster.js';
import { readTableRoster } from './read-table-roster.js';
import { type LineFault, RosterError } from './roster-error.js';
import { entryFaults, rosterUser } from './roster-person.js';

/** The endings of files that hold a list; any other one holds CSV. */
const LIST_FILE = /\.(?:ya?ml|json)$/i;

/**
 * Reads a roster, in UTF-8 if it comes as bytes: userName, givenName, familyName, groups and, if wanted, status; whatever
 * else stands there is kept as the person's attributes. The path's ending says the form: `.yaml`, `.yml` and `.json` a list
 * with an entry for each person, any other one CSV with these columns. In one text, groups are separated by ";".
 *
 * Every bad line is named at once.
 *
 * @throws RosterError if anything is wrong, and if there is nobody in it: an empty roster would make everyone in Klaviyo
 * unexpected, and is never what was meant.
 */
export function parseRoster(
  content: string | Uint8Array,
  { path }: { readonly path: string },
): readonly DirectoryPerson[] {
  const { text, faults: undecoded } =
    typeof content === 'string' ? { text: content, faults: [] } : decodeRoster(content);
  if (undecoded.length > 0) throw failure(path, undecoded);
  const { entries, faults, nobody } = LIST_FILE.test(path) ? readListRoster(text) : readTableRoster(text);
  const problems = [...faults, ...entryFaults(entries)];
  if (problems.length > 0) throw failure(path, problems);
  if (entries.length === 0) throw failure(path, [nobody]);
  return entries.map(rosterUser);
}

function failure(path: string, faults: readonly LineFault[]): RosterError {
  const inOrder = [...faults].sort((one, other) => one.line - other.line);
  return new RosterError(inOrder.map((fault) => ({ path, ...fault })));
}
