import { userKey } from '../../people/user-key.js';
import { SimulatorError } from '../simulator-error.js';
import { type SeedUser, type SimulatedUser } from './simulated-account.js';
import { type UserStore } from './user-store.js';

/** What somebody can change who works in Klaviyo itself while a client writes over SCIM. */
export type ConsoleChanges = Partial<
  Pick<SimulatedUser, 'userName' | 'givenName' | 'familyName' | 'active' | 'role' | 'rawRoles'>
>;

/**
 * Klaviyo's own settings page: changes that no client of SCIM made, and that stand in no log. The rules of SCIM do not hold; the owner can
 * be changed, too.
 */
export interface Console {
  /** Throws a SimulatorError if nobody has the userName. */
  readonly change: (userName: string, changes: ConsoleChanges) => void;
  readonly add: (user: SeedUser) => SimulatedUser;
  /** Throws a SimulatorError if nobody has the userName. */
  readonly remove: (userName: string) => void;
}

/** The console of an account. */
export function consoleOf(store: UserStore): Console {
  const userOf = (userName: string): SimulatedUser => {
    const user = store.all().find((each) => userKey(each.userName) === userKey(userName));
    if (user === undefined) throw new SimulatorError(`Nobody in the account has the userName "${userName}".`);
    return user;
  };
  return {
    change: (userName, changes) => store.put({ ...userOf(userName), ...changes }),
    add: (seed) => {
      const user = store.make(seed);
      store.put(user);
      return structuredClone(user);
    },
    remove: (userName) => store.drop(userOf(userName).id),
  };
}
