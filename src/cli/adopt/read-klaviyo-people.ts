import { type AccessKeySource } from '../../access/access-model.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { readAccessKey } from '../../klaviyo/access-key.js';
import { KlaviyoScimClient } from '../../klaviyo/scim-client.js';
import { type CliIo } from '../cli-io.js';
import { progressLine } from '../progress-line.js';

/**
 * Everybody in Klaviyo, or undefined if the environment holds no access key: then Klaviyo is not asked.
 *
 * @throws ScimError if there is a key and the listing cannot be had, or not completely
 */
export async function readKlaviyoPeople(
  baseUrl: string,
  variable: string,
  io: CliIo,
): Promise<readonly ProvisionedPerson[] | undefined> {
  if ((io.environment[variable] ?? '').trim() === '') return undefined;
  const source: AccessKeySource = { from: 'environment', variable, at: { line: 1, column: 1 } };
  const accessKey = readAccessKey(source, { environment: io.environment, baseFolder: io.cwd });
  const client = new KlaviyoScimClient({ baseUrl, accessKey, authorization: 'Klaviyo-API-Key' });
  const progress = progressLine(io.stderr);
  try {
    progress.show('asking Klaviyo for its users');
    return (await client.listUsers({ signal: io.interrupted })).users;
  } finally {
    progress.clear();
    await client.close();
  }
}
