import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { ROOT } from '../docs/documents.js';

export const GITHUB = join(ROOT, 'examples/pipelines/github');
export const GITLAB_FILE = join(ROOT, 'examples/pipelines/gitlab/.gitlab-ci.yml');

/** A step of a job, as far as it is tested. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly environment?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** A workflow of GitHub Actions. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** @throws YAMLParseError or YAMLWarning for what is not YAML, or is not what it looks like */
export function parseYaml(text: string): unknown {
  const document = parseDocument(text);
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) throw fault;
  return document.toJS();
}

export function workflowText(file: string): string {
  return readFileSync(join(GITHUB, file), 'utf8');
}

export function readWorkflow(file: string): Workflow {
  return parseYaml(workflowText(file)) as Workflow;
}

/** The script of the step with this name (or, without one, the only script) of a job. */
export function scriptOf(file: string, job: string, name?: string): string {
  const steps = readWorkflow(file).jobs[job]!.steps.filter(({ run }) => run !== undefined);
  const [step, ...others] = name === undefined ? steps : steps.filter((candidate) => candidate.name === name);
  if (step?.run === undefined || others.length > 0) throw new Error(`${file}, ${job}: not one script ${name ?? ''}`);
  return step.run;
}

/** The scripts of a GitLab job, in order; those of its templates are in place. */
export function gitlabScripts(job: string): readonly string[] {
  const { script } = (parseYaml(readFileSync(GITLAB_FILE, 'utf8')) as Record<string, { script?: readonly string[] }>)[
    job
  ]!;
  if (script === undefined) throw new Error(`the job ${job} has no script`);
  return script;
}
