import { type AccountDraft } from '../account-draft.js';
import { ENTRA_ID } from '../entra-settings.js';
import { type Mistake } from '../mistake.js';
import { quoted } from '../../text/quoted.js';
import { entryAt, itemsAt, valueAt } from '../../yaml/plain-value.js';

const EXPECTED_ID = "the Object ID on the group's page in Entra, such as 00000000-0000-0000-0000-000000000000";

/**
 * Accounts of Entra assign groups alone: Entra has no group of everyone and no types of groups by which a group could be told from
 * another one of its name.
 */
export function checkEntraAssignments(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  return accounts
    .filter(({ provider }) => provider === 'entra')
    .flatMap(({ at }) =>
      itemsAt(valueAt(value, at), ['assignments']).flatMap(({ item, at: within }): Mistake[] => {
        const place = [...at, ...within];
        if (entryAt(item, 'everyone') === true) {
          const problem = 'everyone is assigned, but Entra has no group of everyone';
          const expected = 'a group, such as a dynamic one with a condition (when) that all your people match';
          return [{ at: [...place, 'everyone'], problem, found: 'true', expected }];
        }
        if (entryAt(entryAt(item, 'group'), 'type') !== undefined) {
          const problem = 'group is given by a type, but groups of Entra have none';
          return [{ at: [...place, 'group'], problem, found: 'a mapping', expected: "the group's name, or { id: … }" }];
        }
        const id = entryAt(entryAt(item, 'group'), 'id');
        if (typeof id === 'string' && !ENTRA_ID.test(id)) {
          const problem = `the group's id is ${quoted(id)}, which is none of Entra`;
          return [{ at: [...place, 'group', 'id'], problem, found: quoted(id), expected: EXPECTED_ID }];
        }
        return [];
      }),
    );
}
