import { z } from 'zod';
import { type GraphReads, synchronizationPath } from './graph-requests.js';

/** The template of jobs that speak SCIM as it is today (Microsoft, "Known issues and resolutions with SCIM 2.0 protocol compliance"). */
export const SCIM_TEMPLATE = 'scim';

/**
 * A synchronization job of an enterprise application (Microsoft Graph, "synchronizationJob resource type"). The states are Graph's own
 * words: it may have further ones one day.
 */
export interface SynchronizationJob {
  readonly id: string;
  readonly templateId: string;
  /** `schedule.state`: `Active`, `Disabled` or `Paused`. */
  readonly schedule: string;
  /** `status.code`: `NotConfigured`, `NotRun`, `Active`, `Paused` or `Quarantine`. */
  readonly status: string;
  /** Undefined: it is not in quarantine. */
  readonly quarantine: JobQuarantine | undefined;
  /** Undefined: it never ran. */
  readonly lastRun?: JobRun | undefined;
}

/** The last cycle of a job (Microsoft Graph, "synchronizationTaskExecution resource type"). */
export interface JobRun {
  /** Graph's word: `Succeeded`, `Failed` or `EntryLevelErrors`. */
  readonly state: string;
  /** When it ended, as Graph writes it; undefined where it does not say. */
  readonly ended: string | undefined;
  /** Graph's own words on the error; undefined where there are none. */
  readonly message: string | undefined;
}

/** Why a job is in quarantine (Microsoft Graph, "synchronizationQuarantine resource type"). */
export interface JobQuarantine {
  /** Graph's code, such as `EncounteredQuarantineException`. */
  readonly reason: string;
  /** When the first quarantine of an unbroken series began, as Graph writes it; undefined where it does not say. */
  readonly since: string | undefined;
  /** Graph's own words on the error; undefined where there are none. */
  readonly message: string | undefined;
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const wireQuarantine = z.object({
  reason: text,
  currentBegan: text,
  seriesBegan: text,
  error: z.object({ message: text }).nullish(),
});

const wireRun = z.object({ state: text, timeEnded: text, error: z.object({ message: text }).nullish() });

const wireJob = z
  .object({
    id: z.string().min(1),
    templateId: z.string(),
    schedule: z.object({ state: z.string() }),
    status: z.object({ code: z.string(), quarantine: wireQuarantine.nullish(), lastExecution: wireRun.nullish() }),
  })
  .transform(({ id, templateId, schedule, status: { code, quarantine, lastExecution } }): SynchronizationJob => {
    return {
      ...{ id, templateId, schedule: schedule.state, status: code },
      quarantine: quarantine ? quarantineOf(quarantine) : undefined,
      lastRun: lastExecution ? runOf(lastExecution) : undefined,
    };
  });

function quarantineOf({ reason, currentBegan, seriesBegan, error }: z.infer<typeof wireQuarantine>): JobQuarantine {
  return { reason: reason ?? 'Unknown', since: seriesBegan ?? currentBegan, message: error?.message };
}

function runOf({ state, timeEnded, error }: z.infer<typeof wireRun>): JobRun {
  return { state: state ?? 'Unknown', ended: timeEnded, message: error?.message };
}

/**
 * The synchronization jobs of an enterprise application, all of them (Microsoft Graph, "List synchronization jobs").
 *
 * @throws EntraReadError `ENTRA_NOT_FOUND` if there is no such service principal, and any other
 */
export function readJobs(graph: GraphReads, servicePrincipalId: string): Promise<readonly SynchronizationJob[]> {
  return graph.getAll(`${synchronizationPath(servicePrincipalId)}/jobs`, wireJob);
}

/**
 * Whether a job writes to Klaviyo by itself. `unknown`: its state is none that Microsoft describes, so nothing may be concluded. One in
 * quarantine whose schedule is active still runs, less often.
 */
export function jobActivity({ schedule, status }: SynchronizationJob): 'running' | 'stopped' | 'unknown' {
  if (schedule === 'Active') return 'running';
  if (schedule !== 'Disabled' && schedule !== 'Paused') return 'unknown';
  return status === 'Active' ? 'unknown' : 'stopped';
}
