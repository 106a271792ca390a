import { type CheckOutcome } from '../../check-outcome.js';
import { type OktaReading, type OktaReadings } from '../checks/okta-readings.js';
import { type StepState } from '../../runbook.js';

/**
 * How a step stands by the doctor's outcomes on it. Nothing is done unless something passed and nothing else is wrong; what
 * Okta does not tell beside it is named.
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
  const wrong = outcomes.filter(({ status }) => status === 'fail' || status === 'warn');
  if (wrong.length > 0) {
    const differences = wrong.map(({ subject, reason }) => `${subject}: ${reason}`);
    return { status: 'to do', reason: differences.join(' '), differences };
  }
  if (restsOn.state === 'failed') return { status: 'not checked', reason: restsOn.error.problem };
  const notCheckable = outcomes.filter(({ status }) => status === 'not checkable');
  if (notCheckable.length === outcomes.length) {
    const reasons = [...new Set(notCheckable.map(({ reason }) => reason))];
    return { status: 'cannot be checked', reason: reasons.join(' ') || 'No check covers it.' };
  }
  const rest = notCheckable.map(({ subject }) => subject).join('; ');
  return {
    status: 'done',
    reason: rest === '' ? 'Okta has it as declared.' : `What Okta returns is as declared. It does not return: ${rest}.`,
  };
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
