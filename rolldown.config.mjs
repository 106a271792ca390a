import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { bundledLicenses } from './build/bundled-licenses.mjs';
import { ENTRIES } from './build/entries.mjs';
import { loadedWhenNeeded, START, withoutChildProcess } from './build/fast-start.mjs';
import { lazyEntries } from './build/lazy-entries.mjs';

const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const installed = Object.keys({ ...dependencies, ...peerDependencies });

/**
 * dist/, as it is published: the program, the stacks' app, and the entries. Code that several of them need stands in one file
 * that they share, so that a class is the same class in all of them. A package that package.json has as a dependency or a
 * peer is required at run time; every other one is built in.
 */
export default {
  input: { 'cli/bin': 'src/cli/bin.ts', 'stacks/main': 'stacks/main.ts' },
  platform: 'node',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  external: (id) => isBuiltin(id) || installed.some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: [
    lazyEntries(ENTRIES, 'src/packages/required-packages.ts'),
    bundledLicenses('bundled-licenses.txt'),
    withoutChildProcess(),
    loadedWhenNeeded(),
  ],
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: ({ name }) => (name.startsWith('parts/') ? '[name].js' : 'shared/[name]-[hash].js'),
    minify: false,
    advancedChunks: { groups: START },
  },
};
