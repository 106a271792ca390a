import { type Account } from '../../access/access-model.js';
import { openScimClient, useScimClient } from '../../klaviyo/open-scim-client.js';
import { type Listing } from '../../people/listing.js';
import { type CliIo } from '../cli-io.js';
import { progressLine } from '../progress-line.js';

/**
 * Everybody in the Klaviyo of an account, by the key that its access file names.
 *
 * @param folder - the access file's
 * @throws ScimError if the key cannot be read, or the listing cannot be had completely
 */
export async function klaviyoUsers(account: Account, folder: string, io: CliIo): Promise<Listing> {
  const progress = progressLine(io.stderr);
  try {
    return await useScimClient(
      () => openScimClient(account.scim, { environment: io.environment, baseFolder: folder }),
      (client) =>
        client.listUsers({
          signal: io.interrupted,
          maxTotalResults: account.policy?.maximumPeople,
          onProgress: ({ read, total }) => progress.show(`${account.name}: read ${read} of ${total} people in Klaviyo`),
        }),
    );
  } finally {
    progress.clear();
  }
}
