import { isDeepStrictEqual } from 'node:util';
import { quoted } from '../../../text/quoted.js';
import { type PlannedSide } from '../../plan-subjects.js';
import { hasMark, type Marks, marksAt } from '../../plan-values.js';
import { isText, membersOf } from '../../plain-values.js';

/** The word with which a part of `okta_app_features` is on. Each other one, and none, is off. */
const ON = 'ENABLED';

/** The word with which `okta_app_connection` sends people to the app. */
const CONNECTED = 'activate';

/** Parts of `okta_app_features` without which people come to the app, are updated and leave it all the same. */
const NOT_NEEDED = /\.(password|import_rules|import_settings)\./;

/** The feature that imports people from the app. What takes part in it is not needed to provision them. */
const INBOUND = 'INBOUND_PROVISIONING';

/** What the feature that provisions people has to have: without one of these nobody comes, is updated, or leaves. */
const NEEDED = [
  'capabilities.create.lifecycle_create.status',
  'capabilities.update.lifecycle_deactivate.status',
  'capabilities.update.profile.status',
] as const;

/**
 * What a change of `okta_app_features` or `okta_app_connection` switches off or sends elsewhere, each as a part of a sentence.
 * A value that is known only after the apply counts: nobody can say that it leaves provisioning on.
 */
export function provisioningLosses(before: PlannedSide, after: PlannedSide): readonly string[] {
  const isConnection = [before, after].some(({ values }) => Object.hasOwn(membersOf(values), 'action'));
  return isConnection ? connectionLosses(before, after) : featureLosses(before, after);
}

function connectionLosses(before: PlannedSide, after: PlannedSide): readonly string[] {
  const { action } = membersOf(after.values);
  return [
    ...(isUnknown(after, 'action')
      ? [`action ${UNKNOWN}`]
      : action === CONNECTED
        ? []
        : [`action would be ${quoted(action)}`]),
    ...changes(before, after, ['id', 'app_id', 'base_url', 'profile']),
  ];
}

/** Which of these attributes are other ones, as of a connection that is authorised with another token. Their values may be sensitive. */
function changes(before: PlannedSide, after: PlannedSide, names: readonly string[]): readonly string[] {
  if (before.values === null) return [];
  const [earlier, later] = [membersOf(before.values), membersOf(after.values)];
  return names.flatMap((name) => {
    if (isUnknown(after, name)) return [`${name} ${UNKNOWN}`];
    return isDeepStrictEqual(earlier[name] ?? null, later[name] ?? null) ? [] : [`${name} would change`];
  });
}

function isUnknown({ unknown }: PlannedSide, name: string): boolean {
  return hasMark(marksAt(unknown, name));
}

const UNKNOWN = 'is known only after the apply';

/**
 * Of a resource that is created nothing is known of what it overwrites: each part that it does not switch on counts. What is needed
 * counts in any case: Okta may switch off what a request leaves out.
 */
function featureLosses(before: PlannedSide, after: PlannedSide): readonly string[] {
  const wanted = statusesOf(after.values, isText);
  const open = statusesOf(after.unknown, (mark) => mark === true);
  const names = new Set([
    ...(before.values === null
      ? [...wanted.keys(), ...open.keys()].filter((name) => !NOT_NEEDED.test(name))
      : statusesOf(before.values, (status) => status === ON).keys()),
    ...(after.values?.name === INBOUND ? [] : NEEDED.filter((name) => !wanted.has(name))),
  ]);
  const parts = [...names].flatMap((name) => {
    const status = wanted.get(name);
    if (status === ON) return [];
    if (status !== undefined) return [`${name} would be ${quoted(status)}`];
    return [isOpen(name, after.unknown) ? `${name} ${UNKNOWN}` : `${name} is not switched on`];
  });
  return [...parts, ...changes(before, after, ['app_id', 'name'])];
}

/**
 * Every `status` in a resource, by the way to it, such as `capabilities.update.lifecycle_deactivate.status`. The provider has
 * written its blocks as mappings and as lists of one: the way is the same for both.
 */
function statusesOf(
  value: unknown,
  counts: (status: unknown) => boolean,
  path: readonly string[] = [],
): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, inner] of Object.entries(membersOf(value))) {
    const way = Array.isArray(value) ? path : [...path, name];
    if (name === 'status' && counts(inner)) found.set(way.join('.'), inner);
    for (const [key, status] of statusesOf(inner, counts, way)) found.set(key, status);
  }
  return found;
}

/** Whether there is a mark on the way to a status, or on it. */
function isOpen(name: string, unknown: Marks): boolean {
  const marks = name.split('.').reduce((of, step) => marksAt(Array.isArray(of) ? (of[0] as Marks) : of, step), unknown);
  return hasMark(marks);
}
