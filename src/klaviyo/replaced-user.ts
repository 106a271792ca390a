import { type RoleForm } from '../access/access-model.js';
import { SCIM_ROLE } from '../access/scim-role.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { isPlainObject } from './wire-members.js';
import { readWireUser } from './wire-user.js';
import { roleValue, type UserChanges } from './write-body.js';
import { changedPerson, differencesIn } from './written-differences.js';

/** A record as the server wrote it. */
export type JsonObject = Readonly<Record<string, unknown>>;

const CORE_USER = SCIM_ROLE.namespace;
const CORE_USER_FOLDED = CORE_USER.toLowerCase();

/**
 * The body that replaces a user by PUT (RFC 7644, section 3.5.1): the record as it was read, with what changes put in its
 * place, in every form in which the record has it. All other members are repeated, also those that nobody here knows: a server
 * may clear what is left out. Only `meta` is, which is the server's own and ignored (RFC 7643, section 3.1); `id` stays, as in
 * the RFC's example and as Okta sends it.
 *
 * The body is read again before it is given out, by the same reading as the listing. A record that cannot be written so that
 * it says exactly what it said, but for the changes, is a problem: the end of a sentence on the record.
 */
export function replacedUser(
  record: { readonly json: JsonObject; readonly person: ProvisionedPerson },
  changes: UserChanges,
  roleForm: RoleForm,
): { readonly body: string } | { readonly problem: string } {
  const replaced = withChanges(record.json, changes, roleForm);
  const number = inexactNumber(replaced);
  if (number !== undefined) return { problem: `it has a number that cannot be repeated exactly (${number})` };
  const reading = readWireUser(replaced);
  if ('problem' in reading) return { problem: reading.problem };
  const differing = differencesIn(changedPerson(record.person, changes), reading.user);
  const [difference] = differing;
  if (difference !== undefined) {
    return { problem: `it has "${difference.attribute}" in a place where it cannot be changed with certainty` };
  }
  try {
    return { body: JSON.stringify(replaced) };
  } catch (error) {
    // V8 reads JSON of any depth, and writes it as deep as its stack is.
    if (error instanceof RangeError) return { problem: 'it is nested too deep to be repeated' };
    throw error;
  }
}

function withChanges(record: JsonObject, changes: UserChanges, roleForm: RoleForm): JsonObject {
  const { givenName, familyName, role, active } = changes;
  let replaced = Object.fromEntries(
    Object.entries(record).filter(([key]) => key.toLowerCase() !== 'meta'),
  ) as JsonObject;
  replaced = withAttribute(replaced, 'schemas', (schemas) => schemas ?? [CORE_USER]);
  if (active !== undefined) replaced = withAttribute(replaced, 'active', () => active);
  if (givenName !== undefined)
    replaced = withAttribute(replaced, 'name', (name) => withPart(name, 'givenName', givenName));
  if (familyName !== undefined) {
    replaced = withAttribute(replaced, 'name', (name) => withPart(name, 'familyName', familyName));
  }
  return role === undefined ? replaced : withRole(replaced, role, roleForm);
}

/** The role in each of its forms that the record has, and in any case in the one that is set. */
function withRole(record: JsonObject, role: string, form: RoleForm): JsonObject {
  const other: RoleForm = form === 'role' ? 'roles' : 'role';
  const written = withAttribute(record, form, () => roleValue(role, form));
  if (!hasAttribute(written, other)) return written;
  return withAttribute(written, other, (old) => (other === 'role' ? inRole(old, role) : inRoles(old, role)));
}

function inRole(old: unknown, role: string): unknown {
  return typeof old === 'string' && old.trim() !== '' ? role : old;
}

function inRoles(old: unknown, role: string): unknown {
  if (!Array.isArray(old) || old.length === 0) return old;
  return old.every((entry) => typeof entry === 'string') ? [role] : roleValue(role, 'roles');
}

/**
 * A record in which an attribute of the core schema is replaced wherever it stands (names are case-insensitive, RFC 7643,
 * section 2.1; it may stand under the schema's URN), or added where it does not.
 */
function withAttribute(record: JsonObject, attribute: string, replace: (old: unknown) => unknown): JsonObject {
  if (!hasAttribute(record, attribute))
    return fromEntries([...Object.entries(record), [attribute, replace(undefined)]]);
  return fromEntries(
    Object.entries(record).map(([key, value]) => {
      const folded = key.toLowerCase();
      if (folded === CORE_USER_FOLDED && isPlainObject(value)) {
        return [key, hasAttribute(value, attribute) ? withAttribute(value, attribute, replace) : value];
      }
      return [key, isNamed(folded, attribute) ? replace(value) : value];
    }),
  );
}

function hasAttribute(record: JsonObject, attribute: string): boolean {
  return Object.entries(record).some(([key, value]) => {
    const folded = key.toLowerCase();
    if (folded === CORE_USER_FOLDED && isPlainObject(value)) return hasAttribute(value, attribute);
    return isNamed(folded, attribute);
  });
}

function isNamed(folded: string, attribute: string): boolean {
  const name = attribute.toLowerCase();
  return folded === name || folded === `${CORE_USER_FOLDED}:${name}`;
}

function withPart(name: unknown, part: string, value: string): unknown {
  return withAttribute(isPlainObject(name) ? name : {}, part, () => value);
}

/** An own `__proto__` stays one: `fromEntries` defines members, where an assignment would set the prototype. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): JsonObject {
  return Object.fromEntries(entries);
}

/** A number of the record that JavaScript does not hold as it was written, such as a whole one over 2^53; undefined if none. */
function inexactNumber(value: unknown): number | undefined {
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined || waiting.length > 0; next = waiting.pop()) {
    if (
      typeof next === 'number' &&
      (!Number.isFinite(next) || (Number.isInteger(next) && !Number.isSafeInteger(next)))
    ) {
      return next;
    }
    if (typeof next === 'object' && next !== null) for (const each of Object.values(next)) waiting.push(each);
  }
  return undefined;
}
