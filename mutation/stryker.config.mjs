import process from 'node:process';

const reports = `reports/mutation/${process.env.MUTATION_ROOM ?? 'all'}`;

/**
 * How Stryker changes the code and runs the tests. `mutation/main.ts` starts it once for each room and says which files are
 * changed and where the reports go.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'jest',
  jest: { configFile: 'mutation/jest.config.js', enableFindRelatedTests: false },
  // Each change is tried only with the tests that run through it.
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Long enough for a busy machine: a test that is slow must not pass for one that a change made endless.
  timeoutMS: 60_000,
  incremental: true,
  incrementalFile: `${reports}.incremental.json`,
  jsonReporter: { fileName: `${reports}.json` },
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
  // A score below `break` fails the run.
  thresholds: { high: 100, low: 95, break: 95 },
  // What is no source and no test need not be copied.
  ignorePatterns: ['/dist', '/coverage', '/cdktf.out'],
  tempDirName: 'reports/mutation/work',
};
