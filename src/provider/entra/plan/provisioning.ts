import { isDeepStrictEqual } from 'node:util';
import { quoted } from '../../../text/quoted.js';
import { type PlannedAttributes, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { appId } from './account-app.js';
import { membersOf, textOf } from '../../plain-values.js';

const UNKNOWN = 'is known only after the apply';

/** Whether a resource is the synchronization job, and not the credentials. */
export function isJob(values: PlannedAttributes): boolean {
  return Object.hasOwn(membersOf(values), 'template_id');
}

/** Whether a job runs. A new one does by default. Where it is not known, it counts as running. */
export function runs({ values, unknown }: PlannedSide): boolean {
  return isJob(values) && (hasMark(marksAt(unknown, 'enabled')) || values?.enabled !== false);
}

/**
 * What a change of `azuread_synchronization_job` or `azuread_synchronization_secret` switches off or sends elsewhere, each as a part of a
 * sentence. A value that is known only after the apply counts: nobody can say that it leaves provisioning on. The values of credentials
 * are compared, and never shown.
 */
export function provisioningLosses(before: PlannedSide, after: PlannedSide, deletes: boolean): readonly string[] {
  if (before.values === null) return [];
  if (!deletes && after.values !== null && appId(before.values) !== appId(after.values)) {
    return ['it would belong to another application, or to one that is known only after the apply'];
  }
  if (isJob(before.values)) return jobLosses(before, after, deletes);
  if (deletes) return ['base URL and token would be emptied'];
  if (hasMark(marksAt(after.unknown, 'credential')) && !Array.isArray(after.values?.credential)) {
    return [`what it sends to Klaviyo ${UNKNOWN}`];
  }
  const wanted = credentialsOf(after);
  return credentialsOf(before).flatMap(({ key, value }) => {
    const later = wanted.find((other) => other.key === key);
    if (later === undefined) return [];
    if (later.unknown) return [`${key} ${UNKNOWN}`];
    return isDeepStrictEqual(later.value, value) ? [] : [`${key} would be another one`];
  });
}

function jobLosses(before: PlannedSide, after: PlannedSide, deletes: boolean): readonly string[] {
  if (deletes) {
    return [
      after.values === null
        ? 'the synchronization job would be deleted, and its attribute mapping with it'
        : 'the synchronization job would be deleted and made again without its attribute mapping, in which the role is',
    ];
  }
  const otherTemplate = textOf(after.values?.template_id) !== textOf(before.values?.template_id);
  const switchedOff = after.values?.enabled === false && before.values?.enabled !== false;
  return [
    ...(otherTemplate ? ['the synchronization job would be of another template'] : []),
    ...(switchedOff ? ['the synchronization job would be paused'] : []),
    ...(hasMark(marksAt(after.unknown, 'enabled')) ? [`whether the synchronization job runs ${UNKNOWN}`] : []),
  ];
}

interface Credential {
  readonly key: string;
  readonly value: unknown;
  readonly unknown: boolean;
}

function credentialsOf({ values, unknown }: PlannedSide): readonly Credential[] {
  const blocks: unknown = values?.credential;
  if (!Array.isArray(blocks)) return [];
  const marks = marksAt(unknown, 'credential');
  return blocks.map((block, index) => {
    const { key, value } = membersOf(block);
    return { key: textOf(key) ?? 'a key', value, unknown: hasMark(marksAt(marksAt(marks, String(index)), 'value')) };
  });
}

/**
 * What an update does to the keys of `azuread_synchronization_secret`, each as a part of a sentence. The Terraform provider writes all keys and waits
 * until Entra has as many (hashicorp/terraform-provider-azuread, synchronization_secret_resource.go).
 */
export function credentialKeyChanges(before: PlannedSide, after: PlannedSide): readonly string[] {
  if ([before.values, after.values].some((values) => values === null || isJob(values))) return [];
  const was = credentialsOf(before).map(({ key }) => key);
  const will = credentialsOf(after).map(({ key }) => key);
  const removed = was.filter((key) => !will.includes(key));
  const added = will.filter((key) => !was.includes(key));
  const kept = was.filter((key) => will.includes(key));
  const keptThen = will.filter((key) => was.includes(key));
  return [
    ...removed.map((key) => `${quoted(key)} would be removed`),
    ...added.map((key) => `${quoted(key)} would be added`),
    ...(isDeepStrictEqual(kept, keptThen) ? [] : [`the order would be ${keptThen.map(quoted).join(', ')}`]),
  ];
}

/** Why a job must not run from the start. */
export function earlyStart(after: PlannedSide): string | undefined {
  if (!runs(after)) return undefined;
  return (
    'Entra would start it with the attribute mapping of the template, in which the role is not, and push people without a role. ' +
    'Deploy it with provisioning: { job: off }. Then map the role (klaviyo-access entra role-mapping --apply), see that ' +
    'klaviyo-access doctor finds it, and deploy with job: on.'
  );
}

/** What is lost of provisioning that an application has already, where Terraform makes it. */
export function provisioningOverwritten(values: PlannedAttributes): string {
  return isJob(values)
    ? 'If it has a synchronization job, the new one does not have its attribute mapping, in which the role is.'
    : 'If base URL and token are set up, they are overwritten.';
}
