import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Shipped, type ShippedFile } from '../../init/project.js';
import { packageFolder } from '../../packages/package-folder.js';

/** What a new project takes from this package as it is installed. */
export function readShipped(): Shipped {
  const manifest = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly repository?: { readonly url?: string };
    readonly peerDependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  return {
    version: manifest.version,
    repository: atGitHub(manifest.repository?.url),
    ranges: { ...manifest.devDependencies, ...manifest.peerDependencies },
    pipelines: (forge) => filesIn(join(packageFolder(), 'examples', 'pipelines', forge)),
  };
}

/** OWNER/NAME of a repository at GitHub; undefined for one elsewhere. */
export function atGitHub(url = ''): string | undefined {
  return /^git\+https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url)?.[1];
}

function filesIn(folder: string): readonly ShippedFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}
