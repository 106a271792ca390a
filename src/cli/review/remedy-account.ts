import { providerOf } from '../../provider/providers.js';
import { adminsOf } from '../../reconcile/admin.js';
import { wrongAccount } from '../../reconcile/wrong-account.js';
import { type ReadAccount } from '../../review/build-population.js';
import { type Population } from '../../review/population.js';
import { type RemedyAccount } from '../../review/remedy/remedied-row.js';
import { CliError } from '../cli-error.js';

/**
 * The accounts of a review as they were read again, by their names.
 *
 * @throws CliError if a list seems to be that of another account, or an identity provider that was read for the review was not read now
 */
export function remedyAccounts(
  read: readonly ReadAccount[],
  population: Population,
): ReadonlyMap<string, RemedyAccount> {
  return new Map(
    read.map(({ checked }) => {
      const { account } = checked;
      requireReviewed(checked, population);
      const words = account.direct === undefined ? providerOf(account.identityProvider)?.words : undefined;
      if (words !== undefined) requireRead(checked, population, words.name);
      return [account.name, { checked, words, isAdmin: adminsOf(account) }];
    }),
  );
}

/** @throws CliError if what the reviewers saw of the identity provider cannot be seen now: nobody could say that somebody is gone from it */
function requireRead({ account, assigned }: ReadAccount['checked'], { accounts }: Population, provider: string): void {
  const reviewed = accounts.find(({ name }) => name === account.name);
  if (assigned.available || reviewed?.stations.assigned.available !== true) return;
  throw new CliError(
    `${account.name}: whom ${provider} has assigned was read for the review, and was not read now: ${assigned.reason}. Nothing was recorded. ` +
      `Give the same access to ${provider} as for \`review open\`.`,
  );
}

/** @throws CliError if a list seems to be that of another account: everybody who is not in it would count as gone */
function requireReviewed({ account, listing }: ReadAccount['checked'], { rows }: Population): void {
  const why = wrongAccount(account, listing.users);
  if (why !== undefined) throw new CliError(`${why} Nothing was recorded.`);
  const reviewed = new Set(
    rows.flatMap((row) => (row.account === account.name ? row.provisioned.map(({ id }) => id) : [])),
  );
  if (reviewed.size === 0 || listing.users.some(({ id }) => reviewed.has(id))) return;
  throw new CliError(
    `${account.name}: this may be the user list of another account: it has none of the ${reviewed.size} records that were reviewed. Look up whose ` +
      'key the access file names (scim.accessKey). Nothing was recorded.',
  );
}
