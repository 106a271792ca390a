import { type AccessModel } from '../access/access-model.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { openDirectory } from '../directory/open-directory.js';
import { checkAccessKey } from '../klaviyo/access-key.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel } from './load-access-model.js';
import { summarizeModel } from './summarize-model.js';

export interface ValidateOptions {
  readonly config: string;
  readonly withoutCredentials?: boolean;
}

/** `klaviyo-access validate`: checks the access file and its directory, and reports every mistake at once. */
export async function validate(options: ValidateOptions, io: CliIo): Promise<ExitCode> {
  const check = (source: Parameters<typeof checkAccessKey>[0], baseFolder: string): string | undefined =>
    checkAccessKey(source, { environment: io.environment, baseFolder });
  const { model, folder } = await loadAccessModel(
    options.config,
    io,
    options.withoutCredentials === true ? undefined : check,
  );
  const snapshot = await readPeople(model, folder, options, io);
  io.stdout.write(`${summarizeModel(model, snapshot)}\n${options.config} is valid.\n`);
  return EXIT.clean;
}

/** Everyone of the directory; undefined where that is the identity provider, which is not asked without credentials. */
async function readPeople(
  model: AccessModel,
  folder: string,
  { withoutCredentials = false }: ValidateOptions,
  io: CliIo,
): Promise<DirectorySnapshot | undefined> {
  if (model.directory.kind === 'roster') return openDirectory(model.directory, folder).read();
  if (withoutCredentials) return undefined;
  const { directoryOf, providerAccess } = await import('./provider-access.js');
  return directoryOf(model, folder, () => providerAccess(model, io), model.accounts).read();
}
