import { type CliRun, runCli } from '../cli/cli-run.js';
import { type PlanResult } from './plan-result.js';

/** `klaviyo-access plan-guard` over a plan that terraform has made. */
export function guarded({ json }: PlanResult, ...args: readonly string[]): Promise<CliRun> {
  return runCli(['plan-guard', ...args], { stdin: json });
}

/** Insists that the guard refuses a plan by these rules, and that the overrides which it prints let exactly them through. */
export async function expectRefusals(planned: PlanResult, ...expected: readonly string[]): Promise<void> {
  const refused = await guarded(planned);
  const overrides = [...refused.stdout.matchAll(/--allow '([^']+)'/g)].map(([, override]) => override!);
  expect(refused.exitCode).toBe(2);
  expect(overrides).toEqual(expected);
  const allowed = await guarded(planned, ...overrides.flatMap((override) => ['--allow', override]));
  expect(allowed.exitCode).toBe(0);
  expect(allowed.stdout).not.toContain('Unused');
}
