import { type CheckOutcome } from '../../check-outcome.js';
import { type OktaReading, type OktaReadings } from '../checks/okta-readings.js';
import { type StepState } from '../../runbook.js';
import { stateByOutcomes } from '../../step-state.js';

/**
 * How a step stands by the doctor's outcomes on it.
 *
 * @param restsOn - what the outcomes were made of. Default: the app
 */
export function stateOf(
  outcomes: readonly CheckOutcome[],
  readings: OktaReadings,
  restsOn: OktaReading<unknown> = readings.app,
): StepState {
  const missing = whyNotChecked(readings);
  if (missing !== undefined) return missing;
  return stateByOutcomes(outcomes, 'Okta', restsOn.state === 'failed' ? restsOn.error.problem : undefined);
}

/** Why Okta's answer is missing, if the app could not be read; that the app is not there yet is an answer. */
export function whyNotChecked({ signIn, app }: OktaReadings): StepState | undefined {
  if (signIn.state === 'unread') return { status: 'not checked', reason: 'Okta was not read.' };
  if (app.state === 'unread') return { status: 'not checked', reason: app.reason };
  if (app.state === 'read') return undefined;
  const { code, problem } = app.error;
  return code === 'OKTA_NOT_FOUND'
    ? { status: 'to do', reason: `Okta does not have the app: ${problem}` }
    : { status: 'not checked', reason: problem };
}
