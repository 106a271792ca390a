import { type DirectProvisioning } from '../access/direct-provisioning.js';
import { type Finding } from '../drift/finding.js';
import { whyDeclared } from '../people/why-declared.js';
import { recordDigest } from '../klaviyo/listing-digest.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { userKey, type UserKey } from '../people/user-key.js';
import {
  type Action,
  type ActionValues,
  type ChangeAction,
  type CreateAction,
  type DeleteAction,
  type RecordRead,
} from './plan.js';

/** The switch of the access file that an action needs. To switch somebody on again gives access, as to create them does. */
export const SWITCH_OF = {
  create: 'create',
  reactivate: 'create',
  update: 'update',
  deactivate: 'deactivate',
  delete: 'deactivate',
} as const satisfies Readonly<Record<Action['kind'], keyof DirectProvisioning>>;

/** What would be done, of an action that is switched off. */
export const WOULD: Readonly<Record<Action['kind'], string>> = {
  create: 'They would be created, but that is switched off',
  reactivate: 'They would be switched on again, but that is switched off',
  update: 'They would be changed, but that is switched off',
  deactivate: 'They would be deactivated, but that is switched off',
  delete: 'They would be deleted, but that is switched off',
};

/** Creates somebody who is declared and whom Klaviyo does not have. */
export function creation(declared: DeclaredPerson): CreateAction {
  const { userName, role } = declared;
  const to = {
    givenName: written(declared.givenName),
    familyName: written(declared.familyName),
    role,
    active: true,
  } as const;
  return { kind: 'create', key: userKey(userName), userName, reason: whyDeclared(declared), to };
}

/**
 * Makes the record of a declared person as it is declared; undefined if nothing differs. Who is switched off gets role and name with
 * the same write, so that no moment gives them what they had before.
 */
export function correction(declared: DeclaredPerson, record: ProvisionedPerson): ChangeAction | undefined {
  const values = differing(declared, record);
  if (record.active && Object.keys(values.to).length === 0) return undefined;
  const about = { ...whose(record), reason: whyDeclared(declared), record: asRead(record) };
  return record.active
    ? { kind: 'update', ...about, ...values }
    : {
        kind: 'reactivate',
        ...about,
        from: { ...values.from, active: false },
        to: { ...values.to, active: true },
      };
}

/** Switches somebody off, for what a finding says of them. */
export function deactivation(record: ProvisionedPerson, { id, kind, message }: Finding): ChangeAction {
  return {
    kind: 'deactivate',
    ...whose(record),
    reason: `finding ${id} (${kind}): ${message}`,
    finding: { id, kind },
    record: asRead(record),
    from: { active: true },
    to: { active: false },
  };
}

/** Deletes somebody who has been switched off since a day. */
export function deletion(record: ProvisionedPerson, since: string, days: number): DeleteAction {
  const reason = `switched off in every run of the history since ${since}, and deleted after ${days} days`;
  return { kind: 'delete', ...whose(record), reason, record: asRead(record) };
}

function whose({ userName }: ProvisionedPerson): { readonly key: UserKey; readonly userName: string } {
  return { key: userKey(userName), userName };
}

function asRead(record: ProvisionedPerson): RecordRead {
  return { id: record.id, sha256: recordDigest(record) };
}

/** What differs, before and after. A name that the directory does not have is not compared, as in `drift`. */
function differing(
  declared: DeclaredPerson,
  record: ProvisionedPerson,
): { readonly from: ActionValues; readonly to: ActionValues } {
  const isOtherName = (name: string, there: string): boolean =>
    written(name) !== '' && written(name) !== written(there);
  const given = isOtherName(declared.givenName, record.givenName);
  const family = isOtherName(declared.familyName, record.familyName);
  const role = declared.role !== record.role;
  return {
    from: {
      ...(given && { givenName: record.givenName }),
      ...(family && { familyName: record.familyName }),
      ...(role && { role: record.role ?? null }),
    },
    to: {
      ...(given && { givenName: written(declared.givenName) }),
      ...(family && { familyName: written(declared.familyName) }),
      ...(role && { role: declared.role }),
    },
  };
}

/** A name as it is written and compared. */
function written(name: string): string {
  return name.normalize('NFC').trim();
}
