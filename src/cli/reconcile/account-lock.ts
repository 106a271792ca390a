import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunLock } from '../../files/run-lock.js';

/**
 * The right of one run to write to a SCIM server from this machine, whichever plan it applies: two plans at once could each keep enough
 * people with full power, and both together too few. Runs of other machines are kept apart by the pipeline (its concurrency groups).
 *
 * @throws ReconcileError if another run has it
 */
export async function lockServer(baseUrl: string): Promise<RunLock> {
  const name = createHash('sha256').update(baseUrl).digest('hex').slice(0, 16);
  return RunLock.take(join(tmpdir(), `klaviyo-access-${name}`));
}
