import { openDirectory } from '../directory/open-directory.js';
import { checkAccessKey } from '../klaviyo/access-key.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel } from './load-access-model.js';
import { summarizeModel } from './summarize-model.js';

export interface ValidateOptions {
  readonly config: string;
  readonly withoutCredentials?: boolean;
}

/** `klaviyo-access validate`: the access file and its directory are right, or every mistake is told at once. */
export async function validate(options: ValidateOptions, io: CliIo): Promise<ExitCode> {
  const check = (source: Parameters<typeof checkAccessKey>[0], baseFolder: string): string | undefined =>
    checkAccessKey(source, { environment: io.environment, baseFolder });
  const { model, folder } = await loadAccessModel(
    options.config,
    io,
    options.withoutCredentials === true ? undefined : check,
  );
  const snapshot = await openDirectory(model.directory, folder).read();
  io.stdout.write(`${summarizeModel(model, snapshot)}\n${options.config} is valid.\n`);
  return EXIT.clean;
}
