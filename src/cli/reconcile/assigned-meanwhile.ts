import { type Account } from '../../access/access-model.js';
import { activeAssignments, nobody } from '../../drift/person.js';
import { type AssignedPerson } from '../../people/assigned-person.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { assignedStation, providerOf } from '../../provider/providers.js';
import { type ProviderWays } from '../provider-access.js';
import { ReconcileError } from '../../reconcile/reconcile-error.js';

/**
 * Reads again whom the identity provider has assigned, and says of somebody why they must not be switched off: they were assigned after
 * the plan was made. Of an account without an identity provider nobody is.
 *
 * @throws ReconcileError if it cannot be read whole now, since nobody may be switched off then; the provider's error
 */
export async function assignedMeanwhile(
  account: Account,
  ways: () => ProviderWays,
): Promise<(userName: string) => string | undefined> {
  const provider = providerOf(account.identityProvider);
  if (provider === undefined) return () => undefined;
  const { name } = provider.words;
  const station = await assignedStation(ways()(account.identityProvider), account);
  if (!station.available) {
    throw new ReconcileError(
      `It was not read whom ${name} has assigned (${station.reason}), so nobody is switched off. Set its credentials, and run the ` +
        'command again.',
    );
  }
  const byKey = new Map<UserKey, AssignedPerson[]>();
  for (const person of station.people) {
    const key = userKey(person.userName);
    byKey.set(key, [...(byKey.get(key) ?? []), person]);
  }
  return (userName) => {
    const key = userKey(userName);
    const assignments = activeAssignments({ ...nobody(key), assignments: byKey.get(key) ?? [] });
    return assignments.length === 0 ? undefined : `They are assigned in ${name} by now. Plan again.`;
  };
}
