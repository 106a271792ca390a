import { spawn } from 'node:child_process';
import { type PlanResult, readPlanResult } from './plan-result.js';

/** How a program ended. */
export interface Run {
  readonly exitCode: number | null;
  /** Standard output and standard error, as they came. */
  readonly output: string;
  readonly stdout: string;
}

/** Runs of terraform in one stack's folder. */
export interface TerraformRuns {
  /** Runs a command such as `plan` or `state rm`. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<Run>;
  /** Runs terraform and insists that it succeeds. */
  readonly succeed: (command: string, ...args: readonly string[]) => Promise<Run>;
  /** Makes a plan and shows it. @throws Error if it cannot be made */
  readonly plan: (...args: readonly string[]) => Promise<PlanResult>;
}

/** Where a program runs. */
export interface Where {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs terraform in a folder that holds a synthesised stack. */
export function terraformRuns(program: string, where: Where): TerraformRuns {
  const run: TerraformRuns['run'] = (command, ...args) =>
    execute(program, [...command.split(' '), '-no-color', ...args], where);
  const succeed: TerraformRuns['succeed'] = async (command, ...args) => {
    const ran = await run(command, ...args);
    if (ran.exitCode !== 0)
      throw new Error(`${[command, ...args].join(' ')} ended with ${ran.exitCode}:\n${ran.output}`);
    return ran;
  };
  return {
    run,
    succeed,
    plan: async (...args) => {
      const ran = await run('plan', '-input=false', '-detailed-exitcode', '-out=plan', ...args);
      if (ran.exitCode !== 0 && ran.exitCode !== 2) throw new Error(`No plan, ${ran.exitCode}:\n${ran.output}`);
      return readPlanResult(ran, (await succeed('show', '-json', 'plan')).stdout);
    },
  };
}

/** Runs a program to its end. It does not block: the simulator answers from this very process. */
export function execute(program: string, args: readonly string[], where: Where): Promise<Run> {
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
