import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { quoted } from '../../text/quoted.js';

/**
 * Account names are the names of stacks, and so of folders: unique, whatever the case, since on some file systems the
 * case makes no difference.
 */
export function checkAccountNames(accounts: readonly AccountDraft[], lineOf: (at: FilePath) => number): Mistake[] {
  const first = new Map<string, FilePath>();
  return accounts.flatMap(({ at, name }) => {
    if (name === undefined) {
      return [];
    }
    const here = [...at, 'name'];
    const before = first.get(name.toLowerCase());
    first.set(name.toLowerCase(), before ?? here);
    if (before === undefined) {
      return [];
    }
    const found = quoted(name);
    const problem = `account name ${found} is taken by the account on line ${lineOf(before)}`;
    return [
      {
        at: here,
        problem,
        found,
        expected: 'a name that no other account has; upper and lower case count as the same',
      },
    ];
  });
}
