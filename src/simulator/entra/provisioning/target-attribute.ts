import { type Json, object, objects } from '../json-value.js';

const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** A target attribute's name, taken apart: `emails[type eq "work"].value`, `name.givenName`, `urn:…:User:department`, `userName`. */
interface TargetPath {
  /** The schema of an extension; undefined for the core schema. */
  readonly schema: string | undefined;
  readonly attribute: string;
  readonly filter: { readonly attribute: string; readonly value: string } | undefined;
  readonly sub: string | undefined;
}

const PATH = /^(?:(urn:.+):)?([^.[:]+)(?:\[(\w+) eq "([^"]*)"\])?(?:\.(\w+))?$/;

function pathOf(target: string): TargetPath {
  const [, schema, attribute = target, name, value, sub] = PATH.exec(target) ?? [];
  const filter = name === undefined || value === undefined ? undefined : { attribute: name, value };
  // An attribute with the core schema's own name before it is one of the core schema (RFC 7644, section 3.10).
  return { schema: schema === CORE_USER ? undefined : schema, attribute, filter, sub };
}

/** Puts a value at its place in the body of a new user. */
export function putInto(body: Json, target: string, value: string): void {
  const { schema, attribute, filter, sub } = pathOf(target);
  const holder = schema === undefined ? body : ((body[schema] ??= {}) as Json);
  if (filter === undefined) {
    if (sub === undefined) holder[attribute] = typed(target, value);
    else holder[attribute] = { ...object(holder[attribute]), [sub]: value };
    return;
  }
  const entries = (holder[attribute] ??= []) as Json[];
  let entry = entries.find((one) => matches(one, filter));
  if (entry === undefined) {
    entry = newEntry(attribute, filter);
    entries.push(entry);
  }
  entry[sub ?? 'value'] = typed(`${attribute}.${sub ?? 'value'}`, value);
}

/**
 * An entry of a list as Entra makes it: with what its filter asks for, and a role with its type (the sample in learn.microsoft.com,
 * "Tutorial - Customize user provisioning attribute-mappings", "Provisioning a role to a SCIM app").
 */
function newEntry(attribute: string, filter: NonNullable<TargetPath['filter']>): Json {
  const entry: Json = { [filter.attribute]: typed(filter.attribute, filter.value) };
  return attribute === 'roles' ? { ...entry, type: 'WindowsAzureActiveDirectoryRole' } : entry;
}

/** What a user of the target has for an attribute, as text; undefined for nothing. */
export function readFrom(user: Json, target: string): string | undefined {
  const { schema, attribute, filter, sub } = pathOf(target);
  const holder = schema === undefined ? user : object(user[schema]);
  const value =
    filter === undefined ? holder[attribute] : objects(holder[attribute]).find((one) => matches(one, filter));
  const part = filter === undefined && sub === undefined ? value : object(value)[sub ?? 'value'];
  if (typeof part === 'boolean') return part ? 'True' : 'False';
  return typeof part === 'string' ? part : undefined;
}

function matches(entry: Json, { attribute, value }: NonNullable<TargetPath['filter']>): boolean {
  const own = entry[attribute];
  return (typeof own === 'string' || typeof own === 'boolean') && String(own).toLowerCase() === value.toLowerCase();
}

/** Truth values as JSON has them, where the attribute is one. */
function typed(target: string, value: string): unknown {
  const isFlag = target === 'active' || target.endsWith('primary');
  return isFlag ? value.toLowerCase() === 'true' : value;
}

/** Whether an attribute stands in a list, behind a filter. */
export function isFiltered(target: string): boolean {
  return pathOf(target).filter !== undefined;
}

/** The schemas of the extensions among these attributes. */
export function schemasOf(targets: readonly string[]): readonly string[] {
  return [CORE_USER, ...new Set(targets.flatMap((target) => pathOf(target).schema ?? []))];
}
