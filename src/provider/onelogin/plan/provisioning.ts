import { type PlannedAttributes, type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { membersOf } from '../../plain-values.js';
import { idOf } from './ids.js';

/** Whether the provisioning of an app is enabled; undefined where the plan does not say it. */
function isEnabled(values: PlannedAttributes): boolean | undefined {
  const { enabled } = membersOf(values?.provisioning);
  return typeof enabled === 'boolean' ? enabled : undefined;
}

/** What is on of an app's provisioning: the resource shows no more than whether it is enabled. */
export function appFeatures(values: PlannedAttributes): readonly string[] | undefined {
  const enabled = isEnabled(values);
  return enabled === undefined ? undefined : enabled ? ['enabled'] : [];
}

/**
 * What a change of an app switches off of its provisioning or sends elsewhere, each as a part of a sentence. Which API is asked is the
 * connector's: another one has another connection.
 */
export function provisioningLosses(before: PlannedSide, after: PlannedSide, deletes: boolean): readonly string[] {
  if (before.values === null) return [];
  if (deletes) return ['the app would be deleted, and its provisioning with it'];
  const connectors = [idOf(before.values.connector_id), idOf(after.values?.connector_id)] as const;
  const otherConnector = hasMark(marksAt(after.unknown, 'connector_id'))
    ? 'known only after the apply'
    : connectors[0] === connectors[1]
      ? undefined
      : (connectors[1] ?? 'none');
  const wasOn = isEnabled(before.values) === true;
  return [
    ...(otherConnector === undefined
      ? []
      : [`the connector of the app would be another one (${connectors[0] ?? 'none'} now, ${otherConnector} then)`]),
    ...(wasOn && isEnabled(after.values) === false ? ['provisioning.enabled would be false'] : []),
    ...(wasOn && hasMark(marksAt(after.unknown, 'provisioning'))
      ? ['provisioning.enabled is known only after the apply']
      : []),
  ];
}
