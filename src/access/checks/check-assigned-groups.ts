import { type AccountDraft, type AssignmentDraft } from '../account-draft.js';
import { foldedName } from '../../text/folded-name.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { quoted } from '../../text/quoted.js';

type LineOf = (at: FilePath) => number;

/**
 * A group is assigned once in an account, and made by one stack at most. Names that differ in letter case, outer blanks or
 * Unicode form alone count as one.
 */
export function checkAssignedGroups(accounts: readonly AccountDraft[], lineOf: LineOf): Mistake[] {
  return [
    ...accounts.flatMap(({ assignments }) =>
      repeated(assignments).map(({ here, group, as, before }) => ({
        at: here,
        says: `group ${group} is assigned on line ${lineOf(before)} already${as}`,
        found: group,
        expected: 'each group once in an account, since its first assignment decides',
      })),
    ),
    ...repeated(accounts.flatMap(createdOnce)).map(({ here, group, as, before }) => ({
      at: here,
      says: `group ${group} is made by the account on line ${lineOf(before)} already${as}`,
      found: group,
      expected: 'create: true in one account, since an Okta organisation has a group of one name once',
    })),
  ];
}

/** The groups that an account's stack makes; those that it names twice are a mistake of their own. */
function createdOnce({ assignments }: AccountDraft): readonly AssignmentDraft[] {
  const created = assignments.filter(({ create }) => create);
  return created.filter(({ group }, index) => created.findIndex((other) => isSame(other.group, group)) === index);
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && foldedName(one) === foldedName(other);
}

/** The assignments of a group that was assigned before; `as` says how it was written there, if otherwise. */
function repeated(assignments: readonly AssignmentDraft[]) {
  const first = new Map<string, { readonly at: FilePath; readonly group: string }>();
  return assignments.flatMap(({ at, group }) => {
    if (group === undefined) return [];
    const here = [...at, 'group'];
    const before = first.get(foldedName(group));
    if (before === undefined) {
      first.set(foldedName(group), { at: here, group });
      return [];
    }
    const as = before.group === group ? '' : ` as ${quoted(before.group)}`;
    return [{ here, group: quoted(group), as, before: before.at }];
  });
}
