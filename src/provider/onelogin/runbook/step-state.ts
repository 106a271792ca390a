import { type CheckOutcome } from '../../check-outcome.js';
import { type StepState } from '../../runbook.js';
import { stateByOutcomes } from '../../step-state.js';
import { type OneLoginReading, type OneLoginReadings } from '../checks/onelogin-readings.js';

/**
 * How a step stands by the doctor's outcomes on it.
 *
 * @param restsOn - what the outcomes were made of. Default: the app
 */
export function stateOf(
  outcomes: readonly CheckOutcome[],
  readings: OneLoginReadings,
  restsOn: OneLoginReading<unknown> = readings.app,
): StepState {
  const missing = whyNotChecked(readings);
  if (missing !== undefined) return missing;
  return stateByOutcomes(outcomes, 'OneLogin', restsOn.state === 'failed' ? restsOn.error.problem : undefined);
}

/**
 * The same of a step that rests on roles of OneLogin. Where one of them was not found, what rests on it is not known or not there, and so the step is not
 * done, even if everything else is.
 *
 * @param groups - what the access file calls these roles
 */
export function stateOfRoles(
  outcomes: readonly CheckOutcome[],
  readings: OneLoginReadings,
  restsOn: OneLoginReading<unknown>,
  groups: readonly string[],
): StepState {
  const state = stateOf(outcomes, readings, restsOn);
  const { meantRoles } = readings;
  if (state.status === 'to do' || state.status === 'not checked' || meantRoles.state !== 'read') return state;
  const missing = meantRoles.value.flatMap((meant) =>
    'error' in meant && groups.includes(meant.assignment.group) ? [meant] : [],
  );
  if (missing.length === 0) return state;
  const differences = missing.map(({ error }) => error.problem);
  return missing.every(({ error }) => error.code === 'ONELOGIN_NOT_FOUND')
    ? { status: 'to do', reason: differences.join(' '), differences }
    : { status: 'not checked', reason: differences.join(' ') };
}

/** Why OneLogin's answer is missing, if the app could not be read; that the app is not there yet is an answer. */
function whyNotChecked({ signIn, app }: OneLoginReadings): StepState | undefined {
  if (signIn.state === 'unread') return { status: 'not checked', reason: 'OneLogin was not read.' };
  if (app.state === 'unread') return { status: 'not checked', reason: app.reason };
  if (app.state === 'read') return undefined;
  const { code, problem } = app.error;
  return code === 'ONELOGIN_NOT_FOUND'
    ? { status: 'to do', reason: `OneLogin does not have the app: ${problem}` }
    : { status: 'not checked', reason: problem };
}
