import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm install klaviyo-access` may bring, its optional peers apart. */
export const BUDGET = { packages: 30, megabytes: 30 } as const;

const NODE_MODULES = join(__dirname.replace(/[\\/]dist[\\/].*$|[\\/]bench$/, ''), 'node_modules');

/** What an installation brings. */
export interface InstalledSize {
  /** By name, this package among them. */
  readonly packages: readonly string[];
  /** Of all files. */
  readonly bytes: number;
}

/**
 * What an installation of the package brings, measured in this checkout: the package as it was unpacked, and its dependencies
 * with theirs as they lie in node_modules.
 *
 * @param unpacked - the folder of the unpacked package
 */
export function installedSize(unpacked: string): InstalledSize {
  const dependencies = packagesOf(Object.keys(manifest(unpacked).dependencies ?? {}));
  return {
    packages: ['klaviyo-access', ...dependencies],
    bytes: [unpacked, ...dependencies.map((name) => join(NODE_MODULES, name))].map(bytesOf).reduce((a, b) => a + b),
  };
}

/** These packages and all that they depend on. */
export function packagesOf(names: readonly string[]): readonly string[] {
  const found = new Set(names);
  for (const name of found) {
    for (const each of Object.keys(manifest(join(NODE_MODULES, name)).dependencies ?? {})) found.add(each);
  }
  return [...found].sort();
}

function manifest(folder: string): { readonly dependencies?: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
}

function bytesOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
    .reduce((sum, size) => sum + size, 0);
}
