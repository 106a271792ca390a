import { type CheckJson } from '../plan-json.js';
import { type ChecksSummary, type CheckSummary } from './plan-summary.js';

const WORST_FIRST = ['fail', 'error', 'unknown'] as const;

/** What the checks of a plan say. */
export function checksSummary(checks: readonly CheckJson[]): ChecksSummary {
  return {
    passed: checks.filter(({ status }) => status === 'pass').length,
    notPassed: WORST_FIRST.flatMap((status) =>
      checks.filter((check) => check.status === status).map((check) => checkSummary(check, status)),
    ),
  };
}

function checkSummary({ address, instances }: CheckJson, status: CheckSummary['status']): CheckSummary {
  const messages = instances.flatMap(({ problems }) => problems.map(({ message }) => message));
  return { address: address.to_display, status, messages };
}
