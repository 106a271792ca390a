import { IDENTITY_PROVIDER_KINDS, type IdentityProviderKind } from './access-model.js';
import { entryAt, isMapping } from '../yaml/plain-value.js';

/** The identity providers that an access file names, as written, in the order of the kinds. */
export function providersNamed(file: unknown): readonly IdentityProviderKind[] {
  return isMapping(file) ? IDENTITY_PROVIDER_KINDS.filter((kind) => entryAt(file, kind) !== undefined) : [];
}

/** Whether an account, as written, says that klaviyo-access provisions it itself. */
export function isDirect(account: unknown): boolean {
  return entryAt(entryAt(account, 'provisioning'), 'mode') === 'direct';
}

/**
 * The identity provider of an account, as written: the one that it names, else the first one that the file names. Undefined where
 * klaviyo-access provisions it itself, or the file names none.
 */
export function providerOfAccount(file: unknown, account: unknown): IdentityProviderKind | undefined {
  if (isDirect(account)) return undefined;
  const own = entryAt(account, 'identityProvider');
  return IDENTITY_PROVIDER_KINDS.find((kind) => kind === own) ?? providersNamed(file)[0];
}
