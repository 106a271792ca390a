import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AZUREAD_PROVIDER_VERSION } from '../../src/constructs/entra/pinned-azuread-provider.js';
import { ONELOGIN_PROVIDER_VERSION } from '../../src/constructs/onelogin/pinned-onelogin-provider.js';
import { OKTA_PROVIDER_VERSION } from '../../src/constructs/okta/pinned-okta-provider.js';

/** The programs that run Terraform configurations. */
export const PROGRAMS = ['terraform', 'tofu'] as const;

export type Program = (typeof PROGRAMS)[number];

/**
 * The environment variable that names the programs which must be there, separated by commas: `terraform,tofu`. Without one
 * of them a test fails in place of being skipped, so that a CI that is meant to have it notices that it has not.
 */
export const REQUIRED_ENGINES = 'KLAVIYO_ACCESS_REQUIRE_ENGINES';

/** How long a test may take. Most take seconds; a slow CI takes many times as long. */
const TEST_MS = 600_000;

/** A program of this machine with which stacks can really be deployed. */
export interface Terraform {
  readonly program: Program;
  readonly version: string;
  /** A CLI configuration file by which it, and cdktf, find the provider without the registry. */
  readonly cliConfig: string;
  /** Holds the provider. */
  readonly folder: string;
}

/** Why there is none. */
export interface NoTerraform {
  readonly missing: string;
  /** What the program itself said, in one line. */
  readonly said: string;
}

/** A provider of Terraform, at the version that the stacks ask for. */
export interface PinnedProvider {
  readonly source: string;
  readonly version: string;
}

export const OKTA: PinnedProvider = { source: 'okta/okta', version: OKTA_PROVIDER_VERSION };

export const AZUREAD: PinnedProvider = { source: 'hashicorp/azuread', version: AZUREAD_PROVIDER_VERSION };

export const ONELOGIN: PinnedProvider = { source: 'onelogin/onelogin', version: ONELOGIN_PROVIDER_VERSION };

/** How long the registry may take to say what it has. It is asked once, so that no test hangs where there is no network. */
const REGISTRY = { TF_REGISTRY_CLIENT_TIMEOUT: '10', TF_REGISTRY_DISCOVERY_RETRY: '0' };

/** A download of the provider on a slow line. */
const DOWNLOAD_MS = 300_000;

/** What would make terraform work elsewhere or differently from what a test says. */
const INTERFERING =
  /^(OKTA_|ARM_|ONELOGIN_|SSL_CERT_|KLAVIYO_|CDKTF_|TF_(VAR|CLI_ARGS|DATA_DIR|WORKSPACE|LOG|INPUT|REATTACH|PLUGIN_CACHE))/;

/** This process's environment for a child, without what would change a run. */
export function cleanEnvironment(): Record<string, string> {
  const entries = Object.entries({ ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', NO_COLOR: '1' });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined && !INTERFERING.test(entry[0])),
  );
}

/**
 * Looks for the program on the PATH and has it fetch the pinned provider, from wherever its own configuration says: the
 * registry, or a mirror named in the file that `TF_CLI_CONFIG_FILE` names.
 */
export function terraformAtHand(program: Program, provider: PinnedProvider = OKTA): Terraform | NoTerraform {
  const { TF_PLUGIN_CACHE_DIR: cache, TF_CLI_CONFIG_FILE: config } = process.env;
  const environment = {
    ...cleanEnvironment(),
    ...REGISTRY,
    ...(cache && { TF_PLUGIN_CACHE_DIR: resolve(cache) }),
    ...(config && { TF_CLI_CONFIG_FILE: resolve(config) }),
  };
  const asked = spawnSync(program, ['version', '-json'], { env: environment, encoding: 'utf8', timeout: 20_000 });
  if (asked.error !== undefined) return { missing: `${program} is not on the PATH`, said: asked.error.message };
  if (asked.status !== 0) return { missing: `${program} does not run`, said: oneLine(asked.stderr) };

  const folder = realpathSync(mkdtempSync(join(tmpdir(), `klaviyo-access-${program}-`)));
  const required = { required_providers: { needed: provider } };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: required }));
  const init = spawnSync(program, ['init', '-input=false', '-no-color', '-backend=false'], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    timeout: DOWNLOAD_MS,
  });
  if (init.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    const said = init.error?.message ?? oneLine(init.stderr.replace(/^.*?(?=Error: )/s, ''));
    return { missing: `${program} cannot get ${provider.source} ${provider.version}`, said };
  }

  // What init has fetched is laid out as a mirror is.
  const cliConfig = join(folder, 'mirror.tfrc');
  const mirror = JSON.stringify(join(folder, '.terraform', 'providers'));
  writeFileSync(cliConfig, `provider_installation {\n  filesystem_mirror {\n    path = ${mirror}\n  }\n}\n`);
  const { terraform_version: version } = JSON.parse(asked.stdout) as { terraform_version: string };
  return { program, version, cliConfig, folder };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Tests that need the program. Where it or the provider is not to be had they are reported as skipped, each by its name,
 * under a title that says why.
 */
export function describeWith(
  program: Program,
  title: string,
  tests: (terraform: Terraform) => void,
  provider: PinnedProvider = OKTA,
): void {
  jest.setTimeout(TEST_MS);
  const found = terraformAtHand(program, provider);
  if ('missing' in found) {
    if (isRequired(program)) {
      it(`${program} is there, as ${REQUIRED_ENGINES} demands: ${title}`, () => {
        throw new Error(`${found.missing}. (${found.said})`);
      });
      return;
    }
    // jest itself prints no title of a file in which everything is skipped.
    process.stderr.write(`Skipped, since ${found.missing}: ${title}. (${found.said})\n`);
    describe.skip(`${title} (skipped: ${found.missing})`, () => {
      tests({ program, version: '', cliConfig: '', folder: '' });
    });
    return;
  }
  describe(`${title}, ${program} ${found.version}, ${provider.source} ${provider.version}`, () => {
    afterAll(() => {
      rmSync(found.folder, { recursive: true, force: true });
    });
    tests(found);
  });
}

/** The same tests with each of the programs. */
export function describeWithEach(
  title: string,
  tests: (terraform: Terraform) => void,
  provider: PinnedProvider = OKTA,
): void {
  for (const program of PROGRAMS) describeWith(program, title, tests, provider);
}

/** @throws Error for a name that is no program: a slip would let tests be skipped that were meant to run */
function isRequired(program: Program): boolean {
  const names = (process.env[REQUIRED_ENGINES] ?? '').split(',').flatMap((name) => name.trim() || []);
  const unknown = names.find((name) => !PROGRAMS.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`${REQUIRED_ENGINES} names ${unknown}; it takes ${PROGRAMS.join(', ')}.`);
  return names.includes(program);
}
