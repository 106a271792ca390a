import { type AccountDraft } from '../account-draft.js';
import { foldedName } from '../../text/folded-name.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { quoted } from '../../text/quoted.js';

/**
 * An app whose id the account does not name is found by its label, so no other account's app has that label. Otherwise, while
 * the one app does not exist yet, the other one would be taken for it and checked instead. Two apps that are found by their
 * ids may have one label.
 */
export function checkAppLabels(accounts: readonly AccountDraft[], lineOf: (at: FilePath) => number): Mistake[] {
  // Of each label, the first account that is found by it, and the first one of all.
  const byLabel = new Map<string, AccountDraft>();
  const any = new Map<string, AccountDraft>();
  return accounts.flatMap((account) => {
    const { label, foundBy } = account.app;
    // Apps of two identity providers may have one label.
    if (label === undefined || foundBy === undefined) return [];
    const name = `${account.provider ?? ''} ${foldedName(label)}`;
    const other = foundBy === 'label' ? any.get(name) : byLabel.get(name);
    if (!any.has(name)) any.set(name, account);
    if (foundBy === 'label' && !byLabel.has(name)) byLabel.set(name, account);
    return other === undefined ? [] : [taken(account, label, lineOf([...other.at, 'app', 'label']))];
  });
}

function taken({ at }: AccountDraft, label: string, line: number): Mistake {
  const found = quoted(label);
  return {
    at: [...at, 'app', 'label'],
    problem: `label ${found} is already the label of the app on line ${line}`,
    found,
    expected: 'another app.label: the app is found by its label. The default label is "Klaviyo"',
  };
}
