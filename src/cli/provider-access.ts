import { type AccessModel, type Account } from '../access/access-model.js';
import { openDirectory } from '../directory/open-directory.js';
import { type Directory } from '../people/directory-person.js';
import { type ProviderAccess, type ReadOptions } from '../provider/identity-provider.js';
import { NO_IDENTITY_PROVIDER, providerOf } from '../provider/providers.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';
import { type LoadedAccessFile } from './load-access-model.js';

/** The flag of `drift` that leaves the identity provider out. */
const WITHOUT = '--without-identity-provider';

/**
 * The way of one run to the identity provider that the access file names, by the credentials of the environment.
 *
 * @param without - whether the flag says that it is not to be read
 * @throws CliError if the flag is given though the identity provider is the directory
 * @throws KlaviyoAccessError if the credentials are incomplete
 */
export function providerAccess(model: AccessModel, io: CliIo, without = false): ProviderAccess {
  const { environment, cwd, interrupted: signal } = io;
  const { identityProvider } = model;
  if (identityProvider === undefined) return { available: false, reason: NO_IDENTITY_PROVIDER };
  const provider = providerOf(identityProvider);
  if (!without) return provider.connect(identityProvider, { environment, cwd, signal });
  if (model.directory.kind !== 'roster') {
    throw new CliError(
      `${model.path} takes the people from ${provider.words.name} (directory.${model.directory.kind}), so they cannot be ` +
        `read with ${WITHOUT}. Leave the flag out, or name a roster.`,
    );
  }
  return { available: false, reason: `left out with ${WITHOUT}` };
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
  { directory, identityProvider, path: accessPath }: AccessModel,
  { folder, today }: Pick<LoadedAccessFile, 'folder' | 'today'>,
  access: () => ProviderAccess,
  accounts: readonly Account[],
  options?: ReadOptions,
): Directory {
  const provider = providerOf(identityProvider);
  const ofProvider = provider && (() => provider.directory(access(), accounts, options));
  return openDirectory(directory, folder, ofProvider, { today, accessPath });
}
