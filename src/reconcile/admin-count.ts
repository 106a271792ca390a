import { type ProvisionedPerson } from '../people/listing.js';
import { userKey } from '../people/user-key.js';

/** Somebody as far as it matters for who administers an account. */
export type AdminCandidate = Pick<ProvisionedPerson, 'userName' | 'active' | 'role'>;

/**
 * How many people of full power an account has at each moment of an apply. Somebody who is about to lose it counts as gone from before
 * the write on, and again if the server surely did nothing; somebody who is to get it counts once the server shows it. So there
 * are never fewer than it says, whatever becomes of the writes in flight.
 */
export class AdminCount {
  #count: number;

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
    // Several records of one person are one admin, since they sign in with one of them.
    this.#count = new Set(users.filter(isAdmin).map(({ userName }) => userKey(userName))).size;
  }

  /** Why a write that takes somebody's full power did not begin, as a sentence. */
  get whyKept(): string {
    return `The limit minimumAdmins keeps at least ${this.minimum} of full power, and there ${this.#count === 1 ? 'is' : 'are'} ${this.#count}.`;
  }

  /** Begins a write that takes somebody's full power; false if too few would be left. */
  tryToTake(): boolean {
    if (this.#count - 1 < this.minimum) return false;
    this.#count -= 1;
    return true;
  }

  /** One more: somebody got full power, or kept it. */
  add(): void {
    this.#count += 1;
  }
}
