import { type PlannedAttributes, type TitledRole } from '../../plan-subjects.js';
import { isListOf, isText, membersOf } from './plain-values.js';

/** The attributes of `okta_app_user_schema_property` that hold the values and their titles. */
export const ROLE_LIST_ATTRIBUTES = ['enum', 'one_of'] as const;

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
