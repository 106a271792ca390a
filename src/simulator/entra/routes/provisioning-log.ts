import { type Declare } from '../api.js';
import { collection } from '../odata/collection.js';
import { MAY } from '../permissions.js';

/** What the synchronization did, the newest first (learn.microsoft.com, "List provisioningObjectSummary"). */
export function provisioningLog(declare: Declare): void {
  declare('get', '/auditLogs/provisioning', MAY.readProvisioningLog, (call) =>
    collection(call, call.world.log.toReversed(), { context: 'auditLogs/provisioning' }),
  );
}
