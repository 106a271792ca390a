import { type CheckedAccount } from '../../check/check-account.js';

/**
 * Ids of the records that are switched off, for the history, in an account that deletes such people later (`deprovision: delete`); undefined
 * in others, whose histories need not know.
 */
export function switchedOffOf({ account, listing }: CheckedAccount): readonly string[] | undefined {
  if (account.direct?.deprovision !== 'delete') return undefined;
  const ids = listing.users.filter(({ active }) => !active).map(({ id }) => id);
  return ids.sort((one, other) => (one < other ? -1 : 1));
}
