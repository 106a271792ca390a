import { type ProvisionedPerson } from '../people/listing.js';
import { REAL_TIMING, sleepUnlessAborted, type Timing } from '../http/timing.js';
import { userKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { ScimError } from './scim-error.js';
import { type KlaviyoScimWriter, type Stoppable } from './scim-writer.js';
import { type NewUser, type UserChanges } from './write-body.js';
import { type ScimRecord } from './write-outcome.js';
import { differencesIn } from './written-differences.js';

/** A write of which nobody knows whether it was carried out. */
export type UnsettledWrite =
  | { readonly kind: 'create'; readonly user: NewUser }
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly userName: string;
      /** What each attribute that changes was before, and was to become. */
      readonly from: UserChanges;
      readonly to: UserChanges;
    }
  | { readonly kind: 'delete'; readonly id: string; readonly userName: string };

/**
 * What is there after a write of which nobody knew.
 *
 * - `done`: as it was to become. `not-done`: as it was before; of somebody to be created, nobody has the userName.
 * - `otherwise`: neither; somebody else changed it, or the server did a part of it. The message says what is there.
 * - `unclear`: it cannot be read. The message says why.
 */
export type SettledWrite =
  | { readonly kind: 'done' | 'not-done'; readonly record: ScimRecord | undefined }
  | { readonly kind: 'otherwise' | 'unclear'; readonly message: string };

/** What {@link settleWrite} goes by. */
export interface SettleOptions extends Stoppable {
  /** Clock and sleep, for tests. */
  readonly timing?: Timing;
  /**
   * The waits before each further look while the write seems not to be done, in milliseconds: a server may still be at it when
   * the client has given up. Default: 1,000 and 4,000.
   */
  readonly waitsMs?: readonly number[];
}

/**
 * Finds out by reading whether a write was carried out. It never writes; least of all does it repeat a create whose answer
 * was lost, which could make a second user.
 *
 * `not-done` says what is there when it looks, and a server may carry a write out later still. So a create is not to be repeated in
 * the same run: the next one lists all users first.
 *
 * @throws the reason of the signal if that aborted
 */
export async function settleWrite(
  reader: Pick<KlaviyoScimWriter, 'readUser' | 'findByUserName'>,
  write: UnsettledWrite,
  options: SettleOptions = {},
): Promise<SettledWrite> {
  const { signal, timing = REAL_TIMING, waitsMs = [1_000, 4_000] } = options;
  for (let looks = 0; ; looks += 1) {
    const found = await lookAt(reader, write, { signal });
    const wait = waitsMs[looks];
    if (found.kind !== 'not-done' || wait === undefined) return found;
    await sleepUnlessAborted(wait, timing, signal);
  }
}

async function lookAt(
  reader: Pick<KlaviyoScimWriter, 'readUser' | 'findByUserName'>,
  write: UnsettledWrite,
  options: Stoppable,
): Promise<SettledWrite> {
  try {
    if (write.kind === 'create')
      return settledCreate(write.user, await reader.findByUserName(write.user.userName, options));
    const record = await reader.readUser(write.id, options);
    if (write.kind === 'update') return settledUpdate(write, record);
    if (record !== undefined) return { kind: 'not-done', record };
    const [other] = await reader.findByUserName(write.userName, options);
    return other === undefined
      ? { kind: 'done', record }
      : otherwise(`${quoted(write.userName)} is there with another id`);
  } catch (error) {
    if (error instanceof ScimError) return { kind: 'unclear', message: error.message };
    throw error;
  }
}

function settledCreate(user: NewUser, found: readonly ScimRecord[]): SettledWrite {
  const [record] = found;
  if (record === undefined) return { kind: 'not-done', record };
  if (found.length > 1) return otherwise(`${found.length} users have the userName ${quoted(user.userName)}`);
  const [difference] = differencesIn(user, record.person);
  if (difference === undefined) return { kind: 'done', record };
  const { attribute, shown, wanted } = difference;
  return otherwise(
    `${quoted(user.userName)} is there with ${attribute} ${quoted(shown)}, where ${quoted(wanted)} was to be created`,
  );
}

function settledUpdate(
  { id, userName, from, to }: UnsettledWrite & { readonly kind: 'update' },
  record: ScimRecord | undefined,
): SettledWrite {
  if (record === undefined)
    return otherwise(`Nobody has the id ${quoted(id)} any more, which was that of ${quoted(userName)}`);
  const { person } = record;
  if (userKey(person.userName) !== userKey(userName)) {
    return otherwise(`The id ${quoted(id)} is now that of ${quoted(person.userName)}`);
  }
  if (shows(person, to)) return { kind: 'done', record };
  if (shows(person, from)) return { kind: 'not-done', record };
  const attributes = Object.keys(to) as (keyof UserChanges)[];
  const there = attributes.map((attribute) => `${attribute} ${quoted(person[attribute])}`).join(', ');
  return otherwise(`${quoted(userName)} is there with ${there}, which is neither as before nor as it was to become`);
}

/** Whether somebody has the attributes that are given. */
function shows(person: ProvisionedPerson, { givenName, familyName, role, active }: UserChanges): boolean {
  if (person.conflicts.length > 0) return false;
  return (
    (givenName === undefined || givenName === person.givenName) &&
    (familyName === undefined || familyName === person.familyName) &&
    (role === undefined || role === person.role) &&
    (active === undefined || (active === person.active && person.noActive !== true))
  );
}

function otherwise(what: string): SettledWrite {
  return { kind: 'otherwise', message: `${what}.` };
}
