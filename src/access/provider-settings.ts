import {
  type AccessModel,
  type AccountIdentityProvider,
  type IdentityProviderKind,
  type IdentityProviderSettings,
} from './access-model.js';

/** The identity providers' names, as messages write them. */
export const PROVIDER_NAMES: Readonly<Record<IdentityProviderKind, string>> = {
  okta: 'Okta',
  entra: 'Entra',
  onelogin: 'OneLogin',
};

/** The names of what people are read from besides a roster, likewise. */
export const DIRECTORY_NAMES = { ...PROVIDER_NAMES, google: 'Google Workspace' } as const;

type SettingsOf<Kind extends IdentityProviderKind> = Extract<IdentityProviderSettings, { readonly kind: Kind }>;

/** What an access file says of one kind of identity provider; undefined if it does not name it. */
export function providerSettings<Kind extends IdentityProviderKind>(
  { identityProviders }: Pick<AccessModel, 'identityProviders'>,
  kind: Kind,
): SettingsOf<Kind> | undefined {
  return identityProviders.find((settings): settings is SettingsOf<Kind> => settings.kind === kind);
}

/**
 * Whether the identity provider switches people off in Klaviyo who lose its app. Entra does so in every application: it is
 * one of the actions of its attribute mappings, all of which are declared. OneLogin deletes or suspends them, or does nothing.
 */
export function switchesOff(identityProvider: AccountIdentityProvider): boolean {
  switch (identityProvider.kind) {
    case 'okta':
      return identityProvider.provisioning.deactivate;
    case 'entra':
      return true;
    case 'onelogin':
      return identityProvider.provisioning.removal !== 'nothing';
  }
}

/**
 * Whether the identity provider lets the first of several assignments decide a person's role. Entra does not: of several app roles it
 * pushes one, and which is not defined (Microsoft, "Customize user provisioning attribute-mappings": SingleAppRoleAssignment).
 */
export function decidesByPriority(identityProvider: AccountIdentityProvider): boolean {
  return identityProvider.kind !== 'entra';
}
