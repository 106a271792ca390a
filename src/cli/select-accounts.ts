import { nearestWord } from '../text/nearest-word.js';
import { type AccessModel, type Account } from '../access/access-model.js';
import { CliError } from './cli-error.js';

/**
 * The accounts that `--account` names, in the order of the access file; all of them if it names none.
 *
 * @throws CliError for a name that the access file does not have: a typo must not shrink a check in silence
 */
export function selectAccounts(model: AccessModel, names: readonly string[]): readonly Account[] {
  if (names.length === 0) return model.accounts;
  const known = model.accounts.map((account) => account.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const nearest = nearestWord(unknown, known);
    throw new CliError(
      `${model.path} has no account "${unknown}"; it has ${known.join(', ')}.` +
        (nearest === undefined ? '' : ` Did you mean "${nearest}"?`),
    );
  }
  return model.accounts.filter((account) => names.includes(account.name));
}
