import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { ACCOUNT_KINDS, BUILT_IN_ROLES, OWNER_ROLE } from '../role.js';
import { quoted } from '../../text/quoted.js';

/** Ids that Klaviyo has given a meaning, in lower case. Both kinds of account count: `rolePower` knows a role by its id. */
const TAKEN = new Set(
  ACCOUNT_KINDS.flatMap((kind) => [OWNER_ROLE[kind], ...BUILT_IN_ROLES[kind].map((role) => role.id)]),
);

/** A custom role has an id of its own: neither a built-in role's nor the owner's nor another custom role's. */
export function checkCustomRoles(accounts: readonly AccountDraft[], lineOf: (at: FilePath) => number): Mistake[] {
  return accounts.flatMap(({ customRoles }) => {
    const first = new Map<string, FilePath>();
    return customRoles.flatMap(({ at, id }): Mistake[] => {
      const here = [...at, 'id'];
      const found = quoted(id);
      const word = id.toLowerCase();
      const before = first.get(word);
      first.set(word, before ?? here);
      if (TAKEN.has(word)) {
        const problem = `custom role ${found} has the id of a built-in role of Klaviyo`;
        return [{ at: here, problem, found, expected: "the custom role's own Custom SCIM ID" }];
      }
      if (before !== undefined) {
        const problem = `custom role ${found} repeats the one on line ${lineOf(before)}`;
        return [
          { at: here, problem, found, expected: 'each custom role once; upper and lower case count as the same' },
        ];
      }
      return [];
    });
  });
}
