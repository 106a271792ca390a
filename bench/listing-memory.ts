import { type Benchmark } from './benchmark.js';
import { askChild, startUserServer } from './child.js';
import { figure } from './figure.js';
import { ratios, sideBySide } from './side-by-side.js';

const USERS = 20_000;
const UNREAD_BYTES = 5_000;
const RUNS = 3;

/** What a listing leaves in memory: does it grow with people, or with the bytes that were read? */
export const listingMemory: Benchmark = {
  name: 'memory',
  about:
    `What a process keeps of a listing of ${USERS} users, after a full collection: as Klaviyo documents its records, and with ` +
    `${UNREAD_BYTES} bytes more in each that nobody reads.`,
  run: async () => {
    const server = await startUserServer(USERS);
    const padded = await startUserServer(USERS, { unreadBytes: UNREAD_BYTES });
    try {
      const { plain, long } = await sideBySide(
        {
          plain: () => askChild<number>('listing-memory', [server.baseUrl, USERS]),
          long: () => askChild<number>('listing-memory', [padded.baseUrl, USERS]),
        },
        RUNS,
      );
      return [
        figure('records as documented', 'MiB', plain),
        figure(`records of ${UNREAD_BYTES} bytes more`, 'MiB', long),
        figure('the longer ones against the documented ones', 'times', ratios(long, plain), { atMost: 1.1 }),
      ];
    } finally {
      await Promise.all([server.stop(), padded.stop()]);
    }
  },
};
