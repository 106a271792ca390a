import { type AccountDraft, type AssignmentDraft } from '../account-draft.js';
import { ENTRA_ID } from '../entra-settings.js';
import { foldedName } from '../../text/folded-name.js';
import { areDifferentGroups, identityOf } from '../group-reference.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { quoted } from '../../text/quoted.js';

type LineOf = (at: FilePath) => number;

/** An assignment that names its group. */
type NamedDraft = AssignmentDraft & { readonly group: string };

/**
 * A group is assigned once in an account, and made by one stack at most; and one name means one group of an identity provider in the
 * whole file. Names that differ in letter case, outer blanks or Unicode form alone count as one.
 */
export function checkAssignedGroups(accounts: readonly AccountDraft[], lineOf: LineOf): Mistake[] {
  const named = accounts.map(({ assignments }) => assignments.filter(isNamed));
  // Each identity provider has groups of its own: those of one name in two of them are two groups.
  const byProvider = [...new Set(accounts.map(({ provider }) => provider))].map((provider) =>
    named.filter((_assignments, index) => accounts[index]!.provider === provider),
  );
  return [
    ...named.flatMap((assignments) => [
      ...repeated(assignments).map(({ here, there, as }) => ({
        at: groupAt(here),
        problem: `group ${quoted(here.group)} is assigned on line ${lineOf(groupAt(there))} already${as}`,
        found: quoted(here.group),
        expected: areDifferentGroups(here, there)
          ? 'each name once in an account; give one of the two groups by its id alone, { id: ... }'
          : 'each group once in an account, since its first assignment decides',
      })),
      ...repeatedIds(assignments, lineOf),
    ]),
    ...byProvider.flatMap((assignments) => [
      ...repeated(assignments.flatMap(createdOnce)).map(({ here, there, as }) => ({
        at: groupAt(here),
        problem: `group ${quoted(here.group)} is made by the account on line ${lineOf(groupAt(there))} already${as}`,
        found: quoted(here.group),
        expected: 'create: true in one account, since the identity provider has one group of that name',
      })),
      ...otherGroups(assignments, lineOf),
    ]),
    ...named.flat().flatMap(notToBeMade),
  ];
}

function isNamed(assignment: AssignmentDraft): assignment is NamedDraft {
  return assignment.group !== undefined;
}

function groupAt({ at }: AssignmentDraft): FilePath {
  return [...at, 'group'];
}

/** The groups that an account's stack makes; those that it names twice are a mistake of their own. */
function createdOnce(assignments: readonly NamedDraft[]): readonly NamedDraft[] {
  const names = new Set<string>();
  return assignments.filter(({ group, create }) => {
    const isFirst = create && !names.has(foldedName(group));
    if (isFirst) names.add(foldedName(group));
    return isFirst;
  });
}

interface Repetition {
  readonly here: NamedDraft;
  /** The first one of the same name. */
  readonly there: NamedDraft;
  /** How the first one is written, if in another way. */
  readonly as: string;
}

/** The assignments of a group that was assigned before. */
function repeated(assignments: readonly NamedDraft[]): readonly Repetition[] {
  const first = new Map<string, NamedDraft>();
  return assignments.flatMap((here) => {
    const there = first.get(foldedName(here.group));
    if (there === undefined) {
      first.set(foldedName(here.group), here);
      return [];
    }
    const as = there.group === here.group ? '' : ` as ${quoted(there.group)}`;
    return [{ here, there, as }];
  });
}

/** One group by two names: its id is given twice. */
function repeatedIds(assignments: readonly NamedDraft[], lineOf: LineOf): Mistake[] {
  const first = new Map<string, NamedDraft>();
  return assignments.flatMap((here) => {
    const { identity } = here;
    if (identity?.by !== 'id') return [];
    // Ids of Entra do not tell upper from lower case.
    const id = ENTRA_ID.test(identity.id) ? identity.id.toLowerCase() : identity.id;
    const there = first.get(id);
    if (there === undefined) first.set(id, here);
    if (there === undefined || foldedName(there.group) === foldedName(here.group)) return [];
    const found = quoted(identity.id);
    const problem = `the group with the id ${found} is assigned on line ${lineOf(groupAt(there))} already`;
    return [{ at: [...groupAt(here), 'id'], problem, found, expected: 'each group once in an account' }];
  });
}

/** Another account of the provider gives another group the name: a directory and a report could not tell the two apart. */
function otherGroups(accounts: readonly (readonly NamedDraft[])[], lineOf: LineOf): Mistake[] {
  // Of each name the first group that is given by more than the name: another one of it is a mistake of its own.
  const first = new Map<string, { readonly account: number; readonly there: NamedDraft }>();
  return accounts.flatMap((assignments, account) =>
    assignments.flatMap((here) => {
      if (identityOf(here) === undefined) return [];
      const before = first.get(foldedName(here.group));
      if (before === undefined) first.set(foldedName(here.group), { account, there: here });
      if (before === undefined || before.account === account || !areDifferentGroups(before.there, here)) return [];
      const found = quoted(here.group);
      const problem = `group ${found} is not the same group as the one of that name on line ${lineOf(groupAt(before.there))}`;
      const expected = 'one name for one group in the whole file; give one of the two by its id alone, { id: ... }';
      return [{ at: groupAt(here), problem, found, expected }];
    }),
  );
}

/** A stack makes groups of Okta's own, which have no id before. */
function notToBeMade(assignment: NamedDraft): Mistake[] {
  const { at, create, identity } = assignment;
  if (!create || identity === undefined) return [];
  if (identity.by === 'type' && identity.type === 'OKTA_GROUP') return [];
  const what = identity.by === 'id' ? 'is given by its id' : `has the type ${identity.type.toLowerCase()}`;
  return [
    {
      at: [...at, 'create'],
      problem: `create is true, but the group ${what}, and so exists already`,
      found: 'true',
      expected: 'false, or a name of a group to make; list a group that the stack is to take over under adopt.groups',
    },
  ];
}
