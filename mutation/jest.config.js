const { resolve } = require('node:path');
const { projects, testTimeout } = require('../jest.config.js');

const [{ displayName, ...cdktf }] = projects;
if (displayName !== 'cdktf') throw new Error('The first project of jest.config.js must be cdktf.');

/**
 * The tests that Stryker runs: those in the folders that `mutation/main.ts` names, of the cdktf project alone. Without the folder
 * for temporary files of `npm test`, which goes when the process ends that has made it; and without coverage, which
 * Stryker measures itself.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...cdktf,
  // Stryker puts itself around jest's own environment. Ours only ends jest's workers, of which there are none here.
  testEnvironment: 'node',
  rootDir: resolve(__dirname, '..'),
  roots: (process.env.MUTATION_TESTS ?? 'test').split(',').map((folder) => `<rootDir>/${folder}`),
  runner: '<rootDir>/mutation/covering-tests-runner.js',
  testTimeout,
};
