import { type RunbookStep, STEP_STATUSES, type StepField } from '../../provider/runbook.js';
import { visible } from '../../text/visible.js';

export const RUNBOOK_TITLE = 'Set up SCIM for Klaviyo, step by step';

/** Where a step is done and by whom, in one line. May hold text from outside. */
export function stepHead({ section, by }: RunbookStep): string {
  return by === 'deploy' ? `${section} (the deploy does this)` : section;
}

/** Why a step stands as it does, a line for each difference, and what to do about a step that a deploy does. */
export function reasonLines({ by, state }: RunbookStep): readonly string[] {
  const { status, reason, differences = [reason] } = state;
  return [...differences, ...(by === 'deploy' && status === 'to do' ? ['Do: deploy the stack.'] : [])];
}

/** How many steps stand how, as a sentence. */
export function doneOf(steps: readonly RunbookStep[]): string {
  const counts = STEP_STATUSES.map((status) => [status, steps.filter(({ state }) => state.status === status).length]);
  const counted = counts.filter(([, count]) => count !== 0).map(([status, count]) => `${count} ${status}`);
  return `${steps.length} steps: ${counted.join(', ')}.`;
}

/** The lines of a field that is a block, each of them visible. */
export function blockLines({ value }: StepField): readonly string[] {
  return value.split('\n').map(visible);
}
