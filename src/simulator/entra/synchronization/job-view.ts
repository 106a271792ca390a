import { type Json } from '../json-value.js';
import { type CycleOutcome, type SynchronizationJob, type World } from '../world.js';

/** A cycle begins every 40 minutes (learn.microsoft.com, "How Application Provisioning works in Microsoft Entra ID"). */
const INTERVAL = 'PT40M';
const NEVER = '0001-01-01T00:00:00Z';

/**
 * A job as Graph shows it (learn.microsoft.com, "synchronizationJob resource type"; its states as on "Create synchronizationJob": not
 * started `Disabled` and `NotConfigured`; on "Get synchronizationJob": paused `Disabled` and `Paused`).
 */
export function jobView(world: World, job: SynchronizationJob): Json {
  const { id, templateId, state, lastExecution, lastSuccess, provisioned, cycles } = job;
  return {
    id,
    templateId,
    schedule: { expiration: null, interval: INTERVAL, state: state === 'running' ? 'Active' : 'Disabled' },
    status: {
      countSuccessiveCompleteFailures: job.quarantine?.seriesCount ?? 0,
      escrowsPruned: false,
      code: codeOf(job),
      lastExecution: lastExecution === undefined ? null : outcomeView(lastExecution),
      lastSuccessfulExecution: lastSuccess === undefined ? null : outcomeView(lastSuccess),
      lastSuccessfulExecutionWithExports:
        lastSuccess === undefined || lastSuccess.exported === 0 ? null : outcomeView(lastSuccess),
      quarantine: quarantineView(world, job),
      steadyStateFirstAchievedTime: cycles === 0 || lastSuccess === undefined ? NEVER : lastSuccess.at,
      steadyStateLastAchievedTime: lastSuccess === undefined ? NEVER : lastSuccess.at,
      synchronizedEntryCountByType: provisioned.size === 0 ? [] : [{ key: 'User', value: provisioned.size }],
      troubleshootingUrl: null,
      progress: [],
    },
    synchronizationJobSettings: [
      { name: 'AzureIngestionAttributeOptimization', value: 'False' },
      { name: 'LookaheadQueryEnabled', value: 'False' },
    ],
  };
}

/** The status that a person reads in the portal. */
export function codeOf({ state, quarantine }: SynchronizationJob): string {
  if (state === 'new') return 'NotConfigured';
  if (state === 'paused') return 'Paused';
  return quarantine === undefined ? 'Active' : 'Quarantine';
}

function quarantineView({ timestamp }: World, { quarantine }: SynchronizationJob): Json | null {
  if (quarantine === undefined) return null;
  const { reason, currentBegan, seriesBegan, seriesCount, error } = quarantine;
  return {
    currentBegan,
    nextAttempt: timestamp(),
    reason,
    seriesBegan,
    seriesCount,
    error: { code: error.code, message: error.message, tenantActionable: true },
  };
}

function outcomeView({ id, at, exported, imported, state }: CycleOutcome): Json {
  return {
    activityIdentifier: id,
    countEntitled: imported,
    countEntitledForProvisioning: imported,
    countEscrowed: 0,
    countEscrowedRaw: 0,
    countExported: exported,
    countExports: exported,
    countImported: imported,
    countImportedDeltas: 0,
    countImportedReferenceDeltas: 0,
    error: null,
    state,
    timeBegan: at,
    timeEnded: at,
  };
}
