import { type IdentityProviderKind } from '../access/access-model.js';
import { type IdentityProvider } from './identity-provider.js';
import { ENTRA_PROFILE } from './entra/profile.js';
import { ONELOGIN_PROFILE } from './onelogin/profile.js';
import { OKTA_PROFILE } from './okta/profile.js';

/** What is known of an identity provider without reading it. */
export type ProviderProfile = Pick<IdentityProvider, 'kind' | 'words' | 'location' | 'provisioning'>;

/**
 * What is known of each identity provider without reading it. It stands apart from providers.ts, so that a command that only
 * names the provider loads nothing of what reads it.
 */
const PROFILES: Readonly<Record<IdentityProviderKind, ProviderProfile>> = {
  okta: OKTA_PROFILE,
  entra: ENTRA_PROFILE,
  onelogin: ONELOGIN_PROFILE,
};

/** The profile of an identity provider; undefined where the access file names none. */
export function profileOf(settings: { readonly kind: IdentityProviderKind }): ProviderProfile;
export function profileOf(settings: { readonly kind: IdentityProviderKind } | undefined): ProviderProfile | undefined;
export function profileOf(settings: { readonly kind: IdentityProviderKind } | undefined): ProviderProfile | undefined {
  return settings && PROFILES[settings.kind];
}
