import { type ProvisionedPerson } from '../people/listing.js';
import { userKey, type UserKey } from '../people/user-key.js';

/** Somebody as far as it matters for who administers an account. */
export type AdminCandidate = Pick<ProvisionedPerson, 'userName' | 'active' | 'role'>;

/**
 * Who has full power in an account at each moment of an apply. Somebody who is about to lose it counts as gone from before
 * the write on, and again if the server surely did nothing; somebody who is to get it counts once the server shows it; and each reading of
 * somebody counts, since others change people meanwhile. So there are never fewer than it says, whatever becomes of the writes
 * in flight.
 */
export class AdminCount {
  // Several records of one person are one admin, since they sign in with one of them.
  readonly #keys: Set<string>;

  /**
   * @param users - of a complete listing
   * @param minimum - there have to stay so many; 0 for no limit
   * @param isAdmin - whether somebody has full power now
   */
  constructor(
    users: readonly ProvisionedPerson[],
    private readonly minimum: number,
    readonly isAdmin: (person: AdminCandidate) => boolean,
  ) {
    this.#keys = new Set(users.filter(isAdmin).map(({ userName }) => userKey(userName)));
  }

  /** Why a write that takes somebody's full power did not begin, as a sentence. */
  get whyKept(): string {
    const { size } = this.#keys;
    return `The limit minimumAdmins keeps at least ${this.minimum} of full power, and there ${size === 1 ? 'is' : 'are'} ${size}.`;
  }

  /** Begins a write that takes somebody's full power; false if too few would be left. */
  tryToTake(key: UserKey): boolean {
    if (this.#keys.size - 1 < this.minimum) return false;
    this.#keys.delete(key);
    return true;
  }

  /** Somebody got full power, or kept it. */
  add(key: UserKey): void {
    this.#keys.add(key);
  }

  /** Somebody does not have full power, as a reading of them shows. */
  lacks(key: UserKey): void {
    this.#keys.delete(key);
  }
}
