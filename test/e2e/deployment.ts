import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { type OktaSimulator, type OktaSimulatorOptions, startOktaSimulator } from '../../src/simulator/okta/index.js';
import { klaviyoApp } from '../../stacks/klaviyo-app.js';
import { type PlanResult, readPlanResult } from './plan-result.js';
import { cleanEnvironment, type Terraform } from './terraform-at-hand.js';

/** How a program ended. */
export interface Run {
  readonly exitCode: number | null;
  /** Standard output and standard error, as they came. */
  readonly output: string;
  readonly stdout: string;
}

/** An access file, its stacks, and a simulated Okta that they are deployed to by real terraform. */
export interface Deployment {
  readonly okta: OktaSimulator;
  /** Holds the access file; the state lies below it. */
  readonly folder: string;
  readonly accessFile: string;
  /** The environment by which terraform finds the provider, and the provider the simulator. */
  readonly environment: Readonly<Record<string, string>>;
  /** Writes the access file again and synthesises it. */
  readonly write: (accessFile: string, today?: string) => void;
  /** Runs terraform in the stack's folder: a command such as `plan` or `state rm`. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<Run>;
  /** Runs terraform and insists that it succeeds. */
  readonly succeed: (command: string, ...args: readonly string[]) => Promise<Run>;
  /** Makes a plan and shows it. @throws Error if it cannot be made */
  readonly plan: (...args: readonly string[]) => Promise<PlanResult>;
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
  const run: Deployment['run'] = (command, ...args) =>
    execute(terraform.program, [...command.split(' '), '-no-color', ...args], {
      cwd: join(outdir, 'stacks', stack),
      env: environment,
    });
  const succeed: Deployment['succeed'] = async (command, ...args) => {
    const ran = await run(command, ...args);
    if (ran.exitCode !== 0)
      throw new Error(`${[command, ...args].join(' ')} ended with ${ran.exitCode}:\n${ran.output}`);
    return ran;
  };
  const plan: Deployment['plan'] = async (...args) => {
    const ran = await run('plan', '-input=false', '-detailed-exitcode', '-out=plan', ...args);
    if (ran.exitCode !== 0 && ran.exitCode !== 2) throw new Error(`No plan, ${ran.exitCode}:\n${ran.output}`);
    return readPlanResult(ran, (await succeed('show', '-json', 'plan')).stdout);
  };

  write(text);
  return {
    okta,
    folder,
    accessFile,
    environment,
    write,
    run,
    succeed,
    plan,
    apply: () => {
      okta.forgetRequests();
      return succeed('apply', '-input=false', '-auto-approve');
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

/** Runs a program to its end. It does not block: the simulator answers from this very process. */
export function execute(
  program: string,
  args: readonly string[],
  where: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...where, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', reject).once('close', (exitCode) => {
      resolve({ exitCode, output, stdout });
    });
  });
}
