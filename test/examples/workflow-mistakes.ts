import { parseYaml, type Job, type Step, type Workflow } from './github-workflow.js';

const PINNED = /^[\w-]+\/[\w.-]+(?:\/[\w./-]+)?@[0-9a-f]{40}$/;
const FORK_GUARD = 'github.event.pull_request.head.repo.full_name == github.repository';
/** A script gets what it needs by its environment: text that is pasted into it would be run. */
const PASTED = '${{';
const SECRET = /\b(?:secrets|vars)\./;

/** What a workflow does that a safe one does not. */
export function workflowMistakes(text: string): readonly string[] {
  const workflow = parseYaml(text) as Workflow;
  const events = Object.keys(workflow.on);
  return [
    ...events
      .filter((event) => ['pull_request_target', 'workflow_run'].includes(event))
      .map((event) => `it runs on ${event}`),
    ...(Object.keys(workflow.permissions ?? { all: '' }).length === 0 ? [] : ['its permissions are not {}']),
    ...(workflow.concurrency === undefined ? ['it has no concurrency group'] : []),
    ...unpinned(text),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) =>
      jobMistakes(job, events).map((mistake) => `${name}: ${mistake}`),
    ),
  ];
}

/** Each `uses` needs a whole commit, and the version in words behind it, which alone a person can read. */
function unpinned(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => /\buses:\s*(.*)$/.exec(line)?.[1] ?? [])
    .filter((used) => !PINNED.test(used.split(' ')[0]!) || !/ # v\d+\.\d+\.\d+$/.test(used))
    .map((used) => `not pinned: ${used}`);
}

function jobMistakes(job: Job, events: readonly string[]): readonly string[] {
  const mistakes: string[] = [];
  if (job.permissions === undefined) mistakes.push('no permissions of its own');
  if (job['timeout-minutes'] === undefined) mistakes.push('no timeout');
  if (SECRET.test(JSON.stringify(job.env ?? {}))) mistakes.push('a secret for every step');
  const guarded = job.if?.includes(FORK_GUARD) === true && !job.if.includes('||');
  const privileged = SECRET.test(JSON.stringify(job)) || job.environment !== undefined;
  if (events.includes('pull_request') && privileged && !guarded) mistakes.push('secrets without a guard against forks');
  return [...mistakes, ...job.steps.flatMap(stepMistakes)];
}

function stepMistakes({ name, uses, run, with: inputs, env }: Step): readonly string[] {
  const at = name ?? uses ?? run ?? '';
  const mistakes: string[] = [];
  if (run?.includes(PASTED) === true) mistakes.push(`an expression in the script of ${at}`);
  if (run?.includes('\n') === true && !run.startsWith('set -euo pipefail\n')) mistakes.push(`${at} is not strict`);
  if (uses?.startsWith('actions/checkout@') === true && inputs?.['persist-credentials'] !== false) {
    mistakes.push('the checkout leaves its token behind');
  }
  if (/secrets\[|toJSON\(\s*secrets/i.test(JSON.stringify([inputs ?? {}, env ?? {}]))) {
    mistakes.push(`${at} is given more secrets than it names`);
  }
  return mistakes;
}
