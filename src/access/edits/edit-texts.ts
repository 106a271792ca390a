import { type TextEdit } from '../../text/text-edit.js';
import { type FilePath } from '../../yaml/file-path.js';
import { type ItemChange, type PlainItem, yamlEditor } from '../../yaml/yaml-edits.js';
import { type AccessModel } from '../access-model.js';
import { type AccessEdit } from './access-edit.js';
import { type AssignmentPlace } from './edited-model.js';

/**
 * How the text of an access file is changed for edits; undefined where it cannot be without rewriting more of it.
 *
 * @param dropped - assignments that go as a whole, with what is taken out of them
 */
export function editTexts(
  text: string,
  model: AccessModel,
  edits: readonly AccessEdit[],
  dropped: readonly AssignmentPlace[],
): readonly TextEdit[] | undefined {
  const editor = yamlEditor(text);
  if (editor === undefined) return undefined;
  const texts: (readonly TextEdit[] | undefined)[] = [];
  /** Takes items out of a list and puts others in; where none is left, the key that holds it goes. */
  const change = (holder: FilePath, key: string, size: number, items: ItemChange): void => {
    const remove = [...new Set(items.remove)];
    const { append = [] } = items;
    if (remove.length + append.length === 0) return;
    const isEmptied = remove.length === size && append.length === 0;
    texts.push(isEmptied ? editor.removeKey(holder, key) : editor.changeItems([...holder, key], { remove, append }));
  };
  model.accounts.forEach((account, index) => {
    const theirs = edits.filter((edit) => edit.account === index);
    if (theirs.length === 0) return;
    const at: FilePath = ['accounts', index];
    const goes = dropped.filter((place) => place.account === index).map(({ assignment }) => assignment);
    account.assignments.forEach(({ membership }, assignment) => {
      if (goes.includes(assignment) || membership?.kind !== 'declared') return;
      change([...at, 'assignments', assignment], 'members', membership.members.length, {
        remove: theirs.flatMap(({ members }) =>
          members.flatMap((each) => (each.assignment === assignment ? [each.member] : [])),
        ),
        append: theirs.flatMap(({ joins }) => (joins?.assignment === assignment ? [memberItem(joins.grant)] : [])),
      });
    });
    change(at, 'assignments', account.assignments.length, { remove: goes });
    change(at, 'exceptions', account.exceptions.length, { remove: theirs.flatMap(({ exceptions }) => exceptions) });
  });
  change([], 'expect', model.expectations?.length ?? 0, { remove: edits.flatMap(({ expectations }) => expectations) });
  return texts.some((each) => each === undefined) ? undefined : texts.flatMap((each) => each ?? []);
}

function memberItem({ user, until, reason, ticket }: NonNullable<AccessEdit['joins']>['grant']): PlainItem {
  if (until === undefined && reason === undefined && ticket === undefined) return user;
  return {
    user,
    ...(until !== undefined && { until }),
    ...(reason !== undefined && { reason }),
    ...(ticket !== undefined && { ticket }),
  };
}
