import { isDeepStrictEqual } from 'node:util';
import { type PlannedAttributes, type TitledRole } from '../../plan-subjects.js';
import { hasMark, type Marks, marksAt } from '../../plan-values.js';
import { isListOf, isText, membersOf } from '../../plain-values.js';

/** The attributes of `okta_app_user_schema_property` that hold the values and their titles. */
export const ROLE_LIST_ATTRIBUTES = ['enum', 'one_of'] as const;

/** What a person reads of the attribute, and its own id. */
const NO_SETTINGS: ReadonlySet<string> = new Set([...ROLE_LIST_ATTRIBUTES, 'title', 'description', 'id']);

/**
 * What Okta does not report of a custom attribute, so that okta/okta 6.12.0 has nothing of it after an import, and the default
 * value with which its next update fills it in. Once that was written, the state has a value, and any other is a change.
 */
const FILLED_IN_AFTER_AN_IMPORT: ReadonlyMap<string, unknown> = new Map([
  ['master', 'PROFILE_MASTER'],
  ['permissions', 'READ_ONLY'],
  ['user_type', 'default'],
]);

/**
 * The attributes of `okta_app_user_schema_property` that decide how the role is kept and pushed: all but those for people and the
 * list. One that is empty on both sides is left out: the Terraform provider writes false, an empty text or nothing for it.
 */
export function roleSettings({
  before,
  after,
  afterUnknown,
}: {
  readonly before: PlannedAttributes;
  readonly after: PlannedAttributes;
  readonly afterUnknown: Marks;
}): readonly string[] {
  const isFilledIn = (name: string): boolean =>
    isEmpty(before?.[name]) &&
    FILLED_IN_AFTER_AN_IMPORT.has(name) &&
    after?.[name] === FILLED_IN_AFTER_AN_IMPORT.get(name);
  const isSet = (name: string): boolean =>
    hasMark(marksAt(afterUnknown, name)) || [before, after].some((side) => !isEmpty(side?.[name]));
  return Object.keys({ ...before, ...after, ...membersOf(afterUnknown) })
    .filter((name) => !NO_SETTINGS.has(name) && isSet(name) && !isFilledIn(name))
    .sort();
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    value === 0 ||
    isDeepStrictEqual(value, [])
  );
}

/** The values that a role may have; undefined where they cannot be read. */
export function roleValues(values: PlannedAttributes): readonly string[] | undefined {
  const roles: unknown = values?.enum ?? [];
  return isListOf(roles, isText) ? roles : undefined;
}

/** The same with titles; undefined also where the titles cannot be read, or are of other roles. */
export function titledRoles(values: PlannedAttributes): readonly TitledRole[] | undefined {
  const roles = roleValues(values);
  const titles: unknown = values?.one_of ?? [];
  if (roles === undefined || !isListOf(titles, isTitle)) return undefined;
  if (titles.some((title) => !roles.includes(title.const))) return undefined;
  return roles.map((role) => ({ role, title: titles.find((title) => title.const === role)?.title ?? null }));
}

function isTitle(value: unknown): value is { readonly const: string; readonly title: string } {
  const { const: role, title } = membersOf(value);
  return isText(role) && isText(title);
}
