import { parseYaml, type Job, type Step, type Workflow } from './github-workflow.js';

const PINNED = /^[\w-]+\/[\w.-]+(?:\/[\w./-]+)?@[0-9a-f]{40}$/;
const FORK_GUARD = 'github.event.pull_request.head.repo.full_name == github.repository';
/** A script gets what it needs by its environment: text that is pasted into it would be run. */
const PASTED = '${{';
const SECRET = /\b(?:secrets|vars)\./;
/** What `npm ci` needs where packages are in a private registry: it reads packages, and a fork is not given it. */
const READS_PACKAGES = 'secrets.NPM_TOKEN';

/** The one secret that a step is given by a name that is not written down: the access key of the matrix's account. */
const OWN_ACCESS_KEY = /secrets\[matrix\.account\.accessKeyVariable\]/g;

/**
 * What a workflow does that a safe one does not.
 *
 * @param callers - the events of those who call it. Default: none, since nobody does
 */
export function workflowMistakes(text: string, callers: readonly string[] = []): readonly string[] {
  const workflow = parseYaml(text) as Workflow;
  const own = Object.keys(workflow.on);
  const isCalled = own.length === 1 && own[0] === 'workflow_call';
  const events = [...own, ...callers];
  return [
    ...events
      .filter((event) => ['pull_request_target', 'workflow_run'].includes(event))
      .map((event) => `it runs on ${event}`),
    ...(Object.keys(workflow.permissions ?? { all: '' }).length === 0 ? [] : ['its permissions are not {}']),
    // Whoever calls it has one.
    ...(workflow.concurrency === undefined && !isCalled ? ['it has no concurrency group'] : []),
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
  const privileged = SECRET.test(JSON.stringify(job).replaceAll(READS_PACKAGES, '')) || job.environment !== undefined;
  if (events.includes('pull_request') && privileged && !guarded) mistakes.push('secrets without a guard against forks');
  return [...mistakes, ...job.steps.flatMap(stepMistakes)];
}

function stepMistakes({ name, uses, run, with: inputs, env }: Step): readonly string[] {
  const at = name ?? uses ?? run ?? '';
  const mistakes: string[] = [];
  if (run?.includes(PASTED) === true) mistakes.push(`an expression in the script of ${at}`);
  if (run?.includes('\n') === true && !run.startsWith('set -euo pipefail\n')) mistakes.push(`${at} is not strict`);
  if (run !== 'npm ci' && JSON.stringify(env ?? {}).includes(READS_PACKAGES)) {
    mistakes.push(`${at} is given the token of npm`);
  }
  if (uses?.startsWith('actions/checkout@') === true && inputs?.['persist-credentials'] !== false) {
    mistakes.push('the checkout leaves its token behind');
  }
  const given = JSON.stringify([inputs ?? {}, env ?? {}]).replace(OWN_ACCESS_KEY, '');
  if (/secrets\[|toJSON\(\s*secrets/i.test(given)) {
    mistakes.push(`${at} is given more secrets than it names`);
  }
  return mistakes;
}
