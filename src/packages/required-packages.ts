import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { packageFolder } from './package-folder.js';

/** Something needs an optional peer dependency of this package that is not installed. */
export class MissingPackagesError extends KlaviyoAccessError {
  override readonly name = 'MissingPackagesError';
}

/** The optional peer dependencies, by what they are for: those of an identity provider by its kind. */
const OPTIONAL_PACKAGES = {
  cdktf: ['cdktf', 'constructs'],
  okta: ['@cdktf/provider-okta'],
  entra: ['@cdktf/provider-azuread'],
  // OneLogin has no prebuilt bindings: those of this package need cdktf alone.
  onelogin: [],
  simulators: ['express', 'node-forge', 'scimmy', 'scimmy-routers'],
} as const;

/**
 * Checks that optional peer dependencies are installed, before something needs them.
 *
 * @param what - what needs them, as the subject of a sentence: `klaviyo-access/stacks`
 * @param purposes - what it needs them for
 * @param isInstalled - whether a package can be loaded from here. Default: as Node.js finds it
 * @throws MissingPackagesError with the command that installs those that are missing
 */
export function requirePackages(
  what: string,
  purposes: readonly (keyof typeof OPTIONAL_PACKAGES)[],
  isInstalled: (name: string) => boolean = canBeLoaded,
): void {
  const missing = purposes.flatMap((purpose) => OPTIONAL_PACKAGES[purpose].filter((name) => !isInstalled(name)));
  if (missing.length === 0) return;
  const ranges = peerRanges();
  throw new MissingPackagesError(
    `${what} needs packages that are not installed: ${missing.join(', ')}.\n` +
      `Install them: npm install ${missing.map((name) => `"${name}@${ranges[name] ?? ''}"`).join(' ')}`,
  );
}

function canBeLoaded(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

function peerRanges(): Readonly<Record<string, string>> {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly peerDependencies: Readonly<Record<string, string>> }).peerDependencies;
}
