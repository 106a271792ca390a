import { type Account, type IdentityProviderKind } from '../access/access-model.js';
import { type AssignedStation } from '../people/assigned-station.js';
import { type IdentityProvider, type ProviderAccess, type ReadOptions } from './identity-provider.js';
import { entra } from './entra/index.js';
import { onelogin } from './onelogin/index.js';
import { okta } from './okta/index.js';

/** The identity providers, by the kind that an access file names. A provider is one row. */
export const PROVIDERS: Readonly<Record<IdentityProviderKind, IdentityProvider>> = { okta, entra, onelogin };

/** The identity provider of an access file or of an account; undefined where it names none. */
export function providerOf(settings: { readonly kind: IdentityProviderKind }): IdentityProvider;
export function providerOf(settings: { readonly kind: IdentityProviderKind } | undefined): IdentityProvider | undefined;
export function providerOf(
  settings: { readonly kind: IdentityProviderKind } | undefined,
): IdentityProvider | undefined {
  return settings && PROVIDERS[settings.kind];
}

/** Why nothing is read of an identity provider where there is none, as a sentence without a full stop. */
export const NO_IDENTITY_PROVIDER = 'the access file names no identity provider';

/** Why nothing is read of an identity provider for an account that klaviyo-access provisions itself, likewise. */
export const PROVISIONED_DIRECTLY = 'the account is provisioned directly (provisioning.mode: direct)';

/** The station `assigned` of an account, read from its identity provider; or why it is not read. */
export async function assignedStation(
  access: ProviderAccess,
  account: Account,
  options: ReadOptions = {},
): Promise<AssignedStation> {
  const provider = providerOf(account.identityProvider);
  if (account.direct !== undefined) return { available: false, reason: PROVISIONED_DIRECTLY };
  if (provider === undefined) return { available: false, reason: NO_IDENTITY_PROVIDER };
  return provider.assigned(access, account, options);
}
