import { type Json } from '../json-value.js';
import { SOURCE_DIRECTORY, TARGET_DIRECTORY } from '../synchronization/schema-template.js';
import {
  type EntraGroup,
  type EntraUser,
  type ServicePrincipal,
  type SynchronizationJob,
  type World,
} from '../world.js';
import { type Outcome } from './provision-user.js';

/** Whom an entry is about, and where it belongs. */
export interface Subject {
  readonly principal: ServicePrincipal;
  readonly job: SynchronizationJob;
  readonly cycleId: string;
  /** Undefined of somebody who was deleted for good: their id is all that is left. */
  readonly object: EntraUser | EntraGroup | undefined;
  readonly id: string;
  readonly kind: 'User' | 'Group';
  readonly targetType: string;
}

/** An entry of the provisioning log (learn.microsoft.com, "provisioningObjectSummary resource type", "List provisioningObjectSummary"). */
export function logEntry(world: World, subject: Subject, outcome: Outcome): Json {
  const { principal, job, cycleId, id, kind, targetType } = subject;
  const displayName = nameOf(subject);
  return {
    id: world.ids.uuid('logEntry'),
    activityDateTime: world.timestamp(),
    tenantId: world.tenant.id,
    jobId: job.id,
    cycleId,
    changeId: world.ids.uuid('logEntry'),
    provisioningAction: outcome.action,
    durationInMilliseconds: 0,
    provisioningStatusInfo: { status: outcome.status, errorInformation: errorInformation(outcome) },
    provisioningSteps: steps(outcome, kind, displayName),
    modifiedProperties: outcome.changes.map(({ target, value, before }) => ({
      displayName: target,
      oldValue: before ?? null,
      newValue: value,
    })),
    servicePrincipal: { id: principal.id, displayName: principal.displayName },
    sourceSystem: { id: world.tenant.id, displayName: SOURCE_DIRECTORY, details: {} },
    targetSystem: {
      id: principal.appId,
      displayName: TARGET_DIRECTORY,
      details: {
        ApplicationId: principal.appId,
        ServicePrincipalId: principal.id,
        ServicePrincipalDisplayName: principal.displayName,
      },
    },
    initiatedBy: { initiatingType: 'system', id: '', displayName: 'Azure AD Provisioning Service' },
    sourceIdentity: { identityType: kind, id, displayName, details: {} },
    targetIdentity: { identityType: targetType, id: outcome.targetId ?? '', displayName, details: {} },
  };
}

function nameOf({ object, id }: Subject): string {
  if (object === undefined) return id;
  return 'properties' in object ? object.properties.userPrincipalName : object.displayName;
}

function errorInformation({ status, reason }: Outcome): Json | null {
  if (status === 'success' || reason === undefined) return null;
  return {
    errorCode: reason.code,
    reason: reason.message,
    additionalDetails: null,
    errorCategory: status === 'failure' ? 'nonServiceFailure' : null,
    recommendedAction: null,
  };
}

/** The last step says what came of it; the ones before it went well. */
export function steps({ action, status, reason }: Outcome, kind: string, name: string): readonly Json[] {
  const step = (stepName: string, provisioningStepType: string, result: string, description: string): Json => ({
    name: stepName,
    provisioningStepType,
    status: result,
    description,
    details: {},
  });
  const exported = { create: 'EntryExportAdd', delete: 'EntryExportDelete' }[String(action)] ?? 'EntryExportUpdate';
  return [
    step('EntryImport', 'import', 'success', `Retrieved ${kind} '${name}' from ${SOURCE_DIRECTORY}`),
    step(
      'EntrySynchronizationScoping',
      'scoping',
      'success',
      'Determine if User in scope by evaluating against each scoping filter',
    ),
    status === 'skipped'
      ? step('EntrySynchronizationSkip', 'export', 'skipped', reason?.message ?? '')
      : step(exported, 'export', status, reason?.message ?? `${kind} '${name}' was written to ${TARGET_DIRECTORY}`),
  ];
}
