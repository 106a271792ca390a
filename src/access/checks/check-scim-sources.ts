import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';

/**
 * A key opens one account. Two accounts with one base URL and one key would read the same listing twice: one was copied
 * from the other and not finished.
 */
export function checkScimSources(accounts: readonly AccountDraft[], lineOf: (at: FilePath) => number): Mistake[] {
  const first = new Map<string, FilePath>();
  return accounts.flatMap(({ at, baseUrl, accessKey }) => {
    if (baseUrl === undefined || accessKey === undefined) {
      return [];
    }
    const here = [...at, 'scim', 'accessKey'];
    const source = JSON.stringify([baseUrl, accessKey]);
    const before = first.get(source);
    first.set(source, before ?? here);
    if (before === undefined) {
      return [];
    }
    const problem = `the account with this base URL and this access key is on line ${lineOf(before)} already`;
    return [{ at: here, problem, found: 'the same source', expected: 'an access key of its own for each account' }];
  });
}
