import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../build/closing-line.mjs');

/** The line and the exit code for tests that ended so, each with its full name. */
function closing(tests: readonly (readonly [string, string])[], failedSteps = 0, errors = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-closing-'));
  const path = join(folder, 'results.json');
  const count = (wanted: string) => tests.filter(([status]) => status === wanted).length;
  const results = {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numRuntimeErrorTestSuites: errors,
    testResults: [{ assertionResults: tests.map(([status, fullName]) => ({ status, fullName })) }],
  };
  writeFileSync(path, JSON.stringify(results));
  const { stdout, status } = spawnSync(process.execPath, [SCRIPT, path, String(failedSteps)], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return [stdout, status];
}

test('GIVEN all passed THEN the line says so, and it ends with 0', () => {
  expect(
    closing([
      ['passed', 'a'],
      ['passed', 'b'],
    ]),
  ).toEqual(['2 passed, 0 failed\n', 0]);
});

test('GIVEN tests that were skipped THEN each reason stands in the line, with how many', () => {
  const none = 'tofu is not on the PATH';
  expect(
    closing([
      ['passed', 'a'],
      ['pending', `b (skipped: ${none}) GIVEN`],
      ['pending', `c (skipped: ${none})`],
      ['pending', 'd (skipped: no Chromium)'],
    ]),
  ).toEqual([`1 passed, 0 failed, 3 skipped (2: ${none}; 1: no Chromium)\n`, 0]);
});

test('GIVEN a test that was skipped or left to do without a reason THEN that counts as failed', () => {
  const why = '(2: no reason given, which counts as failed)';
  expect(
    closing([
      ['pending', 'a'],
      ['todo', 'b'],
    ]),
  ).toEqual([`0 passed, 2 failed, 2 skipped ${why}\n`, 1]);
});

test('GIVEN a test, a file or another step failed THEN they are added up, and it ends with 1', () => {
  expect(
    closing(
      [
        ['passed', 'a'],
        ['failed', 'b'],
      ],
      2,
      1,
    ),
  ).toEqual(['1 passed, 4 failed\n', 1]);
});
