import { z } from 'zod';
import { type GraphConnection } from '../connection/graph-connection.js';
import { LARGEST_PAGE, odataText } from '../connection/graph-query.js';

const text = z.string().nullish();

const wireEntry = z.object({
  id: z.string().min(1),
  activityDateTime: z.string(),
  provisioningStatusInfo: z
    .object({
      status: z.string(),
      errorInformation: z.object({ errorCode: text, reason: text }).nullish(),
    })
    .nullish(),
  sourceIdentity: z.object({ id: text }).nullish(),
  targetIdentity: z.object({ id: text }).nullish(),
});

/** How the last push of a person went, in Entra's words. */
export interface ProvisioningEntry {
  /** `success`, `failure`, `skipped`, `warning`, or a word that Entra may add. */
  readonly status: string;
  /** Entra's code of the error; undefined where there is none. */
  readonly errorCode: string | undefined;
  /** Entra's own words on it; undefined where there are none. */
  readonly reason: string | undefined;
  /** The id by which the target knows the person; undefined where Entra has none. */
  readonly targetId: string | undefined;
}

/**
 * The last entry of each person in a job's provisioning logs, by their object id (`GET /auditLogs/provisioning`; Microsoft Graph, "List
 * provisioningObjectSummary", which names `$filter`, `$orderby` and `$top` and no `$select`). Entra keeps the logs for 30 days, without
 * a licence for 7 ("Microsoft Entra data retention"), so somebody may have no entry though all is well.
 *
 * @throws EntraReadError `ENTRA_MISSING_PERMISSION` or `ENTRA_FORBIDDEN` where the logs may not be read, and any other
 */
export async function readProvisioningLog(
  entra: GraphConnection,
  jobId: string,
): Promise<ReadonlyMap<string, ProvisioningEntry>> {
  const filter = encodeURIComponent(`jobId eq ${odataText(jobId)}`);
  const entries = await entra.getAll(`/auditLogs/provisioning?$filter=${filter}&$top=${LARGEST_PAGE}`, wireEntry);
  const last = new Map<string, z.output<typeof wireEntry>>();
  for (const entry of entries) {
    const id = entry.sourceIdentity?.id;
    if (typeof id !== 'string' || id === '') continue;
    const known = last.get(id);
    if (known === undefined || isLater(entry, known)) last.set(id, entry);
  }
  return new Map(
    [...last].map(([id, { provisioningStatusInfo: info, targetIdentity }]) => [
      id,
      {
        status: info?.status ?? '',
        errorCode: info?.errorInformation?.errorCode ?? undefined,
        reason: info?.errorInformation?.reason ?? undefined,
        targetId: targetIdentity?.id ?? undefined,
      },
    ]),
  );
}

/** Of two entries of one moment the ids decide, so that the order of the pages does not. */
function isLater(one: z.output<typeof wireEntry>, other: z.output<typeof wireEntry>): boolean {
  const [at, before] = [Date.parse(one.activityDateTime), Date.parse(other.activityDateTime)];
  return at > before || (at === before && one.id > other.id);
}
