import { type VerifiedAccount, type VerifiedRow, type VerifiedStation } from '../journal-entry.js';
import { outcomeSince } from '../open-matters.js';
import { type ReadAccount, readingOf } from '../build-population.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { remediedRows, type RemediedRow, type RemedyInput } from './remedied-row.js';
import { foundAtSource, foundInKlaviyo, type StationFound, strangers } from './verify-klaviyo.js';

/** The accounts as they were read again, for the journal. */
export function verifiedAccounts(read: readonly ReadAccount[]): readonly VerifiedAccount[] {
  return read.map((account) => ({ account: account.checked.account.name, ...readingOf(account) }));
}

/**
 * Whether what was decided is so, for each row that is to be revoked or changed, in the order of the population. What an earlier look since
 * the decision found as decided, and is not so any more, came back.
 */
export function verifiedRows(input: RemedyInput): readonly VerifiedRow[] {
  const { population, state } = input.review;
  const reviewed = new Map<string, Set<UserKey>>(population.accounts.map(({ name }) => [name, new Set()]));
  for (const { account, userName } of population.rows) reviewed.get(account)?.add(userKey(userName));
  const unreviewed = new Map<string, ReturnType<typeof strangers>>();
  return remediedRows(input).map((row): VerifiedRow => {
    const { row: id, account } = state.rows.get(row.state.row.row)!.row;
    const why = whyNotRead(input, row);
    if (why !== undefined) return { row: id, provisioned: 'not-read', assigned: 'not-read', found: why };
    const others = unreviewed.get(account) ?? strangers(row, reviewed.get(account) ?? new Set());
    unreviewed.set(account, others);
    const before = earlier(input, row);
    const provisioned = foundInKlaviyo(row, others);
    const assigned = foundAtSource(row);
    return {
      row: id,
      provisioned: sinceThen(
        provisioned,
        before.map((each) => each.provisioned),
      ),
      assigned: sinceThen(
        assigned,
        before.map((each) => each.assigned),
      ),
      found: `${provisioned.found} ${assigned.found}`,
    };
  });
}

/** Why it cannot be told of a row what is there, as a sentence; undefined if it can. */
function whyNotRead({ model, review }: RemedyInput, { account, state }: RemediedRow): string | undefined {
  const { account: name } = state.row;
  if (account === undefined)
    return `${model.path} does not have the account ${name} any more, so that it was not read.`;
  const reviewed = review.population.accounts.find((each) => each.name === name);
  const { baseUrl } = account.checked.account.scim;
  return reviewed === undefined || reviewed.baseUrl === baseUrl
    ? undefined
    : `The base URL of ${name} is ${baseUrl}, and ${reviewed.baseUrl} was reviewed: what was read may be another account.`;
}

/** What earlier looks found since the decision became what it is. */
function earlier({ review: { state } }: RemedyInput, { state: row }: RemediedRow): readonly VerifiedRow[] {
  const since = outcomeSince(row)!.at;
  return state.verifications
    .filter(({ at }) => at >= since)
    .flatMap(({ rows }) => rows.filter((each) => each.row === row.row.row));
}

function sinceThen({ is, lacks }: StationFound, before: readonly VerifiedStation[]): VerifiedStation {
  return is === 'not-yet' && lacks !== true && before.includes('as-decided') ? 'came-back' : is;
}
