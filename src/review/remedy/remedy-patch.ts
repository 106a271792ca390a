import { type AccessEdit, type AccessWish } from '../../access/edits/access-edit.js';
import { editAccessFile, type EditedAccessFile } from '../../access/edits/edit-access-file.js';
import { type RemediedRow, type RemedyInput } from './remedied-row.js';

/** What the access file can say of one row. */
export type FileChange =
  /** The patch changes these lines of the file as it is; none: the file has nothing of them. */
  | { readonly kind: 'patched'; readonly lines: readonly number[]; readonly edit: AccessEdit }
  /** Why the patch has nothing of them, as a sentence. */
  | { readonly kind: 'not patched'; readonly why: string };

/** The patch of the access file for some rows. */
export interface RemedyPatch extends Pick<EditedAccessFile, 'texts' | 'model'> {
  /** By the id of the row. */
  readonly changes: ReadonlyMap<string, FileChange>;
}

/**
 * What the access file becomes by rows that are to be revoked or changed.
 *
 * @param text - of the access file, as the model was read from it
 */
export function remedyPatch(input: RemedyInput, text: string, rows: readonly RemediedRow[]): RemedyPatch {
  const { model, snapshot, today } = input;
  const wishes = new Map<AccessWish, string>(
    rows.map(({ state, role }) => [{ account: state.row.account, user: state.row.userName, role }, state.row.row]),
  );
  const {
    texts,
    model: after,
    edits,
    refused,
  } = editAccessFile({ text, model }, [...wishes.keys()], { snapshot, today });
  return {
    texts,
    model: after,
    changes: new Map<string, FileChange>([
      ...edits.map((edit) => [wishes.get(edit.wish)!, { kind: 'patched', lines: linesOf(input, edit), edit }] as const),
      ...refused.map(({ wish, why }) => [wishes.get(wish)!, { kind: 'not patched', why }] as const),
    ]),
  };
}

function linesOf(
  { model }: RemedyInput,
  { account, members, joins, exceptions, expectations }: AccessEdit,
): readonly number[] {
  const { assignments, exceptions: written } = model.accounts[account]!;
  const lines = [
    ...members.map(({ assignment, member }) => {
      const { membership, at } = assignments[assignment]!;
      return membership?.kind === 'declared' ? (membership.members[member] ?? { at }).at.line : at.line;
    }),
    ...(joins === undefined ? [] : [assignments[joins.assignment]!.at.line]),
    ...exceptions.map((index) => written[index]!.at.line),
    ...expectations.map((index) => model.expectations![index]!.at.line),
  ];
  return [...new Set(lines)].sort((one, other) => one - other);
}
