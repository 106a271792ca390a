import { createHash } from 'node:crypto';

import { OWNER_ROLE } from '../../access/role.js';
import { type UserKey, userKey } from '../../people/user-key.js';
import { scimError } from './scim-error.js';
import { type Email, type SeedUser, type SimulatedAccount, type SimulatedUser } from './simulated-account.js';
import { SimulatorError } from '../simulator-error.js';
import { checkAssignableRole, checkChange, checkDeletable, checkUserName, isOwner } from './user-rules.js';
import { type UserInput } from './wire-user.js';

/** The users of one account, in memory. Every change is checked as the server checks it; refusals are SCIM errors. */
export interface UserStore {
  /** In order of creation. */
  readonly all: () => readonly SimulatedUser[];
  /** Throws 404 if nobody has the id. */
  readonly get: (id: string) => SimulatedUser;
  /** Throws 400 for a userName or role that will not do, 409 for a userName that is taken. */
  readonly create: (input: UserInput) => SimulatedUser;
  /**
   * Puts what the input asserts in place of what is there. An `active` or a role that was not written stays as it is.
   * Throws 400, 403, 404 or 409.
   */
  readonly replace: (id: string, input: UserInput, written: Written) => SimulatedUser;
  /** Throws 404 if nobody has the id, 403 for the owner. */
  readonly remove: (id: string) => void;
  /** Puts a user in place, as somebody does who works in Klaviyo itself: no rule of SCIM holds. */
  readonly put: (user: SimulatedUser) => void;
  /** A new user as they would be created, with the next id and without a rule. */
  readonly make: (seed: SeedUser) => SimulatedUser;
  /** Takes somebody away in the same way. */
  readonly drop: (id: string) => void;
  /** The same users in another store, which goes its own way. */
  readonly copy: () => UserStore;
}

/** Which of the attributes that are not cleared by leaving them out a client has written, if only to remove them. */
export interface Written {
  readonly active: boolean;
  /** Writing the role ends a contradiction between two role forms. */
  readonly role: boolean;
}

/**
 * A store with the account's users in it.
 *
 * @throws SimulatorError if two seeded users have one id; anything else may stand in a seed (see {@link SeedUser})
 */
export function createUserStore(account: SimulatedAccount): UserStore {
  const users = new Map<string, SimulatedUser>();
  const given = new Map<UserKey, number>();
  const nextId = idSequence(given);
  for (const seed of account.users) {
    if (seed.hidden === true) continue;
    const user = seeded(account, seed, seed.id ?? nextId(seed.userName));
    if (users.has(user.id)) {
      throw new SimulatorError(`Two seeded users have the id "${user.id}": give each its own, or leave it out.`);
    }
    users.set(user.id, user);
  }
  return storeOf(account, users, given);
}

function storeOf(account: SimulatedAccount, users: Map<string, SimulatedUser>, given: Map<UserKey, number>): UserStore {
  const nextId = idSequence(given);
  const hidden = new Set(account.users.filter((seed) => seed.hidden === true).map(({ userName }) => userKey(userName)));

  const get = (id: string): SimulatedUser => {
    const user = users.get(id);
    if (user === undefined) {
      throw scimError(404, undefined, 'There is no user with this id.');
    }
    return user;
  };

  const checkFree = (userName: string): void => {
    if (
      hidden.has(userKey(userName)) ||
      [...users.values()].some((other) => userKey(other.userName) === userKey(userName))
    ) {
      throw scimError(409, 'uniqueness', 'Another user has this userName; case does not distinguish them.');
    }
  };

  return {
    all: () => [...users.values()],
    get,
    create: (input) => {
      checkUserName(input.userName);
      checkAssignableRole(account, input.role);
      checkFree(input.userName);
      const user: SimulatedUser = {
        ...input,
        id: nextId(input.userName),
        active: input.active ?? true,
        rawRoles: undefined,
        emails: input.emails ?? workEmail(input.userName),
      };
      users.set(user.id, user);
      return user;
    },
    replace: (id, input, written) => {
      const before = get(id);
      const after: SimulatedUser = {
        ...input,
        id,
        active: written.active ? input.active : before.active,
        role: written.role ? input.role : before.role,
        rawRoles: written.role ? undefined : before.rawRoles,
        emails: input.emails ?? workEmail(input.userName),
      };
      checkChange(account, { before, input, after });
      if (userKey(after.userName) !== userKey(before.userName)) {
        checkFree(after.userName);
      }
      users.set(id, after);
      return after;
    },
    remove: (id) => {
      checkDeletable(account, get(id));
      users.delete(id);
    },
    put: (user) => void users.set(user.id, user),
    make: (seed) => seeded(account, seed, seed.id ?? nextId(seed.userName)),
    drop: (id) => void users.delete(id),
    copy: () => storeOf(account, new Map(users), new Map(given)),
  };
}

function seeded(account: SimulatedAccount, seed: SeedUser, id: string): SimulatedUser {
  return {
    id,
    userName: seed.userName,
    givenName: seed.givenName ?? '',
    familyName: seed.familyName ?? '',
    active: seed.active === undefined ? true : (seed.active ?? undefined),
    role: seed.role ?? (isOwner(account, seed) ? OWNER_ROLE[account.kind] : undefined),
    rawRoles: seed.rawRoles,
    emails: workEmail(seed.userName),
    externalId: undefined,
  };
}

/** What Klaviyo keeps of a user's e-mail: a primary work address, which is the userName. */
function workEmail(userName: string): readonly Email[] {
  return [{ value: userName, type: 'work', primary: true }];
}

/**
 * Ids without clock or chance: a hash of the userName's key and of how often that key was given an id. The same
 * requests give the same ids, and an id is not given again after a deletion (RFC 7643, section 3.1).
 *
 * @param given - how often each key was given one; it is counted on
 */
function idSequence(given: Map<UserKey, number>): (userName: string) => string {
  return (userName) => {
    const key = userKey(userName);
    const turn = (given.get(key) ?? 0) + 1;
    given.set(key, turn);
    return createHash('sha256').update(`${key}\n${turn}`).digest('hex').slice(0, 24);
  };
}
