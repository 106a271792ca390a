import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readWorkflow, type Step } from '../github-workflow.js';
import { runScript } from '../run-script.js';
import { type Bridge } from './bridge.js';

type Values = Readonly<Record<string, string>>;

/** Files by path, as an artifact holds them; artifacts by run and name. */
export type Artifacts = Map<string, Values>;

/** What a job is run with. */
export interface JobSurroundings {
  /** The repository's files. */
  readonly files: Values;
  readonly bridge: Bridge;
  /** What stands for an expression, such as `matrix.account.name` or `needs.reviewed.outputs.head`. */
  readonly values: Values;
  /** The environment of each step that names one of these. */
  readonly credentials: (step: Step) => Values;
  /** The run that the job is of. */
  readonly run: string;
  readonly artifacts: Artifacts;
}

export interface JobRun {
  readonly result: 'success' | 'failure';
  readonly outputs: Values;
  readonly printed: string;
}

/**
 * Runs a job of a shipped workflow with its own scripts, as a runner of GitHub does, as far as they need it. Of the actions only
 * those that keep and fetch artifacts do something.
 *
 * @throws Error for an expression or a condition of a form that it does not know
 */
export async function runJob(file: string, name: string, surroundings: JobSurroundings): Promise<JobRun> {
  const {
    on,
    env: workflowEnvironment = {},
    jobs,
  } = readWorkflow(file) as ReturnType<typeof readWorkflow> & {
    readonly on: {
      readonly workflow_call: { readonly inputs: Readonly<Record<string, { readonly default: string }>> };
    };
    readonly env?: Values;
  };
  const {
    steps,
    env: jobEnvironment = {},
    outputs = {},
  } = jobs[name]! as (typeof jobs)[string] & {
    readonly outputs?: Values;
  };
  const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-life-'));
  for (const [path, text] of Object.entries(surroundings.files)) writeText(join(folder, path), text);
  // The shipped examples pass no inputs.
  const inputs = Object.entries(on.workflow_call.inputs).map(
    ([key, input]) => [`inputs.${key}`, input.default] as const,
  );
  const values: Record<string, string> = { ...Object.fromEntries(inputs), ...surroundings.values };
  let failed = false;
  let printed = '';
  for (const [index, step] of steps.entries()) {
    if (!holds(step.if, failed, values)) continue;
    const output = `outputs-${index}`;
    let code: number | null = 0;
    if (step.run === undefined) {
      code = useAction(step, folder, values, surroundings);
    } else {
      const own = { ...workflowEnvironment, ...jobEnvironment, ...step.env };
      const run = await runScript(step.run, {
        folder,
        programs: surroundings.bridge.programs,
        environment: {
          ...surroundings.bridge.environment,
          ...resolvedValues(own, values),
          ...surroundings.credentials(step),
          GITHUB_REPOSITORY: 'acme/access',
          GITHUB_SHA: values['github.sha'] ?? '',
          GITHUB_OUTPUT: join(folder, output),
        },
      });
      ({ code } = run);
      printed += run.printed;
    }
    const id = step.id ?? `step-${index}`;
    values[`steps.${id}.outcome`] = code === 0 ? 'success' : 'failure';
    for (const [key, value] of outputsOf(join(folder, output))) values[`steps.${id}.outputs.${key}`] = value;
    failed ||= code !== 0;
  }
  return { result: failed ? 'failure' : 'success', outputs: resolvedValues(outputs, values), printed };
}

/** Whether a step or a job runs. Without a function of the status it does where nothing has failed before. */
export function holds(condition: string | undefined, failed: boolean, values: Values): boolean {
  if (condition === undefined) return !failed;
  const terms = condition
    .replace(/^\$\{\{|\}\}$/g, '')
    .split('&&')
    .map((term) => term.trim());
  const asks = terms.some((term) => /^(always|!cancelled)\(\)$/.test(term));
  return (asks || !failed) && terms.every((term) => termHolds(term, values));
}

function termHolds(term: string, values: Values): boolean {
  if (/^(always|!cancelled)\(\)$/.test(term)) return true;
  const [, name, operator, wanted] = /^(\S+) (==|!=) '([^']*)'$/.exec(term) ?? [];
  if (name === undefined) throw new Error(`a condition of another form: ${term}`);
  return ((values[name] ?? '') === wanted) === (operator === '==');
}

/** Credentials come by themselves; any other expression is a name. */
function resolvedValues(written: Values, values: Values): Values {
  const kept = Object.entries(written).filter(([, value]) => !/\$\{\{ (secrets|vars)[.[]/.test(value));
  return Object.fromEntries(kept.map(([key, value]) => [key, resolved(String(value), values)]));
}

function resolved(text: string, values: Values): string {
  return text.replace(/\$\{\{ (\S+) \}\}/g, (_whole, name: string) => values[name] ?? '');
}

function outputsOf(path: string): readonly (readonly [string, string])[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)] as const];
    });
}

/** Keeps or fetches an artifact; its code is that of the action. */
function useAction(
  { uses = '', with: inputs = {} }: Step,
  folder: string,
  values: Values,
  { run, artifacts }: JobSurroundings,
): number {
  const input = (name: string): string => resolved(String((inputs[name] as string | undefined) ?? ''), values);
  if (uses.startsWith('actions/upload-artifact@')) {
    const path = join(folder, input('path'));
    if (!existsSync(path)) return 1;
    const files = statSync(path).isDirectory() ? readdirSync(path).map((file) => join(path, file)) : [path];
    const held = files.filter((file) => statSync(file).isFile());
    artifacts.set(
      `${run}/${input('name')}`,
      Object.fromEntries(held.map((file) => [basename(file), readFileSync(file, 'utf8')])),
    );
  }
  if (uses.startsWith('actions/download-artifact@')) {
    const from = input('run-id') === '' ? run : input('run-id');
    const wanted = input('pattern') === '' ? [input('name')] : namesLike(input('pattern'), from, artifacts);
    for (const name of wanted) {
      const held = artifacts.get(`${from}/${name}`);
      if (held === undefined) return 1;
      for (const [file, text] of Object.entries(held)) writeText(join(folder, input('path'), file), text);
    }
  }
  return 0;
}

function namesLike(pattern: string, run: string, artifacts: Artifacts): readonly string[] {
  const start = `${run}/${pattern.replace(/\*$/, '')}`;
  return [...artifacts.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(run.length + 1));
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
