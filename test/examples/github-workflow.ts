import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, parseDocument } from 'yaml';
import { ROOT } from '../docs/documents.js';

/** The workflows that do the work, and that a repository with an access file calls. */
export const GITHUB = join(ROOT, '.github/workflows');
/** What such a repository has of its own. */
export const GITHUB_CALLERS = join(ROOT, 'examples/pipelines/github');
/** The component that does the work at GitLab, and the pipeline that includes it. */
export const GITLAB_COMPONENT = join(ROOT, 'templates/klaviyo-access.yml');
export const GITLAB_CALLER = join(ROOT, 'examples/pipelines/gitlab/.gitlab-ci.yml');

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

/** The workflow of a repository with an access file. It has one job, which calls another workflow. */
export interface Caller extends Omit<Workflow, 'jobs'> {
  readonly jobs: Readonly<Record<string, CallingJob>>;
}

interface CallingJob {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly uses?: string;
  readonly secrets?: unknown;
}

export function callerText(file: string): string {
  return readFileSync(join(GITHUB_CALLERS, file), 'utf8');
}

export function readCaller(file: string): Caller {
  return parseYaml(callerText(file)) as Caller;
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

/** What the component takes, and its jobs and templates. */
export interface Component {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly type?: string }>>;
  readonly jobs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export function readComponent(): Component {
  const documents = parseAllDocuments(readFileSync(GITLAB_COMPONENT, 'utf8'));
  const [head, body] = 'empty' in documents ? [] : documents;
  for (const document of [head, body]) {
    const [fault] = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
    if (fault !== undefined) throw fault;
  }
  const { spec } = head!.toJS() as { readonly spec: Pick<Component, 'inputs'> };
  return { inputs: spec.inputs, jobs: body!.toJS() as Component['jobs'] };
}

/** The scripts of a job of the component, in order; those of its templates are in place. */
export function gitlabScripts(job: string): readonly string[] {
  const { script } = readComponent().jobs[`klaviyo-access ${job}`] as { readonly script?: readonly string[] };
  if (script === undefined) throw new Error(`the job ${job} has no script`);
  return script;
}
