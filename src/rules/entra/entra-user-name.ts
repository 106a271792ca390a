/** The properties of Entra's people that may be the userName in Klaviyo. */
export const ENTRA_USER_NAMES = ['userPrincipalName', 'mail'] as const;

export type EntraUserName = (typeof ENTRA_USER_NAMES)[number];

/** What Entra maps unless it is changed (learn.microsoft.com, "Customize user provisioning attribute-mappings"). */
export const DEFAULT_USER_NAME: EntraUserName = 'userPrincipalName';
