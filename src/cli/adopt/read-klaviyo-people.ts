import { type AccessKeySource, type ScimSettings } from '../../access/access-model.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { openScimClient, useScimClient } from '../../klaviyo/open-scim-client.js';
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
  const server: ScimSettings = { baseUrl, accessKey: source, authorization: 'Klaviyo-API-Key' };
  const places = { environment: io.environment, baseFolder: io.cwd };
  const progress = progressLine(io.stderr);
  try {
    progress.show('Klaviyo: reading users');
    const listing = await useScimClient(
      () => openScimClient(server, places),
      (client) => client.listUsers({ signal: io.interrupted }),
    );
    return listing.users;
  } finally {
    progress.clear();
  }
}
