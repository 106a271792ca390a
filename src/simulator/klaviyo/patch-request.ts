import { checkOnePrimary } from './primary-email.js';
import { roleInRoles } from './role-form.js';
import { scimError } from './scim-error.js';
import { CORE_USER } from './user-schema.js';

/** A PATCH body in the plain form, whether it writes the role, and whether nothing is left of it to do. */
export interface PlainPatch {
  readonly message: unknown;
  readonly writesRole: boolean;
  readonly isEmpty: boolean;
}

interface Operation {
  readonly op?: unknown;
  readonly path?: unknown;
  readonly value?: unknown;
}

/**
 * Brings a PATCH body (RFC 7644, section 3.5.2) into the form that scimmy's PatchOp applies rightly:
 *
 * - an operation without a path becomes one operation per attribute of its value. PatchOp would append to `emails`
 *   where a replacement is asked for, and fail on a key such as `emails[type eq "work"].value`, which Entra sends;
 * - an object for `name` becomes one operation per sub-attribute: those that are not named stay (section 3.5.2.3), where
 *   PatchOp would clear them;
 * - `roles`, `roles[primary eq "True"].value` (Entra) and the like become `role`: a user has one role, however it is
 *   written;
 * - the core schema's URN before an attribute is dropped, and names are lower-cased outside of filters, as attribute
 *   names are case-insensitive (RFC 7643, section 2.1).
 *
 * Several primary addresses in one value are refused (400 invalidValue); see primary-email.ts.
 *
 * An operation that writes without a value is refused (400 invalidValue): PatchOp would take a "replace" for a "remove".
 * Capitalised ops, and "False" for a boolean, need nothing here: PatchOp and the schema take them. What is not shaped as
 * a PATCH is passed on as it is, for PatchOp to refuse.
 *
 * @param ignoresUnknown - whether operations on attributes that the account does not have are left out. Default: false
 */
export function plainPatch(body: unknown, ignoresUnknown = false): PlainPatch {
  if (!isObject(body) || !Array.isArray(body.Operations)) {
    return { message: body, writesRole: false, isEmpty: false };
  }
  const all = (body.Operations as unknown[]).flatMap((entry): readonly unknown[] =>
    isObject(entry) ? plainOperations(entry) : [entry],
  );
  const operations = ignoresUnknown ? all.filter((entry) => !isUnknown(entry)) : all;
  const writesRole = operations.some((entry) => isObject(entry) && entry.path === 'role');
  const isEmpty = operations.length === 0 && all.length > 0;
  return { message: { ...body, Operations: operations }, writesRole, isEmpty };
}

/** The attributes of the account in the plain form; what stands behind a filter of `emails` is left to PatchOp. */
const KNOWN =
  /^(schemas|id|externalid|meta|username|name|name\.givenname|name\.familyname|active|emails(\W.*)?|role|roles)$/;

function isUnknown(entry: unknown): boolean {
  return isObject(entry) && typeof entry.path === 'string' && !KNOWN.test(entry.path);
}

function plainOperations({ op, path, value }: Operation): readonly Operation[] {
  const writes = typeof op === 'string' && op.toLowerCase() !== 'remove';
  if (writes && value === undefined) {
    throw scimError(400, 'invalidValue', `The operation "${op}" needs a "value".`);
  }
  if (path === undefined && writes && isObject(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, part]) => plainOperations({ op, path: key, value: part }));
  }
  if (typeof path !== 'string') {
    return [{ op, path, value }];
  }
  const plain = plainPath(path);
  if (/^roles(\[.*\])?(\.value)?$/.test(plain)) {
    return [{ op, path: 'role', value: writes ? roleInRoles(value) : undefined }];
  }
  if (plain === 'emails' && writes && Array.isArray(value)) {
    checkOnePrimary(value);
  }
  if (plain === 'name' && writes && isObject(value)) {
    return Object.entries(value).map(([key, part]) => ({ op, path: `name.${key.toLowerCase()}`, value: part }));
  }
  return [{ op, path: plain, value }];
}

function plainPath(path: string): string {
  const prefix = `${CORE_USER}:`;
  const attribute = path.toLowerCase().startsWith(prefix.toLowerCase()) ? path.slice(prefix.length) : path;
  return attribute.replace(/\[[^\]]*\]|[^[]+/g, (part) => (part.startsWith('[') ? part : part.toLowerCase()));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
