import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { KEY } from '../access-file.js';

/**
 * Sends what the heap holds more, in MiB, once a listing has been read and all else collected. Arguments: base URL, number
 * of users.
 */
async function listingMemory(baseUrl: string, users: number): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const client = new KlaviyoScimClient({ baseUrl, accessKey: KEY });
  collect();
  const before = process.memoryUsage().heapUsed;
  const listing = await client.listUsers();
  await client.close();
  collect();
  const kept = process.memoryUsage().heapUsed - before;
  if (listing.users.length !== users) throw new Error(`Read ${listing.users.length} users of ${users}.`);
  return kept / 1024 ** 2;
}

const [baseUrl = '', users = ''] = process.argv.slice(2);
void listingMemory(baseUrl, Number(users)).then((mib) => process.send?.(mib));
