import { type AccountDraft, type AssignmentDraft } from '../account-draft.js';
import { type FilePath, type Mistake } from '../mistake.js';
import { shownValue } from '../shown-value.js';

type LineOf = (at: FilePath) => number;

/** A group is assigned once in an account, and made by one stack at most. */
export function checkAssignedGroups(accounts: readonly AccountDraft[], lineOf: LineOf): Mistake[] {
  return [
    ...accounts.flatMap(({ assignments }) =>
      repeated(assignments).map(({ here, group, before }) => ({
        at: here,
        says: `group ${group} is assigned on line ${lineOf(before)} already`,
        found: group,
        expected: 'each group once in an account, since its first assignment decides',
      })),
    ),
    ...repeated(accounts.flatMap(createdOnce)).map(({ here, group, before }) => ({
      at: here,
      says: `group ${group} is made by the account on line ${lineOf(before)} already`,
      found: group,
      expected: 'create: true in one account, since an Okta organisation has a group of one name once',
    })),
  ];
}

/** The groups that an account's stack makes; those that it names twice are a mistake of their own. */
function createdOnce({ assignments }: AccountDraft): readonly AssignmentDraft[] {
  const created = assignments.filter(({ create }) => create);
  return created.filter(({ group }, index) => created.findIndex((other) => other.group === group) === index);
}

function repeated(assignments: readonly AssignmentDraft[]) {
  const first = new Map<string, FilePath>();
  return assignments.flatMap(({ at, group }) => {
    if (group === undefined) {
      return [];
    }
    const here = [...at, 'group'];
    const before = first.get(group);
    first.set(group, before ?? here);
    return before === undefined ? [] : [{ here, group: shownValue(group), before }];
  });
}
