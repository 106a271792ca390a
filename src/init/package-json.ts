import { type Project, type ProjectFile, type Shipped } from './project.js';
import { PROVIDER_PROJECTS } from './providers.js';

/** What the project installs: this package, and what builds and deploys its stacks. */
export function packageJson({ providers }: Project, { version, ranges }: Shipped): ProjectFile {
  const stacks =
    providers.length === 0
      ? []
      : [...providers.flatMap((kind) => PROVIDER_PROJECTS[kind].bindings ?? []), 'cdktf', 'cdktf-cli', 'constructs'];
  const dependencies: Readonly<Record<string, string>> = Object.fromEntries([
    ...stacks.map((name) => [name, rangeOf(name, ranges)]),
    ['klaviyo-access', `^${version}`],
  ]) as Record<string, string>;
  return {
    path: 'package.json',
    purpose: 'what npm installs',
    text: `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`,
    toAdd: (there) => {
      const named = namesIn(there);
      const missing = Object.entries(dependencies).filter(([name]) => !named.includes(name));
      return missing.length === 0
        ? []
        : [
            'Add to its dependencies:',
            ...missing.map(([name, range]) => `  ${JSON.stringify(name)}: ${JSON.stringify(range)},`),
          ];
    },
  };
}

function rangeOf(name: string, ranges: Shipped['ranges']): string {
  const range = ranges[name];
  if (range === undefined) throw new Error(`The package.json of klaviyo-access names no version of ${name}.`);
  return range;
}

/** The packages that a package.json depends on; none if it cannot be read, so that all are to be added. */
function namesIn(text: string): readonly string[] {
  try {
    const { dependencies, devDependencies } = JSON.parse(text) as Record<string, unknown>;
    return [dependencies, devDependencies].flatMap((part) => Object.keys(Object(part) as object));
  } catch {
    return [];
  }
}
