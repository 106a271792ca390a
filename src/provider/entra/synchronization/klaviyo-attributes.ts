/**
 * The target attributes that Klaviyo supports from Entra, and no others, besides the one that carries the role: mappings of other
 * attributes are to be deleted (Klaviyo, "How to set up SCIM user provisioning", Azure, April 2026).
 */
export const SUPPORTED_TARGETS = [
  'userName',
  'active',
  'emails[type eq "work"].value',
  'emails[primary eq "True"].value',
  'name.givenName',
  'name.familyName',
] as const;

/** The target attribute that names a person. */
export const USER_NAME_TARGET = 'userName';

/** Whether Klaviyo supports a target attribute where the role is carried by `roleTarget`. */
export function isSupported(target: string, roleTarget: string): boolean {
  return target === roleTarget || (SUPPORTED_TARGETS as readonly string[]).includes(target);
}
