import { type CheckOutcome } from '../../check-outcome.js';
import { type StepState } from '../../runbook.js';
import { stateByOutcomes } from '../../step-state.js';
import { type EntraReading, type EntraReadings } from '../checks/entra-readings.js';

/**
 * How a step stands by the doctor's outcomes on it.
 *
 * @param restsOn - what the outcomes were made of. Default: the application
 */
export function stateOf(
  outcomes: readonly CheckOutcome[],
  readings: EntraReadings,
  restsOn: EntraReading<unknown> = readings.application,
): StepState {
  const missing = whyNotChecked(readings);
  if (missing !== undefined) return missing;
  if (restsOn.state === 'unread') return { status: 'to do', reason: restsOn.reason };
  return stateByOutcomes(outcomes, 'Entra', restsOn.state === 'failed' ? restsOn.error.problem : undefined);
}

/** Why Entra's answer is missing, if the application could not be read; that it is not there yet is an answer. */
export function whyNotChecked({ signIn, application }: EntraReadings): StepState | undefined {
  if (signIn.state === 'unread') return { status: 'not checked', reason: 'Entra was not read.' };
  if (application.state === 'unread') return { status: 'not checked', reason: application.reason };
  if (application.state === 'read') return undefined;
  const { code, problem } = application.error;
  return code === 'ENTRA_NOT_FOUND'
    ? { status: 'to do', reason: `Entra does not have the application: ${problem}` }
    : { status: 'not checked', reason: problem };
}
