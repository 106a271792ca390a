import { type ProvisionedPerson } from '../people/listing.js';
import { userKey } from '../people/user-key.js';
import { type UserChanges } from './write-body.js';

/** What of a record is compared after a write. */
export type WrittenAttribute = 'userName' | 'givenName' | 'familyName' | 'role' | 'active';

/** An attribute that a record does not show as it should; `record` of a user who should be gone and is there. */
export interface WrittenDifference {
  readonly attribute: WrittenAttribute | 'record';
  readonly wanted: string | boolean | undefined;
  /** Undefined where the record has none, or where it contradicts itself. */
  readonly shown: string | boolean | undefined;
}

/** What a record should show. */
export type WantedUser = Omit<Pick<ProvisionedPerson, WrittenAttribute>, 'active'> & {
  /** Undefined: none has to be shown, as before. */
  readonly active: boolean | undefined;
};

/** What a record should show after a change: what changes, and everything else as it was. */
export function changedPerson(before: ProvisionedPerson, changes: UserChanges): WantedUser {
  const { givenName, familyName, role, active } = changes;
  return {
    userName: before.userName,
    givenName: givenName ?? before.givenName,
    familyName: familyName ?? before.familyName,
    role: role ?? before.role,
    active: active ?? (before.noActive === true ? undefined : before.active),
  };
}

/**
 * What a record shows otherwise than it should. The userName may come back in another spelling of the same key. A record
 * without `active` does not show that somebody is active, and one that contradicts itself shows neither role nor `active`.
 */
export function differencesIn(wanted: WantedUser, shown: ProvisionedPerson): readonly WrittenDifference[] {
  const isTorn = shown.conflicts.length > 0;
  const values: readonly WrittenDifference[] = [
    ...(userKey(wanted.userName) === userKey(shown.userName)
      ? []
      : [{ attribute: 'userName', wanted: wanted.userName, shown: shown.userName } as const]),
    { attribute: 'givenName', wanted: wanted.givenName, shown: shown.givenName },
    { attribute: 'familyName', wanted: wanted.familyName, shown: shown.familyName },
    { attribute: 'role', wanted: wanted.role, shown: isTorn ? undefined : shown.role },
    { attribute: 'active', wanted: wanted.active, shown: isTorn || shown.noActive === true ? undefined : shown.active },
  ];
  return values.filter((value) => value.wanted !== value.shown);
}
