import { type Account } from '../access/access-model.js';
import { powerInAccount } from '../access/power-in-account.js';
import { type RolePower } from '../access/role.js';
import { byCodeUnits } from '../drift/order.js';
import { type Action, ACTION_KINDS } from './plan.js';

/** Powers by what they may do; one that is not known comes right after full power. */
const POWERS: readonly RolePower[] = ['narrow', 'wide', 'unknown', 'full'];

/**
 * Actions in the order in which they are carried out: who is to get in comes first, then who is to have less power, then who is to
 * have more, and last who is to go, admins at the very end. So access that people should have is there before other access is taken
 * away.
 *
 * @param roleOf - the role that a record has now
 */
export function inOrder(
  account: Account,
  actions: readonly Action[],
  roleOf: (recordId: string) => string | undefined,
): readonly Action[] {
  const power = (role: string | undefined): number => POWERS.indexOf(powerInAccount(account, role));
  const within = (action: Action): number => {
    if (action.kind === 'deactivate') return power(roleOf(action.record.id)) === POWERS.indexOf('full') ? 1 : 0;
    if (action.kind !== 'update' || typeof action.to.role !== 'string') return 0;
    return power(action.to.role) < power(roleOf(action.record.id)) ? -1 : 1;
  };
  return actions.toSorted(
    (one, other) =>
      ACTION_KINDS.indexOf(one.kind) - ACTION_KINDS.indexOf(other.kind) ||
      within(one) - within(other) ||
      byCodeUnits(one.key, other.key),
  );
}
