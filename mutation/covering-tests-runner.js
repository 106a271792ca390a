const { readFileSync, writeFileSync } = require('node:fs');
const { default: TestRunner } = require('jest-runner');

/** Where the names of the tests in each file are kept, from Stryker's first run for those on a changed program. */
const NAMES_FILE = process.env.MUTATION_NAMES;

/**
 * Jest's runner, for Stryker: loads only the files that hold a test to be run. Stryker names the tests that run through a
 * change by a pattern, and jest on its own would load each file of tests to find that the pattern leaves out all of it, which
 * takes most of the time.
 */
module.exports = class CoveringTestsRunner extends TestRunner {
  async runTests(tests, watcher, options) {
    if (process.env.__STRYKER_ACTIVE_MUTANT__ === undefined) return this.#runAndKeepNames(tests, watcher, options);
    return super.runTests(this.#withTestToRun(tests), watcher, options);
  }

  async #runAndKeepNames(tests, watcher, options) {
    const names = {};
    const off = this.on('test-file-success', ([{ path }, { testResults }]) => {
      names[path] = testResults.map(({ fullName }) => fullName);
    });
    await super.runTests(tests, watcher, options);
    off();
    writeFileSync(NAMES_FILE, JSON.stringify(names));
  }

  #withTestToRun(tests) {
    const pattern = this._globalConfig.testNamePattern;
    if (!pattern) return tests;
    const wanted = new RegExp(pattern, 'i');
    const names = JSON.parse(readFileSync(NAMES_FILE, 'utf8'));
    return tests.filter(({ path }) => names[path]?.some((name) => wanted.test(name)) ?? true);
  }
};
