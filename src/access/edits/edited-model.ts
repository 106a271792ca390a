import { type AccessModel, type Account, type Exception } from '../access-model.js';
import { type AccessEdit, editedAccount } from './access-edit.js';

/** An assignment of the file, by indices from 0. */
export interface AssignmentPlace {
  readonly account: number;
  readonly assignment: number;
}

/** Assignments that edits leave without anybody: their list of members would be empty, and no rule fills them. */
export function emptied(model: AccessModel, edits: readonly AccessEdit[]): readonly AssignmentPlace[] {
  const after = withEdits(model, edits);
  return model.accounts.flatMap((account, index) =>
    account.assignments.flatMap(({ membership }, assignment) => {
      const now = after.accounts[index]!.assignments[assignment]!.membership;
      const isEmptied =
        membership?.kind === 'declared' &&
        now?.kind === 'declared' &&
        membership.members.length > 0 &&
        now.members.length === 0 &&
        now.when === undefined;
      return isEmptied ? [{ account: index, assignment }] : [];
    }),
  );
}

/**
 * The access model after edits, as the edited file must read.
 *
 * @param dropped - assignments that go as a whole
 */
export function editedModel(
  model: AccessModel,
  edits: readonly AccessEdit[],
  dropped: readonly AssignmentPlace[],
): AccessModel {
  const after = withEdits(model, edits);
  return {
    ...after,
    accounts: after.accounts.map((account, index) => {
      const gone = new Set(dropped.filter((place) => place.account === index).map(({ assignment }) => assignment));
      const left = account.assignments.filter((_, assignment) => !gone.has(assignment));
      return { ...account, assignments: left.map((assignment, place) => ({ ...assignment, priority: place + 1 })) };
    }),
  };
}

function withEdits(model: AccessModel, edits: readonly AccessEdit[]): AccessModel {
  const { expectations: written, ...rest } = model;
  const left = written && without(written, new Set(edits.flatMap((edit) => edit.expectations)));
  // The last one goes with its key, and a file without the key has none.
  const isKeyLeft = left !== undefined && (left.length > 0 || written?.length === 0);
  return {
    ...rest,
    accounts: model.accounts.map((account, index) =>
      accountWith(
        account,
        edits.filter((edit) => edit.account === index),
      ),
    ),
    ...(isKeyLeft && { expectations: left }),
  };
}

/** Entries are taken out at once, so that indices stay those of the file as it is. */
function accountWith(account: Account, edits: readonly AccessEdit[]): Account {
  const members = edits.flatMap((edit) => edit.members);
  const exceptions: readonly Exception[] = without(
    account.exceptions,
    new Set(edits.flatMap((edit) => edit.exceptions)),
  );
  const shrunk = { ...editedAccount(account, { members }), exceptions };
  return edits.reduce<Account>(
    (all, { joins }) => (joins === undefined ? all : editedAccount(all, { members: [], joins })),
    shrunk,
  );
}

function without<Item>(items: readonly Item[], indices: ReadonlySet<number>): readonly Item[] {
  return items.filter((_, index) => !indices.has(index));
}
