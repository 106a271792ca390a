import { z } from 'zod';
import { SCIM_ROLE } from '../access/scim-role.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { userKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { codePoint } from '../text/visible.js';

/** The schema under whose name Okta writes the role (its "external namespace"), and Klaviyo's guide asks for it. */
const CORE_USER = SCIM_ROLE.namespace;
const CORE_USER_ROLE = `${CORE_USER}:${SCIM_ROLE.name}` as const;

const optionalText = (member: string) => z.string({ error: `${member} must be a string` }).nullish();

const neededText = (member: string) =>
  z
    .string({ error: `${member} must be a string` })
    .refine((text) => text.trim() !== '', { error: `${member} is empty` });

const roleEntry = z.union(
  [
    z.string(),
    z.object({ value: z.string().nullish(), display: z.string().nullish(), primary: z.unknown().optional() }),
  ],
  { error: 'an entry of "roles" must be a string or an object whose "value" and "display" are strings' },
);

const activeFlag = z.custom<boolean | string>(
  (value) => typeof value === 'boolean' || (typeof value === 'string' && /^(true|false)$/i.test(value)),
  { error: ({ input }) => `"active" must be true or false, not ${quoted(input)}` },
);

const wireUser = z.object(
  {
    id: neededText('"id"'),
    userName: neededText('"userName"'),
    name: z
      .object(
        { givenName: optionalText('"name.givenName"'), familyName: optionalText('"name.familyName"') },
        { error: '"name" must be an object' },
      )
      .nullish(),
    active: activeFlag.nullish(),
    externalId: z.unknown().optional(),
    role: optionalText('"role"'),
    roles: z.array(roleEntry.nullable(), { error: '"roles" must be a list' }).nullish(),
    [CORE_USER_ROLE]: optionalText(`"${CORE_USER_ROLE}"`),
    [CORE_USER]: z
      .object({ role: optionalText(`"role" under "${CORE_USER}"`) }, { error: `"${CORE_USER}" must be an object` })
      .nullish(),
  },
  { error: 'it must be an object' },
);

/**
 * What trimming and lower-casing turn into ASCII or nothing, so that `mar\u212A@` has the key of `mark@`: the Kelvin sign,
 * and white space outside ASCII at either end.
 */
const TAKEN_FOR_ANOTHER = /\u212A|^\s*[^\S\t-\r ]|[^\S\t-\r ]\s*$/;

type WireUser = z.infer<typeof wireUser>;

/** A record read, or what is wrong with it as the end of a sentence. */
export type WireUserReading = { readonly user: ProvisionedPerson } | { readonly problem: string };

/**
 * Reads one record of a SCIM list as Klaviyo, or a server like it, may write it. What Klaviyo's GET returns is not
 * documented, so every form of the role that its clients write is read: `role` (Okta, OneLogin), `roles` of strings or of
 * objects (Entra), `role` under the core schema's URN. The values are compared trimmed and in their own letter case, since
 * nobody says that `Admin` is `admin`.
 *
 * A user of Klaviyo has one role. So if the forms name several, the role is undefined and a conflict says so, also where
 * one entry of `roles` is marked `primary`: nobody says that Klaviyo goes by that mark, and to pick one might hide an
 * admin. An entry that names its role for display alone is a conflict too. `possibleRoles` are all of them.
 *
 * `active` may be a boolean or, as Entra sends it, a string; absent or null it counts as active, the graver case, with
 * `noActive`. A userName whose key is another person's only since a character outside ASCII was folded into it has
 * `lookAlike`. An `externalId` that is not a string counts as none: it only ever explains a record. Members that are not read
 * are ignored, e-mail addresses among them.
 */
export function readWireUser(record: unknown): WireUserReading {
  const user = plainUser(record);
  return user === undefined ? readAnyUser(record) : { user };
}

/** Visible ASCII: nothing in it is folded into another character or taken off when userNames are compared. */
const VISIBLE_ASCII = /^[!-~]+$/;

/** Of a record that does not contradict itself: one list for all, since there are a million of them. */
const NO_CONFLICTS: readonly string[] = [];

/**
 * A record as Okta writes it, and nearly every one is: the role in `role` alone, `active` a boolean, and no text missing.
 * Undefined for any other, of which `readAnyUser` knows what to make; of this one it makes the same, in five times the time.
 */
function plainUser(record: unknown): ProvisionedPerson | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const wire = record as Readonly<Record<string, unknown>>;
  const { id, userName, name, active, role, externalId } = wire;
  if (typeof id !== 'string' || typeof userName !== 'string' || typeof role !== 'string') return undefined;
  if (typeof active !== 'boolean' || typeof name !== 'object' || name === null || Array.isArray(name)) return undefined;
  if (wire.roles !== undefined || wire[CORE_USER_ROLE] !== undefined || wire[CORE_USER] !== undefined) return undefined;
  const { givenName, familyName } = name as Readonly<Record<string, unknown>>;
  if (typeof givenName !== 'string' || typeof familyName !== 'string') return undefined;
  const onlyRole = role.trim();
  if (onlyRole === '' || id.trim() === '' || !VISIBLE_ASCII.test(userName)) return undefined;
  const user = { id, userName, givenName, familyName, active, role: onlyRole, conflicts: NO_CONFLICTS };
  return isIdInProvider(externalId) ? { ...user, externalId } : user;
}

/** {@link readWireUser} for records of every form. */
export function readAnyUser(record: unknown): WireUserReading {
  const reading = wireUser.safeParse(record);
  if (!reading.success) return { problem: reading.error.issues.map(({ message }) => message).join(', ') };
  const wire = reading.data;
  const active = wire.active ?? undefined;
  return {
    user: {
      id: wire.id,
      userName: wire.userName,
      givenName: wire.name?.givenName ?? '',
      familyName: wire.name?.familyName ?? '',
      active: active === undefined || isTrue(active),
      ...readRole(wire),
      ...(active === undefined && { noActive: true }),
      ...(TAKEN_FOR_ANOTHER.test(wire.userName) && {
        lookAlike: `The userName ${ascii(wire.userName)} passes for ${quoted(userKey(wire.userName))} when it is compared.`,
      }),
      ...(isIdInProvider(wire.externalId) && { externalId: wire.externalId }),
    },
  };
}

function isIdInProvider(externalId: unknown): externalId is string {
  return typeof externalId === 'string' && externalId !== '';
}

/** A role that a record names, and in which member. */
interface NamedRole {
  readonly value: string;
  readonly member: string;
}

function readRole(wire: WireUser): Pick<ProvisionedPerson, 'role' | 'conflicts' | 'possibleRoles'> {
  const named = [...singleRoles(wire), ...listedRoles(wire)].filter(({ value }) => value !== '');
  const values = [...new Set(named.map(({ value }) => value))];
  const titles = displayNamesOnly(wire);
  const noValue = titles.map(
    (display) => `An entry of "roles" has no value, only the display name ${quoted(display)}.`,
  );
  if (values.length < 2 && titles.length === 0) return { role: values[0], conflicts: NO_CONFLICTS };
  const possibleRoles = [...new Set([...values, ...titles])];
  if (values.length < 2) return { role: undefined, conflicts: noValue, possibleRoles };
  const list = named.map(({ value, member }) => `${quoted(value)} (${member})`).join(', ');
  return { role: undefined, conflicts: [`The record names several roles: ${list}.`, ...noValue], possibleRoles };
}

function singleRoles(wire: WireUser): NamedRole[] {
  return [
    { value: trimmed(wire.role), member: 'role' },
    { value: trimmed(wire[CORE_USER_ROLE]), member: CORE_USER_ROLE },
    { value: trimmed(wire[CORE_USER]?.role), member: `role under ${CORE_USER}` },
  ];
}

function listedRoles(wire: WireUser): NamedRole[] {
  return roleEntries(wire).map(({ value, primary }) => ({
    value: trimmed(value),
    member: isTrue(primary) ? 'roles, primary' : 'roles',
  }));
}

function displayNamesOnly(wire: WireUser): string[] {
  return roleEntries(wire)
    .filter(({ value }) => trimmed(value) === '')
    .map(({ display }) => trimmed(display))
    .filter((display) => display !== '');
}

/** The entries of `roles`; a string is one that has a value alone. */
function roleEntries({ roles }: WireUser): readonly Exclude<z.infer<typeof roleEntry>, string>[] {
  return (roles ?? []).map((entry) => (typeof entry === 'string' ? { value: entry } : (entry ?? {})));
}

/** A text quoted with every character outside ASCII spelt out, since it may look like another. */
function ascii(text: string): string {
  return quoted(text).replace(/[^ -~…]/gu, codePoint);
}

/** True as SCIM writes it, or as Entra does: "True". */
function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

function trimmed(text: string | null | undefined): string {
  return text?.trim() ?? '';
}
