/** The OAuth scopes of the calls that the simulator answers (Okta's OpenAPI description, `security` of each call). */
export const OKTA_SCOPES = [
  'okta.apps.read',
  'okta.apps.manage',
  'okta.groups.read',
  'okta.groups.manage',
  'okta.policies.read',
  'okta.profileMappings.read',
  'okta.schemas.read',
  'okta.schemas.manage',
  'okta.users.read',
  'okta.users.manage',
] as const;

export type OktaScope = (typeof OKTA_SCOPES)[number];

/** True if the granted scopes allow what `needed` names: a `manage` scope includes its `read`. */
export function allows(granted: readonly string[], needed: OktaScope): boolean {
  return granted.includes(needed) || granted.includes(needed.replace(/\.read$/, '.manage'));
}
