import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { type AccountListFormat } from './formats.js';
import { loadAccessModel } from './load-access-model.js';

export interface AccountsOptions {
  readonly config: string;
  readonly format: AccountListFormat;
}

/**
 * `klaviyo-access accounts`: the accounts of the access file in its order. As text a line each, name and kind; as JSON
 * one line, `[{"name":"acme","kind":"account","accessKeyVariable":"ACME_KEY"}]`, which a CI can take for a matrix. The variable is
 * the one that holds the access key; a key that is read from a file has none. `direct` is true of an account that klaviyo-access
 * provisions itself, which has no stack, and absent of others. It needs no credentials.
 */
export async function accounts({ config, format }: AccountsOptions, io: CliIo): Promise<ExitCode> {
  const { model } = await loadAccessModel(config, io);
  const listed = model.accounts.map(({ name, kind, direct, scim: { accessKey } }) => ({
    name,
    kind,
    ...(direct && { direct: true }),
    ...(accessKey.from === 'environment' && { accessKeyVariable: accessKey.variable }),
  }));
  const lines = format === 'json' ? [JSON.stringify(listed)] : listed.map(({ name, kind }) => `${name} ${kind}`);
  io.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.clean;
}
