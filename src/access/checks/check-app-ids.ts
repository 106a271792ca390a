import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';

/**
 * An app has one account, whether it is named under `app.existing` or under `adopt.app`: the assignments of its groups are
 * one whole, so two stacks would undo each other's for ever.
 */
export function checkAppIds(accounts: readonly AccountDraft[], lineOf: (at: FilePath) => number): Mistake[] {
  const first = new Map<string, FilePath>();
  return accounts.flatMap((account) => {
    const ids = idsOf(account);
    const taken = ids.find(({ id }) => first.has(id));
    for (const { id, within } of ids) first.set(id, first.get(id) ?? [...account.at, ...within]);
    return taken === undefined ? [] : [mistake([...account.at, ...taken.within], lineOf(first.get(taken.id)!))];
  });
}

function idsOf({ app, adopt }: AccountDraft): readonly { readonly id: string; readonly within: FilePath }[] {
  return [
    ...(app.existing === undefined ? [] : [{ id: app.existing, within: ['app', 'existing'] }]),
    ...(adopt?.app === undefined ? [] : [{ id: adopt.app, within: ['adopt', adopt.appKey] }]),
  ];
}

function mistake(at: FilePath, line: number): Mistake {
  return {
    at,
    problem: `${at.slice(-2).join('.')} is the app of the account on line ${line} already`,
    found: 'the same app',
    expected:
      "an app of its own for each account, since two stacks would undo each other's group assignments on every deploy",
  };
}
