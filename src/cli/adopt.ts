import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { SCHEMA_COPY } from '../access/access-file-text.js';
import { type IdentityProviderKind } from '../access/access-model.js';
import { accessFileSchemaText } from '../access/json-schema.js';
import { type AccountKind } from '../access/role.js';
import { PROVIDERS } from '../provider/providers.js';
import { adoptText } from '../report/adopt/adopt-text.js';
import { type AddressFlags, PROVIDER_SETTINGS } from './adopt/provider-settings.js';
import { readKlaviyoPeople } from './adopt/read-klaviyo-people.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { progressLine } from './progress-line.js';
import { writeWholeFile } from './write-whole-file.js';

export interface AdoptOptions extends AddressFlags {
  /** Id of the app in the identity provider. */
  readonly app: string;
  readonly baseUrl: string;
  /** Where the access file is written. */
  readonly out: string;
  /** Where the roster is written, relative to the access file. */
  readonly roster: string;
  readonly accountName: string;
  /** Default: the kind to which the roles of the app belong. */
  readonly kind?: AccountKind;
  /** Default: whom Klaviyo lists as owner, if the access key is set. */
  readonly owner?: string | undefined;
  readonly accessKeyEnv: string;
  /** Whether existing files are overwritten. */
  readonly force?: boolean;
}

/** `klaviyo-access adopt`: an access file and a roster from a hand-made app. Nothing is written in the provider or Klaviyo. */
export async function adopt(kind: IdentityProviderKind, options: AdoptOptions, io: CliIo): Promise<ExitCode> {
  const { out, roster, accessKeyEnv, baseUrl } = options;
  // As the access file will be read: what is relative in it starts from its folder.
  const rosterFile = isAbsolute(roster) ? roster : join(dirname(out), roster);
  refuseToWrite(resolve(io.cwd, out), resolve(io.cwd, rosterFile), options.force === true);
  const identityProvider = PROVIDER_SETTINGS[kind](options, io.environment);
  const provider = PROVIDERS[kind];
  if (provider.adopt === undefined) throw new CliError(`An app of ${provider.words.name} cannot be adopted.`);
  const { environment, cwd, interrupted: signal } = io;
  const progress = progressLine(io.stderr);
  const adopted = await provider
    .adopt(
      provider.connect(identityProvider, { environment, cwd, signal }),
      {
        identityProvider,
        app: options.app,
        accountName: options.accountName,
        kind: options.kind,
        baseUrl,
        accessKeyVariable: accessKeyEnv,
        owner: options.owner,
        accessFile: out,
        roster,
      },
      {
        readPeople: () => readKlaviyoPeople(baseUrl, accessKeyEnv, io),
        onProgress: (what) => progress.show(`reading ${what} from ${provider.words.name}`),
      },
    )
    .finally(() => progress.clear());
  const written = adopted.roster === undefined ? undefined : rosterFile;
  if (written !== undefined) await writeWholeFile(io.cwd, written, adopted.roster ?? '');
  await writeWholeFile(io.cwd, out, adopted.text);
  const schema = await writeSchemaCopy(dirname(out), io);
  io.stdout.write(
    adoptText({ ...adopted, provider: provider.words.name, files: { accessFile: out, roster: written, schema } }),
  );
  return EXIT.clean;
}

/** The copy that the access file's first line names. One that is there is left as it is, and serves several access files. */
async function writeSchemaCopy(folder: string, io: CliIo): Promise<string | undefined> {
  const copy = join(folder, SCHEMA_COPY);
  if (existsSync(resolve(io.cwd, copy))) return undefined;
  await writeWholeFile(io.cwd, copy, accessFileSchemaText());
  return copy;
}

function refuseToWrite(accessFile: string, roster: string, force: boolean): void {
  if (accessFile === roster) {
    throw new CliError(
      `The access file and the roster would both be written to ${roster}. Give each its own file with --out and --roster.`,
    );
  }
  const there = force ? [] : [accessFile, roster].filter((file) => existsSync(file));
  if (there.length === 0) return;
  throw new CliError(
    `${there.join(' and ')} would be overwritten. Name other files with --out and --roster, or overwrite with --force. ` +
      'An account can be moved from the new file into the old one by hand.',
  );
}
