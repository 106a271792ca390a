import { foldedName } from '../../text/folded-name.js';
import { quoted } from '../../text/quoted.js';
import { type FilePath } from '../../yaml/file-path.js';
import { entryAt, valueAt } from '../../yaml/plain-value.js';
import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';

/**
 * A group that the stack of one account fills by a rule or by name is not assigned in another account of the same identity provider, where the people are those of a
 * roster: there the roster would decide who is in it, though in the identity provider it is the same group with other people. Where the
 * roster itself fills it, both are the same.
 */
export function checkFilledGroups(
  value: unknown,
  accounts: readonly AccountDraft[],
  lineOf: (at: FilePath) => number,
): Mistake[] {
  if (valueAt(value, ['directory', 'roster']) === undefined) return [];
  const assignments = accounts
    .filter(({ direct }) => !direct)
    .flatMap((account) => account.assignments.map((assignment) => ({ ...assignment, account })));
  const filling = new Map(
    assignments.flatMap((each) =>
      each.group !== undefined && isFilled(value, each.at) ? [[keyOf(each.group, each.account), each] as const] : [],
    ),
  );
  return assignments.flatMap(({ group, create, at, account }) => {
    const there = group === undefined ? undefined : filling.get(keyOf(group, account));
    if (group === undefined || create || there === undefined || there.account === account) return [];
    const found = quoted(group);
    const problem = `group ${found} has the people whom the account on line ${lineOf(there.at)} puts into it, and here those of the roster`;
    return [
      { at: [...at, 'group'], problem, found, expected: 'a group of another name, with its own when or members' },
    ];
  });
}

/** A group by its name and its identity provider: those of one name in two providers are two groups. */
function keyOf(group: string, { provider }: AccountDraft): string {
  return JSON.stringify([provider, foldedName(group)]);
}

/** Whether the assignment at a place says itself who is in its group. */
function isFilled(value: unknown, at: FilePath): boolean {
  const assignment = valueAt(value, at);
  return entryAt(assignment, 'when') !== undefined || Array.isArray(entryAt(assignment, 'members'));
}
