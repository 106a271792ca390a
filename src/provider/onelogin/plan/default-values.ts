/** The values that onelogin/onelogin fills in where a configuration has none (its schema, version 1.0.0). They say nothing of a new resource. */
const APP = { allow_assumed_signin: false, visible: true } as const;

const DEFAULTS: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map<string, Record<string, unknown>>([
  ['onelogin_apps', APP],
  ['onelogin_saml_apps', APP],
]);

/** Whether an attribute of a new resource has the value that it has where nothing else is asked for. */
export function isDefaultValue(type: string, attribute: string, value: unknown): boolean {
  const defaults = DEFAULTS.get(type);
  return defaults !== undefined && Object.hasOwn(defaults, attribute) && defaults[attribute] === value;
}

/** What OneLogin fills of an app. */
const COMPUTED_OF_APPS: ReadonlySet<string> = new Set([
  'auth_method',
  'created_at',
  'icon_url',
  'policy_id',
  'sso',
  'tab_id',
  'updated_at',
]);

/** Whether only OneLogin fills an attribute: its number, much of an app, and the place of what declares none. */
export function isComputed(type: string, attribute: string): boolean {
  if (!type.startsWith('onelogin_')) return false;
  return attribute === 'id' || attribute === 'position' || (DEFAULTS.has(type) && COMPUTED_OF_APPS.has(attribute));
}
