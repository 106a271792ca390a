import { nearestWord } from '../text/nearest-word.js';
import { type AccessModel, type Account } from '../access/access-model.js';
import { CliError } from './cli-error.js';

/**
 * The accounts that `--account` names, in the order of the access file; all of them if it names none.
 *
 * @throws CliError for a name that the access file does not have: a typo must not shrink a check in silence
 */
export function selectAccounts(model: AccessModel, names: readonly string[]): readonly Account[] {
  refuseUnknown(names, model.accounts, `${model.path} has`);
  return chosen(model, names);
}

/**
 * The accounts of two access files that `--account` names; all of them if it names none. One of the files may lack an account.
 *
 * @throws CliError for a name that neither file has
 */
export function selectInBoth(
  model: AccessModel,
  base: AccessModel,
  names: readonly string[],
): readonly [readonly Account[], readonly Account[]] {
  refuseUnknown(names, [...model.accounts, ...base.accounts], `${model.path} and ${base.path} have`);
  return [chosen(model, names), chosen(base, names)];
}

function chosen({ accounts }: AccessModel, names: readonly string[]): readonly Account[] {
  return names.length === 0 ? accounts : accounts.filter((account) => names.includes(account.name));
}

function refuseUnknown(names: readonly string[], accounts: readonly Account[], subject: string): void {
  const known = [...new Set(accounts.map(({ name }) => name))];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = nearestWord(unknown, known);
  const has = subject.endsWith('have') ? 'they have' : 'it has';
  throw new CliError(
    `${subject} no account "${unknown}"; ${has} ${known.join(', ')}.` +
      (nearest === undefined ? '' : ` Did you mean "${nearest}"?`),
  );
}
