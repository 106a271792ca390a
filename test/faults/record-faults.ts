import { type ProvisionedPerson } from '../../src/people/listing.js';
import { DEEP, type RecordFault } from './fault.js';
import { ACCESS_KEY, type Person } from './person.js';

const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** A record whose members differ on the wire, and what is to be read of it where that differs, too. */
const differs = (wire: object, actual: Partial<ProvisionedPerson> = {}): RecordFault => ({
  kind: 'record',
  record: (one) => [{ wire: { ...one.wire, ...wire }, actual: { ...one.actual, ...actual } }],
});
/** The record, and another one like it. */
const andAnother = (other: (one: Person) => Partial<ProvisionedPerson>): RecordFault => ({
  kind: 'record',
  record: (one) => [one, { wire: { ...one.wire, ...other(one) }, actual: { ...one.actual, ...other(one) } }],
});

const named = (members: string) => `The record names several roles: ${members}.`;
const HUGE = 'x'.repeat(1_000_000);
const LONE = 'Ada \ud800';
const HIDDEN = 'A\u202eda\u2066 \u200b\u200dL\ufeff';

const PROTOTYPES =
  '{"__proto__":{"active":false,"role":"admin","conflicts":[]},"constructor":{"prototype":{"active":false}}}';

/** They are members like any other: what they say of role and active counts. */
function ofPrototypes(role: string | undefined): Partial<ProvisionedPerson> {
  const active =
    'The record gives different values for "active": true (active), false (__proto__.active); it is counted as active.';
  if (role === 'admin') return { conflicts: [active] };
  return {
    role: undefined,
    conflicts: [named(`"${String(role)}" (role), "admin" (__proto__.role)`), active],
    possibleRoles: [String(role), 'admin'],
  };
}

/** Faults of one record, which the server has as it is, by name. */
export const RECORD_FAULTS: Readonly<Record<string, RecordFault>> = {
  'two records with one id': andAnother(() => ({ userName: 'other@example.com' })),
  'two records with one userName in different case': andAnother(({ actual }) => ({
    ...{ id: 'id-other', userName: actual.userName.toUpperCase(), role: 'admin' },
  })),
  'no userName': differs({ userName: undefined }),
  'an empty userName': differs({ userName: ' ' }),
  'no id': differs({ id: undefined }),
  'an id that is a number': differs({ id: 7 }),
  'no role': differs({ role: undefined }, { role: undefined }),
  'role forms that disagree': differs(
    { role: 'analyst', roles: [{ value: 'admin', primary: 'True' }] },
    {
      role: undefined,
      conflicts: [named('"analyst" (role), "admin" (roles, primary)')],
      possibleRoles: ['analyst', 'admin'],
    },
  ),
  'role forms that agree': differs(
    { roles: ['admin'], role: 'admin', [CORE_USER]: { role: 'admin' } },
    { role: 'admin' },
  ),
  'a role in display alone': differs(
    { role: undefined, roles: [{ display: 'Admin' }] },
    {
      role: undefined,
      conflicts: ['An entry of "roles" has no value, only the display name "Admin".'],
      possibleRoles: ['Admin'],
    },
  ),
  'a role that is an object': differs({ role: { value: 'admin' } }),
  'active as the string "False"': differs({ active: 'False' }, { active: false }),
  'active as the string "true"': differs({ active: 'true' }),
  'active as another string': differs({ active: 'maybe' }),
  'active missing': differs({ active: undefined }, { noActive: true }),
  'null members': differs({ name: null, roles: null, emails: null }, { givenName: '', familyName: '' }),
  'deep nesting in an unknown member': differs({ extension: DEEP }),
  'deep nesting in the name': differs({ name: { givenName: DEEP } }),
  'deep nesting in place of active': differs({ active: DEEP }),
  '"__proto__" and "constructor" as members': {
    kind: 'record',
    record: ({ wire, actual }) => [
      {
        wire: { ...wire, ...(JSON.parse(PROTOTYPES) as object) },
        actual: { ...actual, ...ofPrototypes(actual.role) },
      },
    ],
  },
  'a userName with a character that is folded into another': differs(
    { userName: 'mar\u212A@example.com' },
    {
      userName: 'mar\u212A@example.com',
      lookAlike: 'The userName "mar<U+212A>@example.com" looks like "mark@example.com", and is compared as that.',
    },
  ),
  'the access key as a name': differs({ name: { givenName: 'Ada', familyName: ACCESS_KEY } }),
  'a huge name': differs({ name: { givenName: HUGE, familyName: '' } }, { givenName: HUGE, familyName: '' }),
  'a lone surrogate': differs({ name: { givenName: LONE, familyName: '' } }, { givenName: LONE, familyName: '' }),
  'bidirectional and zero-width characters': differs(
    { userName: `a\u200bda@example.com`, name: { givenName: HIDDEN, familyName: '' } },
    { userName: `a\u200bda@example.com`, givenName: HIDDEN, familyName: '' },
  ),
};
