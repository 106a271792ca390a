import { type Account } from '../../access/access-model.js';
import { LIMITS, type Limit } from '../../reconcile/plan.js';
import { nearestWord } from '../../text/nearest-word.js';
import { quoted } from '../../text/quoted.js';
import { CliError } from '../cli-error.js';

/**
 * The limits that `--allow` lets through, by account.
 *
 * @throws CliError for an unknown limit, or an account that is not planned
 */
export function allowances(
  values: readonly string[],
  accounts: readonly Account[],
): ReadonlyMap<string, readonly Limit[]> {
  const allowed = new Map<string, readonly Limit[]>();
  for (const value of values) {
    const [name = '', ...rest] = value.split('=');
    const account = rest.join('=');
    const limit = LIMITS.find((candidate) => candidate === name);
    if (limit === undefined) {
      const nearest = nearestWord(name, LIMITS);
      throw new CliError(
        `--allow ${quoted(value)} names no limit; there are ${LIMITS.join(', ')}, each with an account: --allow ${nearest ?? LIMITS[0]}=ACCOUNT.`,
      );
    }
    if (!accounts.some((each) => each.name === account)) {
      throw new CliError(
        `--allow ${quoted(value)} names no account of this plan; there are ${accounts.map((each) => each.name).join(', ')}.`,
      );
    }
    // In one order, so that the order of the flags does not show in the plan.
    allowed.set(
      account,
      LIMITS.filter((each) => each === limit || allowed.get(account)?.includes(each) === true),
    );
  }
  return allowed;
}
