/**
 * The values that hashicorp/azuread fills in where a configuration has none (its documentation, version 3.7.0). A plan that creates a
 * resource has them all, and they say nothing of it.
 */
const GROUP = {
  assignable_to_role: false,
  mail_enabled: false,
  prevent_duplicate_names: false,
  security_enabled: true,
  writeback_enabled: false,
} as const;

const DEFAULTS: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map<string, Record<string, unknown>>([
  ['azuread_group', GROUP],
  ['azuread_group_without_members', GROUP],
]);

/** Whether an attribute of a new resource has the value that it has where nothing else is asked for. */
export function isDefaultValue(type: string, attribute: string, value: unknown): boolean {
  const defaults = DEFAULTS.get(type);
  return defaults !== undefined && Object.hasOwn(defaults, attribute) && defaults[attribute] === value;
}
