import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../docs/documents.js';
import { checkShell } from '../docs/shell-examples.js';
import {
  callerText,
  GITHUB,
  GITHUB_CALLERS,
  GITLAB_CALLER,
  GITLAB_COMPONENT,
  gitlabScripts,
  parseYaml,
  readCaller,
  readComponent,
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
  '"${diff[@]}"': '--diff before/access.yaml',
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
    expect(workflowMistakes(workflowText(file), Object.keys(readCaller(file).on))).toEqual([]);
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

describe.each(WORKFLOWS)('the workflow %s of a repository', (file) => {
  const { jobs, permissions, concurrency, on } = readCaller(file);
  const [job, ...others] = Object.values(jobs);

  it('calls the one of the same name, at the major version of this package', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };

    expect(others).toEqual([]);
    expect(job!.uses).toBe(`OWNER/klaviyo-access/.github/workflows/${file}@v${version.split('.')[0]}`);
    expect(job!.secrets).toBe('inherit');
  });

  it('has the permissions that the jobs of that one ask for, and no more: GitHub refuses fewer', () => {
    const asked = Object.values(readWorkflow(file).jobs).flatMap((called) => Object.entries(called.permissions ?? {}));
    const most = Object.fromEntries(asked.sort(([, one], [, other]) => one.localeCompare(other)));

    expect(permissions).toEqual({});
    expect(job!.permissions).toEqual(most);
  });

  it('runs on no event that gives secrets to the code of a fork, and has a concurrency group', () => {
    expect(Object.keys(on)).not.toEqual(expect.arrayContaining([expect.stringMatching(/_target$|^workflow_run$/)]));
    expect(concurrency).toBeDefined();
  });

  whereActionlintIs('passes actionlint', () => {
    const { stdout, stderr } = spawnSync('actionlint', ['-no-color', join(GITHUB_CALLERS, file)], { encoding: 'utf8' });

    expect(stdout + stderr).toBe('');
  });
});

describe('the GitHub workflows together', () => {
  it('find the plan of a pull request where the examples plan it', () => {
    const { workflow_call: called } = readWorkflow('merge.yml').on as {
      readonly workflow_call: { readonly inputs: Readonly<Record<string, { readonly default: string }>> };
    };

    expect(WORKFLOWS).toContain(called.inputs['pull-request-workflow']!.default);
    expect(callerText('merge.yml')).not.toContain('pull-request-workflow');
  });

  it('write caches on the main branch alone, and read them as they are kept', () => {
    const used = WORKFLOWS.flatMap((file) =>
      Object.values(readWorkflow(file).jobs).flatMap(({ steps }) =>
        steps.flatMap(({ uses, with: inputs }) =>
          uses?.startsWith('actions/cache') === true ? [{ file, uses: uses.split('@')[0], ...inputs }] : [],
        ),
      ),
    );
    const written = used.filter(({ uses }) => uses !== 'actions/cache/restore');

    expect(written.map(({ file, uses }) => [file, uses])).toEqual([
      ['merge.yml', 'actions/cache/save'],
      ['merge.yml', 'actions/cache/save'],
    ]);
    const keys = (path: string) =>
      new Set(used.flatMap((one) => (JSON.stringify(one).includes(path) ? [one.uses] : [])));
    expect(keys('~/.npm').size).toBe(2);
    expect(keys('/plugins').size).toBe(2);
    const noCache = WORKFLOWS.flatMap((file) => workflowText(file).match(/package-manager-cache: .*/g) ?? []);
    expect(new Set(noCache)).toEqual(new Set(['package-manager-cache: false']));
  });

  it('give each job what it needs and no more', () => {
    const permissions = WORKFLOWS.flatMap((file) =>
      Object.entries(readWorkflow(file).jobs).map(([job, { permissions: its }]) => [file, job, its]),
    );

    // A token that proves to Entra which job asks.
    const signsIn = { 'id-token': 'write' };
    expect(permissions).toEqual([
      ['pull-request.yml', 'validate', { contents: 'read' }],
      ['pull-request.yml', 'account', { contents: 'read', 'pull-requests': 'write', ...signsIn }],
      ['pull-request.yml', 'direct', { contents: 'read', 'pull-requests': 'write', ...signsIn }],
      ['merge.yml', 'reviewed', { contents: 'read', 'pull-requests': 'read' }],
      ['merge.yml', 'deploy', { contents: 'read', actions: 'read', ...signsIn }],
      ['merge.yml', 'write', { contents: 'read', actions: 'read', ...signsIn }],
      ['merge.yml', 'way-on', {}],
      ['schedule.yml', 'accounts', { contents: 'read' }],
      ['schedule.yml', 'write', { contents: 'read', ...signsIn }],
      ['schedule.yml', 'drift', { contents: 'read', ...signsIn }],
      ['schedule.yml', 'report', { contents: 'read', actions: 'read' }],
      ['schedule.yml', 'verdict', {}],
    ]);
  });

  it('hand the variables of every identity provider to the same steps, and sign in to Entra where it is used', () => {
    const environments = WORKFLOWS.flatMap((file) =>
      Object.values(readWorkflow(file).jobs).flatMap(({ steps, permissions }) =>
        steps.flatMap(({ env = {} }) =>
          'OKTA_API_CLIENT_ID' in env || 'ARM_CLIENT_ID' in env ? [{ env, permissions }] : [],
        ),
      ),
    );

    expect(environments.length).toBeGreaterThan(5);
    for (const { env, permissions } of environments) {
      expect(permissions).toMatchObject({ 'id-token': 'write' });
      expect(env).toMatchObject({
        OKTA_API_CLIENT_ID: '${{ vars.OKTA_API_CLIENT_ID }}',
        ARM_TENANT_ID: '${{ vars.ARM_TENANT_ID }}',
        ARM_CLIENT_ID: '${{ vars.ARM_CLIENT_ID }}',
        ARM_USE_OIDC: "${{ vars.ARM_CLIENT_ID != '' }}",
        ONELOGIN_API_URL: '${{ vars.ONELOGIN_API_URL }}',
        ONELOGIN_CLIENT_ID: '${{ secrets.ONELOGIN_CLIENT_ID }}',
        ONELOGIN_CLIENT_SECRET: '${{ secrets.ONELOGIN_CLIENT_SECRET }}',
      });
    }
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
    const keep = steps.find(({ with: inputs }) => String(inputs?.path).endsWith('/reports/plan-summary.json'));

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
    expect(readCaller('merge.yml').concurrency).toMatchObject({ group: 'klaviyo-access-merge-${{ github.sha }}' });
  });

  it('write to an account one at a time, in the merge and in the schedule', () => {
    const writing = ['merge.yml', 'schedule.yml'].map((file) => readWorkflow(file).jobs.write as object);

    for (const job of writing) {
      expect(job).toMatchObject({
        concurrency: { group: 'klaviyo-access-write-${{ matrix.account.name }}', 'cancel-in-progress': false },
      });
    }
    expect(readWorkflow('merge.yml').jobs.write!.environment).toBe('klaviyo-deploy');
    expect(readWorkflow('pull-request.yml').jobs.direct!.if).toContain('head.repo.full_name == github.repository');
  });

  it('validate what a merge queue holds, and give it no secret', () => {
    expect(Object.keys(readCaller('pull-request.yml').on)).toEqual(['pull_request', 'merge_group']);
    expect(readWorkflow('pull-request.yml').jobs.account!.if).toContain('head.repo.full_name == github.repository');
  });

  it('validate and synthesise a pull request of a fork, without any secret', () => {
    const { validate } = readWorkflow('pull-request.yml').jobs;

    expect(validate!.if).toBeUndefined();
    expect(JSON.stringify(validate).replace('secrets.NPM_TOKEN', '')).not.toMatch(/secrets\.|vars\./);
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
    ['no concurrency group', 'on:\n', 'on:\n  push:\n', 'it has no concurrency group'],
    ['pull_request_target', 'on:\n', 'on:\n  pull_request_target:\n', 'it runs on pull_request_target'],
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
      '- run: npm ci\n',
      '- run: echo ${{ github.event.pull_request.title }}\n',
      'validate: an expression in the script',
    ],
    ['a script that goes on', 'set -euo pipefail\n', 'set -u\n', 'validate: List the accounts is not strict'],
    ['all secrets', 'secrets.AWS_ACCESS_KEY_ID', 'toJSON(secrets)', 'account: Plan is given more secrets'],
    ['a secret by any name', 'secrets[matrix.account', 'secrets[matrix', 'account: Guard is given more secrets'],
    ['a token that is handed about', 'run: npm ci', 'run: npm ci x', 'validate: npm ci x is given the token of npm'],
    [
      'a secret for the job',
      'ACCOUNT: ${{ matrix',
      'KEY: ${{ secrets.KEY }}\n      A: ${{ m',
      'account: a secret for every',
    ],
  ])('%s', (_what, part, mistaken, said) => {
    const wrong = right.replace(part, mistaken);

    expect(wrong).not.toBe(right);
    expect(workflowMistakes(wrong, ['pull_request']).join('\n')).toContain(said);
  });

  it('a flag that klaviyo-access does not have', () => {
    const [script = ''] = scriptsOf(readWorkflow('pull-request.yml')).filter((text) =>
      text.includes('drift --account'),
    );

    expect(() => checkCalls(script.replace('--report github', '--reprot github'))).toThrow('--reprot');
  });
});

describe('the GitLab component', () => {
  const text = readFileSync(GITLAB_COMPONENT, 'utf8');
  const { inputs, jobs } = readComponent();
  const caller = parseYaml(readFileSync(GITLAB_CALLER, 'utf8')) as {
    readonly stages: readonly string[];
    readonly include: readonly { readonly component: string; readonly inputs: Readonly<Record<string, unknown>> }[];
  };
  const jobOf = (name: string) => jobs[`klaviyo-access ${name}`]!;

  it('has these jobs, which begin with its name so that they are not taken for others, and nothing that is global', () => {
    expect(Object.keys(jobs).filter((name) => !name.startsWith('.'))).toEqual(
      GITLAB_JOBS.map((name) => `klaviyo-access ${name}`),
    );
    for (const name of GITLAB_JOBS) expect(jobOf(name).extends).toBe('.klaviyo-access');
  });

  it('is included by the example, with the inputs that it needs and the stages of its jobs', () => {
    const [included, ...others] = caller.include;
    const needed = Object.keys(inputs).filter((name) => inputs[name]!.default === undefined);

    expect(others).toEqual([]);
    expect(included!.component).toMatch(/^\$CI_SERVER_FQDN\/OWNER\/klaviyo-access\/klaviyo-access@v0$/);
    expect(Object.keys(included!.inputs)).toEqual(needed);
    expect(caller.stages).toEqual([...new Set(GITLAB_JOBS.map((name) => jobOf(name).stage))]);
  });

  it('uses the inputs that it declares, and no others', () => {
    const used = [...text.matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, name]) => name);

    expect([...new Set(used)].sort()).toEqual(Object.keys(inputs).sort());
  });

  it('writes caches on the main branch alone', () => {
    const template = jobs['.klaviyo-access'] as { readonly cache: readonly { readonly policy: string }[] };
    const policies = Object.entries(jobs).map(([name, job]) => [
      name,
      (job.variables as Readonly<Record<string, unknown>> | undefined)?.CACHE_POLICY,
    ]);

    expect(template.cache.map(({ policy }) => policy)).toEqual(['$CACHE_POLICY', '$CACHE_POLICY']);
    expect(policies.filter(([, policy]) => policy !== undefined)).toEqual([
      ['.klaviyo-access', 'pull'],
      ['klaviyo-access deploy', 'pull-push'],
    ]);
    expect(GITLAB_JOBS.filter((name) => Object.hasOwn(jobOf(name), 'cache'))).toEqual([]);
  });

  it.each(GITLAB_JOBS)('%s: calls klaviyo-access as it can be called, in scripts that bash can read', (job) => {
    const scripts = gitlabScripts(job);

    expect(scripts.some((script) => script.includes('npx klaviyo-access'))).toBe(true);
    expect(syntaxFault(scripts.join('\n'))).toBe('');
    for (const script of scripts) checkCalls(script);
    for (const script of scripts.filter((one) => one.includes('\n'))) expect(script).toMatch(/^set -euo pipefail\n/);
  });

  itWhere('shellcheck', notOnPath('shellcheck'))('passes shellcheck', () => {
    for (const job of GITLAB_JOBS) {
      const input = gitlabScripts(job).join('\n');
      expect(spawnSync('shellcheck', ['--shell=bash', '-'], { input, encoding: 'utf8' }).stdout).toBe('');
    }
  });

  it('validates and synthesises a fork, and does nothing else for it', () => {
    expect(jobOf('validate')).not.toHaveProperty('environment');
    expect(jobOf('validate').rules).toEqual([{ when: 'always' }]);
    expect(jobOf('merge request').rules).toEqual([
      {
        if:
          '$CI_PIPELINE_SOURCE == "merge_request_event" && ' +
          '$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_MERGE_REQUEST_PROJECT_ID',
      },
    ]);
  });

  it('may change Okta in the deploy alone, from its environment', () => {
    const mayManage = GITLAB_JOBS.filter((job) => JSON.stringify(jobOf(job)).includes('.manage'));

    expect(mayManage).toEqual(['deploy']);
    expect(jobOf('deploy').environment).toEqual({ name: 'klaviyo-deploy' });
  });

  it('shows no token among the arguments of a process', () => {
    const headers = text.match(/--header .{0,12}/g) ?? [];

    expect(headers.length).toBeGreaterThan(0);
    expect(headers.filter((header) => !header.startsWith('--header @<(printf'))).toEqual([]);
  });
});
