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

/** What Entra fills of a group: names in other directories, what belongs to mail, and what a configuration may set and rarely does. */
const COMPUTED_OF_GROUPS: ReadonlySet<string> = new Set([
  'auto_subscribe_new_members',
  'external_senders_allowed',
  'hide_from_address_lists',
  'hide_from_outlook_clients',
  'mail',
  'mail_nickname',
  'members',
  'onpremises_domain_name',
  'onpremises_group_type',
  'onpremises_netbios_name',
  'onpremises_sam_account_name',
  'onpremises_security_identifier',
  'onpremises_sync_enabled',
  'owners',
  'preferred_language',
  'proxy_addresses',
  'visibility',
]);

/** Whether only azuread fills an attribute: a path that holds the object's id, which stands elsewhere too, and much of a group. */
export function isComputed(type: string, attribute: string): boolean {
  if (!type.startsWith('azuread_')) return false;
  return attribute === 'id' || (DEFAULTS.has(type) && COMPUTED_OF_GROUPS.has(attribute));
}
