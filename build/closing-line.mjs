import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * The closing line of `.ci/run`: how many tests passed, failed and were skipped, and why. A test that is skipped without a
 * reason in its title counts as failed.
 *
 * @param results - what `jest --json` writes
 * @param failedSteps - how many other steps failed
 * @returns the line, and how many failed
 */
export function closingLine(results, failedSteps) {
  const skipped = results.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'todo')
    .map(({ fullName }) => /\(skipped: ([^()]+)\)/.exec(fullName)?.[1]);
  const reasons = new Map();
  for (const reason of skipped) if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const unexplained = skipped.filter((reason) => reason === undefined).length;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + failedSteps + unexplained;
  const why = [...reasons].map(([reason, number]) => `${number}: ${reason}`);
  if (unexplained > 0) why.push(`${unexplained}: no reason given, which counts as failed`);
  const skips = skipped.length === 0 ? '' : `, ${skipped.length} skipped (${why.join('; ')})`;
  return { line: `${results.numPassedTests} passed, ${failed} failed${skips}`, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , path, failedSteps] = process.argv;
  const { line, failed } = closingLine(JSON.parse(readFileSync(path, 'utf8')), Number(failedSteps));
  process.stdout.write(`${line}\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
