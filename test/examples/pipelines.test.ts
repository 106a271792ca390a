import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkShell } from '../docs/shell-examples.js';
import {
  GITHUB,
  GITLAB_FILE,
  gitlabScripts,
  parseYaml,
  readWorkflow,
  workflowText,
  type Workflow,
} from './github-workflow.js';
import { notOnPath } from './run-script.js';
import { workflowMistakes } from './workflow-mistakes.js';
import { itWhere } from '../environment/needs.js';

const WORKFLOWS = ['pull-request.yml', 'merge.yml', 'schedule.yml'];
const GITLAB_JOBS = ['validate', 'merge request', 'deploy', 'drift', 'report'];

const whereActionlintIs = itWhere('actionlint', notOnPath('actionlint'));

function scriptsOf({ jobs }: Workflow): readonly string[] {
  return Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
}

/** What the lists of a script stand for; that they do is tested where the scripts are run. */
const LISTS: Readonly<Record<string, string>> = {
  '"${allow[@]}"': '--allow role-attribute=a.b',
  '"${plan[@]}"': '--plan plan.json',
  '"${expect[@]}"': '--expect acme',
  '"${previous[@]}"': '--previous kept/drift.json',
};

function checkCalls(script: string): void {
  checkShell(Object.entries(LISTS).reduce((text, [list, flags]) => text.replaceAll(list, flags), script));
}

/** What bash says of a script that it only reads. */
function syntaxFault(script: string): string {
  return spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr;
}

describe.each(WORKFLOWS)('the GitHub workflow %s', (file) => {
  it('does nothing that a safe workflow does not', () => {
    expect(workflowMistakes(workflowText(file))).toEqual([]);
  });

  it('calls klaviyo-access as it can be called, in scripts that bash can read', () => {
    const scripts = scriptsOf(readWorkflow(file));

    expect(scripts.filter((script) => script.includes('npx klaviyo-access')).length).toBeGreaterThan(0);
    expect(scripts.map(syntaxFault).filter(Boolean)).toEqual([]);
    for (const script of scripts) checkCalls(script);
  });

  whereActionlintIs('passes actionlint', () => {
    const { stdout, stderr } = spawnSync('actionlint', ['-no-color', join(GITHUB, file)], { encoding: 'utf8' });

    expect(stdout + stderr).toBe('');
  });
});

describe('the GitHub workflows together', () => {
  it('give each job what it needs and no more', () => {
    const permissions = WORKFLOWS.flatMap((file) =>
      Object.entries(readWorkflow(file).jobs).map(([job, { permissions: its }]) => [file, job, its]),
    );

    expect(permissions).toEqual([
      ['pull-request.yml', 'validate', { contents: 'read' }],
      ['pull-request.yml', 'account', { contents: 'read', 'pull-requests': 'write' }],
      ['merge.yml', 'reviewed', { contents: 'read', 'pull-requests': 'read' }],
      ['merge.yml', 'deploy', { contents: 'read', actions: 'read' }],
      ['merge.yml', 'way-on', {}],
      ['schedule.yml', 'accounts', { contents: 'read' }],
      ['schedule.yml', 'drift', { contents: 'read' }],
      ['schedule.yml', 'report', { contents: 'read', actions: 'read' }],
      ['schedule.yml', 'verdict', {}],
    ]);
  });

  it('pin an action at one commit only', () => {
    const used = new Set(WORKFLOWS.flatMap((file) => workflowText(file).match(/\S+@[0-9a-f]{40} # \S+/g) ?? []));
    const actions = [...used].map((pinned) => pinned.split('@')[0]);

    expect(actions.length).toBeGreaterThan(0);
    expect(new Set(actions).size).toBe(actions.length);
  });

  it('may change Okta in the deploy alone, from its environment', () => {
    const mayManage = WORKFLOWS.flatMap((file) =>
      Object.entries(readWorkflow(file).jobs)
        .filter(([, job]) => JSON.stringify(job).includes('.manage'))
        .map(([job, { environment }]) => [file, job, environment]),
    );

    expect(mayManage).toEqual([['merge.yml', 'deploy', 'klaviyo-deploy']]);
  });

  it('keep a plan that was planned and not refused, whatever came of drift and comment', () => {
    const { steps } = readWorkflow('pull-request.yml').jobs.account!;
    const keep = steps.find(({ with: inputs }) => inputs?.path === 'reports/plan-summary.json');

    expect(keep!.if).toBe("${{ !cancelled() && steps.guard.outcome == 'success' }}");
    expect(steps.find(({ name }) => name === 'Guard')!.id).toBe('guard');
    // Only after a plan: without a condition a step runs where all before it have succeeded.
    expect(steps.find(({ name }) => name === 'Guard')!.if).toBeUndefined();
  });

  it('deploy each account for itself, one deploy of it at a time', () => {
    const { deploy } = readWorkflow('merge.yml').jobs as Record<string, object>;

    expect(deploy).toMatchObject({
      strategy: { 'fail-fast': false },
      concurrency: { group: 'klaviyo-access-deploy-${{ matrix.account.name }}', 'cancel-in-progress': false },
    });
    expect(readWorkflow('merge.yml').concurrency).toMatchObject({ group: 'klaviyo-access-merge-${{ github.sha }}' });
  });

  it('validate what a merge queue holds, and give it no secret', () => {
    expect(Object.keys(readWorkflow('pull-request.yml').on)).toEqual(['pull_request', 'merge_group']);
    expect(readWorkflow('pull-request.yml').jobs.account!.if).toContain('head.repo.full_name == github.repository');
  });

  it('validate and synthesise a pull request of a fork, without any secret', () => {
    const { validate } = readWorkflow('pull-request.yml').jobs;

    expect(validate!.if).toBeUndefined();
    expect(JSON.stringify(validate)).not.toMatch(/secrets\.|vars\./);
    expect(validate!.steps.map(({ run }) => run)).toEqual(
      expect.arrayContaining(['npx klaviyo-access validate --without-credentials', 'npx cdktf synth']),
    );
  });
});

describe('GIVEN a workflow with a mistake THEN it is found', () => {
  const right = workflowText('pull-request.yml');

  it.each([
    ['an action pinned by its tag', /@[0-9a-f]{40} # v7\.0\.1/, '@v7 # v7.0.1', 'not pinned: actions/checkout@v7'],
    ['a pin without its version', / # v7\.0\.1/, '', 'not pinned: actions/checkout@'],
    ['write access for all', 'permissions: {}', 'permissions: write-all', 'its permissions are not {}'],
    ['no permissions', 'permissions: {}\n', '', 'its permissions are not {}'],
    ['no concurrency group', /concurrency:\n.*\n.*\n/, '', 'it has no concurrency group'],
    ['pull_request_target', '  pull_request:', '  pull_request_target:', 'it runs on pull_request_target'],
    [
      'no guard against forks',
      'head.repo.full_name == github',
      'head.sha != github',
      'account: secrets without a guard',
    ],
    ['a guard with a way round', "!= 'dependabot[bot]'", "!= 'a' || true", 'account: secrets without a guard'],
    ['a kept token', 'persist-credentials: false', 'persist-credentials: true', 'validate: the checkout leaves'],
    ['no timeout', '    timeout-minutes: 10\n', '', 'validate: no timeout'],
    [
      'a pasted title',
      '- run: npm ci',
      '- run: echo ${{ github.event.pull_request.title }}',
      'validate: an expression in the script',
    ],
    ['a script that goes on', 'set -euo pipefail\n', 'set -u\n', 'validate: List the accounts is not strict'],
    ['all secrets', 'secrets.AWS_ACCESS_KEY_ID', 'toJSON(secrets)', 'account: Plan is given more secrets'],
    [
      'a secret for the job',
      'ACCOUNT: ${{ matrix',
      'KEY: ${{ secrets.KEY }}\n      A: ${{ m',
      'account: a secret for every',
    ],
  ])('%s', (_what, part, mistaken, said) => {
    const wrong = right.replace(part, mistaken);

    expect(wrong).not.toBe(right);
    expect(workflowMistakes(wrong).join('\n')).toContain(said);
  });

  it('a flag that klaviyo-access does not have', () => {
    const [script = ''] = scriptsOf(readWorkflow('pull-request.yml')).filter((text) =>
      text.includes('drift --account'),
    );

    expect(() => checkCalls(script.replace('--report github', '--reprot github'))).toThrow('--reprot');
  });
});

describe('the GitLab pipeline', () => {
  const text = readFileSync(GITLAB_FILE, 'utf8');
  const pipeline = parseYaml(text) as Record<string, Record<string, unknown>>;

  it('has these jobs', () => {
    const jobs = Object.entries(pipeline).filter(
      ([name, job]) => !name.startsWith('.') && Object.hasOwn(job, 'script'),
    );

    expect(jobs.map(([name]) => name)).toEqual(GITLAB_JOBS);
  });

  it.each(GITLAB_JOBS)('%s: calls klaviyo-access as it can be called, in scripts that bash can read', (job) => {
    const scripts = gitlabScripts(job);

    expect(scripts.some((script) => script.includes('npx klaviyo-access'))).toBe(true);
    expect(syntaxFault(scripts.join('\n'))).toBe('');
    for (const script of scripts) checkCalls(script);
    for (const script of scripts.filter((one) => one.includes('\n'))) expect(script).toMatch(/^set -euo pipefail\n/);
  });

  it('validates and synthesises a fork, and does nothing else for it', () => {
    expect(pipeline.validate).not.toHaveProperty('environment');
    expect(pipeline.validate!.rules).toEqual([{ when: 'always' }]);
    expect(pipeline['merge request']!.rules).toEqual([
      {
        if:
          '$CI_PIPELINE_SOURCE == "merge_request_event" && ' +
          '$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_MERGE_REQUEST_PROJECT_ID',
      },
    ]);
  });

  it('may change Okta in the deploy alone, from its environment', () => {
    const mayManage = GITLAB_JOBS.filter((job) => JSON.stringify(pipeline[job]).includes('.manage'));

    expect(mayManage).toEqual(['deploy']);
    expect(pipeline.deploy!.environment).toEqual({ name: 'klaviyo-deploy' });
  });

  it('shows no token among the arguments of a process', () => {
    const headers = text.match(/--header .{0,12}/g) ?? [];

    expect(headers.length).toBeGreaterThan(0);
    expect(headers.filter((header) => !header.startsWith('--header @<(printf'))).toEqual([]);
  });
});
