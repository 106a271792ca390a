import { type PlannedAttributes, type TitledRole } from '../../plan-subjects.js';
import { isListOf, isText, membersOf, textOf } from '../../plain-values.js';

/** The attributes of `azuread_application_app_role` that hold the value and its title. */
export const ROLE_LIST_ATTRIBUTES = ['value', 'display_name'] as const;

/** An app role that people can have. */
interface AppRole {
  readonly id: string | undefined;
  /** Empty where the role has none, as those of the application template. */
  readonly value: string;
  readonly title: string | null;
}

/**
 * The app roles that people can have of a resource: the one of `azuread_application_app_role`, the blocks of `azuread_application`, or
 * those of an application or a service principal that was looked up. One that is disabled, or for applications only, is none of them.
 * Undefined where they cannot be read.
 */
function appRoles(values: PlannedAttributes): readonly AppRole[] | undefined {
  if (values === null) return [];
  if (Object.hasOwn(values, 'role_id')) return peopleRoles([{ ...values, id: values.role_id }]);
  const blocks: unknown = values.app_role ?? values.app_roles ?? [];
  return isListOf(blocks, isMapping) ? peopleRoles(blocks) : undefined;
}

function peopleRoles(roles: readonly Readonly<Record<string, unknown>>[]): readonly AppRole[] {
  return roles
    .filter(({ allowed_member_types: types, enabled }) => {
      return enabled !== false && (!Array.isArray(types) || types.includes('User'));
    })
    .map(({ id, value, display_name: title }) => ({
      id: textOf(id),
      value: textOf(value) ?? '',
      title: textOf(title) ?? null,
    }));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The values of the roles; undefined where they cannot be read. A role without a value is no role in Klaviyo. */
export function roleValues(values: PlannedAttributes): readonly string[] | undefined {
  return appRoles(values)?.flatMap(({ value }) => (value === '' ? [] : [value]));
}

/** The same with their names in Entra. */
export function titledRoles(values: PlannedAttributes): readonly TitledRole[] | undefined {
  return appRoles(values)?.flatMap(({ value, title }) => (value === '' ? [] : [{ role: value, title }]));
}

/** The values of roles by the ids with which assignments name them; an empty one of a role without a value. */
export function roleNames({
  values,
}: {
  readonly values: PlannedAttributes;
}): readonly (readonly [id: string, role: string])[] {
  return (appRoles(values) ?? []).flatMap(({ id, value }) =>
    id === undefined ? [] : [[id.toLowerCase(), value] as const],
  );
}

/** Whether an `azuread_application` holds its roles itself. */
export function hasRoleBlocks(values: PlannedAttributes): boolean {
  const { app_role: blocks } = membersOf(values);
  return Array.isArray(blocks) && blocks.length > 0;
}

/** What decides how an app role is kept is its id, its value and who may have it: the rules for roles read all of that. */
export function roleSettings(): readonly string[] {
  return [];
}

/** The ids of roles are compared in lower case, as Graph writes them. */
export function roleId(value: unknown): string | undefined {
  return isText(value) ? value.toLowerCase() : undefined;
}
