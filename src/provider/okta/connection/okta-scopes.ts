/** The scopes with which everything that this house reads of Okta can be read. */
export const READ_SCOPES = ['okta.apps.read', 'okta.groups.read', 'okta.schemas.read'] as const;

/**
 * The scopes with which the Terraform provider can apply what the stacks declare: those of the calls that it makes to Okta
 * (Okta's API reference). No call is about policies, which have scopes of their own.
 */
export const DEPLOY_SCOPES = [
  'okta.apps.manage',
  'okta.groups.manage',
  'okta.schemas.manage',
  'okta.profileMappings.manage',
  'okta.users.read',
] as const;

/** The scopes of `needed` that are not among those granted. A `manage` scope includes its `read`. */
export function lackingScopes(needed: readonly string[], granted: readonly string[]): readonly string[] {
  return needed.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace(/\.read$/, '.manage')));
}
