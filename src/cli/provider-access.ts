import {
  type AccessModel,
  type Account,
  type DirectorySource,
  type IdentityProviderKind,
} from '../access/access-model.js';
import { PROVIDER_NAMES } from '../access/provider-settings.js';
import { openDirectory } from '../directory/open-directory.js';
import { type Directory } from '../people/directory-person.js';
import {
  type ConnectSurroundings,
  type IdentityProvider,
  type ProviderAccess,
  type ReadOptions,
} from '../provider/identity-provider.js';
import { type PeopleSettings } from '../provider/people-source.js';
import { isPeopleSource, peopleSourceOf } from '../provider/people-sources.js';
import { NO_IDENTITY_PROVIDER, providerOf } from '../provider/providers.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';
import { type LoadedAccessFile } from './load-access-model.js';

/** The flag of `drift` that leaves the identity provider out. */
const WITHOUT = '--without-identity-provider';

/**
 * The way to each identity provider that an access file names, and to its directory where that is none, by what names it; for
 * undefined, there is none.
 */
export type ProviderWays = (
  source: { readonly kind: IdentityProviderKind | PeopleSettings['kind'] } | undefined,
) => ProviderAccess;

/**
 * The ways of one run to what the access file names, by the credentials of the environment: the identity providers, and the directory
 * where that is neither one of them nor a roster.
 *
 * @param without - whether the flag says that no identity provider is to be read
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
  const { directory } = model;
  const ways = new Map<string, ProviderAccess>(
    model.identityProviders.map((settings) => [
      settings.kind,
      without ? LEFT_OUT : wayTo((at) => providerOf(settings).connect(settings, at), io, failed),
    ]),
  );
  if (isPeopleSource(directory)) {
    ways.set(
      directory.kind,
      wayTo((at) => peopleSourceOf(directory).connect(directory, at), io, failed),
    );
  }
  return (source) => (source && ways.get(source.kind)) ?? { available: false, reason: NO_IDENTITY_PROVIDER };
}

const LEFT_OUT: ProviderAccess = { available: false, reason: `left out with ${WITHOUT}` };

function wayTo(
  connect: (surroundings: ConnectSurroundings) => ProviderAccess,
  { environment, cwd, interrupted: signal }: CliIo,
  failed: (error: unknown) => ProviderAccess,
): ProviderAccess {
  try {
    return connect({ environment, cwd, signal });
  } catch (error) {
    return failed(error);
  }
}

function rethrow(error: unknown): never {
  throw error;
}

function requireRoster({ directory, path }: AccessModel): void {
  if (directory.kind === 'roster' || isPeopleSource(directory)) return;
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
 * @param accounts - the groups that they assign are read, where the people come from the identity provider or another directory of groups
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
    directory.kind === 'roster' ? undefined : () => readerOf(directory).directory(ways()(directory), accounts, options);
  return openDirectory(directory, folder, ofProvider, { today, accessPath });
}

/** What reads the people of a directory that is not a roster. */
function readerOf(
  directory: Exclude<DirectorySource, { readonly kind: 'roster' }>,
): Pick<IdentityProvider, 'directory'> {
  return isPeopleSource(directory) ? peopleSourceOf(directory) : providerOf(directory);
}
