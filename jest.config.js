/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs', ignoreDynamic: false },
        sourceMaps: 'inline',
      },
    ],
  },
  // Sources are written with the ".js" endings that Node's own resolution wants; the tests run them from TypeScript.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  collectCoverage: true,
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'lcovonly', 'json-summary'],
  collectCoverageFrom: ['src/**/*.ts', 'stacks/**/*.ts'],
  coverageThreshold: { global: { lines: 95, branches: 95 } },
  testTimeout: 30_000,
};
