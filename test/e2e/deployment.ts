import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { type OktaSimulator, type OktaSimulatorOptions, startOktaSimulator } from '../../src/simulator/okta/index.js';
import { klaviyoApp } from '../../stacks/klaviyo-app.js';
import { cleanEnvironment, type Terraform } from './terraform-at-hand.js';
import { type Run, type TerraformRuns, terraformRuns } from './terraform-runs.js';

/** An access file, its stacks, and a simulated Okta that they are deployed to by real terraform. */
export interface Deployment extends TerraformRuns {
  readonly okta: OktaSimulator;
  /** Holds the access file; the state lies below it. */
  readonly folder: string;
  readonly accessFile: string;
  /** The environment by which terraform finds the provider, and the provider the simulator. */
  readonly environment: Readonly<Record<string, string>>;
  /** Writes the access file again and synthesises it. */
  readonly write: (accessFile: string, today?: string) => void;
  /** Applies whatever there is to apply; the requests are those of the apply alone. */
  readonly apply: () => Promise<Run>;
}

export interface DeploymentOptions extends OktaSimulatorOptions {
  readonly stack?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** The day by which grants have ended, as YYYY-MM-DD. Default: today. */
  readonly today?: string;
  /** The logins of those whom the roster puts into groups, by the group's name. */
  readonly rosterMembers?: ReadonlyMap<string, readonly string[]>;
}

const running: { readonly okta: OktaSimulator; readonly folder: string }[] = [];

/** Starts an Okta and synthesises an access file; nothing is initialised yet. */
export async function prepare(
  terraform: Terraform,
  text: string,
  { stack = 'acme', variables = {}, today, rosterMembers, ...options }: DeploymentOptions = {},
): Promise<Deployment> {
  const okta = await startOktaSimulator(options);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'klaviyo-access-e2e-')));
  running.push({ okta, folder });
  const accessFile = join(folder, 'access.yaml');
  const outdir = join(folder, 'out');
  const environment = {
    ...cleanEnvironment(),
    HOME: folder,
    TF_CLI_CONFIG_FILE: terraform.cliConfig,
    OKTA_HTTP_PROXY: okta.url,
    OKTA_API_TOKEN: 'example-api-token',
    ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value])),
  };

  const write: Deployment['write'] = (written, day = today) => {
    writeFileSync(accessFile, written);
    klaviyoApp(parseAccessFile(written, { path: accessFile }), { outdir, today: day, rosterMembers }).synth();
  };
  const runs = terraformRuns(terraform.program, { cwd: join(outdir, 'stacks', stack), env: environment });

  write(text);
  return {
    okta,
    folder,
    accessFile,
    environment,
    write,
    ...runs,
    apply: () => {
      okta.forgetRequests();
      return runs.succeed('apply', '-input=false', '-auto-approve');
    },
  };
}

/** Starts an Okta and deploys an access file to it. */
export async function deploy(terraform: Terraform, text: string, options: DeploymentOptions = {}): Promise<Deployment> {
  const deployment = await prepare(terraform, text, options);
  await deployment.succeed('init', '-input=false');
  await deployment.apply();
  return deployment;
}

/**
 * Insists that a run failed since a resource must not be destroyed. By the resource and by the name of the argument in the
 * configuration: how an engine words it is its own affair.
 */
export function expectProtected({ exitCode, output }: Run, address: string): void {
  expect(exitCode).toBe(1);
  expect(output.replace(/\s+/g, ' ')).toMatch(/prevent_destroy/);
  expect(output).toContain(address);
}

/** Ends every Okta and removes every folder. For `afterEach`. */
export async function removeDeployments(): Promise<void> {
  for (const { okta, folder } of running.splice(0)) {
    await okta.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
