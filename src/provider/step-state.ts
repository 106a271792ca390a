import { type CheckOutcome } from './check-outcome.js';
import { type StepState } from './runbook.js';

/**
 * How a step stands by the doctor's outcomes on it. Nothing is done unless something passed and nothing else is wrong; what the identity
 * provider does not tell beside it is named.
 *
 * @param provider - its name, for the reasons
 * @param failure - what happened, as sentences, where the reading that the outcomes rest on failed. Default: it did not
 */
export function stateByOutcomes(outcomes: readonly CheckOutcome[], provider: string, failure?: string): StepState {
  const wrong = outcomes.filter(({ status }) => status === 'fail' || status === 'warn');
  if (wrong.length > 0) {
    const differences = wrong.map(({ subject, reason }) => `${subject}: ${reason}`);
    return { status: 'to do', reason: differences.join(' '), differences };
  }
  if (failure !== undefined) return { status: 'not checked', reason: failure };
  const notCheckable = outcomes.filter(({ status }) => status === 'not checkable');
  if (notCheckable.length === outcomes.length) {
    const reasons = [...new Set(notCheckable.map(({ reason }) => reason))];
    return { status: 'cannot be checked', reason: reasons.join(' ') || 'No check covers it.' };
  }
  const rest = notCheckable.map(({ subject }) => subject).join('; ');
  return {
    status: 'done',
    reason:
      rest === ''
        ? `${provider} has it as declared.`
        : `What ${provider} returns is as declared. It does not return: ${rest}.`,
  };
}
