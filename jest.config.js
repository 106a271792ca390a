// Sources are written with the ".js" endings that Node's own resolution wants; the tests run them from TypeScript.
const SOURCES = {
  '^(\\.{1,2}/.*)\\.js$': '$1',
  // What d3 runs by itself is an ES module, which jest does not load; beside it lies the same as a script.
  '^(d3-[a-z-]+)$': '<rootDir>/node_modules/$1/dist/$1.min.js',
};

/** What both projects share. */
const project = {
  testEnvironment: '<rootDir>/test/environment/own-environment.js',
  roots: ['<rootDir>/test'],
  // oauth4webapi is an ES module alone, which jest does not load: it is compiled like the sources.
  transformIgnorePatterns: ['/node_modules/(?!oauth4webapi/)'],
  transform: {
    '^.+\\.ts$|/node_modules/oauth4webapi/.+\\.js$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs', ignoreDynamic: false },
        sourceMaps: 'inline',
      },
    ],
  },
};

/** @type {import('jest').Config} */
module.exports = {
  // For both projects.
  globalSetup: './test/temporary-folder/own-folder.js',
  projects: [
    {
      ...project,
      displayName: 'cdktf',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/cdk-terrain/hosted/'],
      // The tests of the documents read them with marked, whose main entry is an ES module, which jest does not load.
      moduleNameMapper: { '^marked$': '<rootDir>/node_modules/marked/lib/marked.umd.js', ...SOURCES },
    },
    {
      ...project,
      displayName: 'cdktn',
      // The same constructs and stacks with CDK Terrain: whoever imports cdktf, the provider's bindings too, gets cdktn.
      testMatch: ['**/test/{constructs,stacks,cdk-terrain/hosted}/**/*.test.ts'],
      // It reaches the same lines as cdktf: coverage collected a second time changes nothing but the time it takes.
      coveragePathIgnorePatterns: ['/'],
      moduleNameMapper: { '^cdktf$': 'cdktn', '^cdktf/(.*)$': 'cdktn/$1', ...SOURCES },
    },
  ],
  // Coverage is collected by `npm test` alone (`jest --coverage`): a run of some tests has no threshold to miss.
  // Several times as fast as v8 over this many test files.
  coverageProvider: 'babel',
  maxWorkers: '100%',
  coverageReporters: ['text-summary', 'lcovonly', 'json-summary'],
  // What runs in a reader's browser is tested there.
  collectCoverageFrom: ['src/**/*.ts', 'stacks/**/*.ts', '!src/report/review/page/browser/**'],
  coverageThreshold: { global: { lines: 95, branches: 95 } },
  testTimeout: 30_000,
};
