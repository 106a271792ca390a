import {
  type AccessModel,
  type Account,
  type IdentityProviderKind,
  type IdentityProviderSettings,
} from '../access/access-model.js';
import { PROVIDER_NAMES } from '../access/provider-settings.js';
import { openDirectory } from '../directory/open-directory.js';
import { type Directory } from '../people/directory-person.js';
import { type ProviderAccess, type ReadOptions } from '../provider/identity-provider.js';
import { NO_IDENTITY_PROVIDER, providerOf } from '../provider/providers.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';
import { type LoadedAccessFile } from './load-access-model.js';

/** The flag of `drift` that leaves the identity provider out. */
const WITHOUT = '--without-identity-provider';

/** The way to each identity provider that an access file names, by what names it; for undefined, there is none. */
export type ProviderWays = (provider: { readonly kind: IdentityProviderKind } | undefined) => ProviderAccess;

/**
 * The ways of one run to the identity providers that the access file names, by the credentials of the environment.
 *
 * @param without - whether the flag says that none is to be read
 * @param failed - what becomes of credentials that cannot be used. Default: the error is thrown
 * @throws CliError if the flag is given though an identity provider is the directory
 * @throws KlaviyoAccessError if credentials are incomplete, unless `failed` says otherwise
 */
export function providerWays(
  model: AccessModel,
  io: CliIo,
  without = false,
  failed: (error: unknown) => ProviderAccess = rethrow,
): ProviderWays {
  if (without) requireRoster(model);
  const ways = new Map(
    model.identityProviders.map((settings) => [settings.kind, without ? LEFT_OUT : wayTo(settings, io, failed)]),
  );
  return (provider) => (provider && ways.get(provider.kind)) ?? { available: false, reason: NO_IDENTITY_PROVIDER };
}

const LEFT_OUT: ProviderAccess = { available: false, reason: `left out with ${WITHOUT}` };

function wayTo(
  settings: IdentityProviderSettings,
  { environment, cwd, interrupted: signal }: CliIo,
  failed: (error: unknown) => ProviderAccess,
): ProviderAccess {
  try {
    return providerOf(settings).connect(settings, { environment, cwd, signal });
  } catch (error) {
    return failed(error);
  }
}

function rethrow(error: unknown): never {
  throw error;
}

function requireRoster({ directory, path }: AccessModel): void {
  if (directory.kind === 'roster') return;
  throw new CliError(
    `${path} takes the people from ${PROVIDER_NAMES[directory.kind]} (directory.${directory.kind}), so they cannot be ` +
      `read with ${WITHOUT}. Leave the flag out, or name a roster.`,
  );
}

/**
 * The directory that the access file names.
 *
 * @param folder - the access file's, from which a roster's path starts
 * @param today - the day of the run, for the formulas of a roster
 * @param accounts - the groups that they assign are read, where the people come from the identity provider
 * @param options - what is not there yet, without being an error
 */
export function directoryOf(
  { directory, path: accessPath }: AccessModel,
  { folder, today }: Pick<LoadedAccessFile, 'folder' | 'today'>,
  ways: () => ProviderWays,
  accounts: readonly Account[],
  options?: ReadOptions,
): Directory {
  const ofProvider =
    directory.kind === 'roster'
      ? undefined
      : () => providerOf(directory).directory(ways()(directory), accounts, options);
  return openDirectory(directory, folder, ofProvider, { today, accessPath });
}
