import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { summarizePlan } from '../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../src/provider/plan-providers.js';
import { type PlanSummary } from '../../src/plan/summary/plan-summary.js';
import { checkShell } from '../docs/shell-examples.js';
import { scriptOf } from './github-workflow.js';
import { notOnPath, runScript, type ScriptRun, type Surroundings } from './run-script.js';
import { describeWhere } from '../environment/needs.js';

const whereToolsAre = describeWhere('shell-tools', notOnPath('bash', 'jq', 'diff', 'sed'));

const REMOTE = JSON.stringify({ terraform: { backend: { s3: {} } } });
const LOCK = { '.terraform.lock.hcl': '# locked\n' };
const LOCAL = JSON.stringify({ terraform: { backend: { local: {} } } });

/** Runs a step's script, and holds every call of klaviyo-access that it made against the real command line. */
async function runStep(step: readonly [string, string, string?], surroundings: Surroundings): Promise<ScriptRun> {
  const key = { ACCESS_KEY: 'example-access-key', ACCESS_KEY_VARIABLE: 'ACME_KEY' };
  const environment = { ACCOUNT: 'acme', GITHUB_REPOSITORY: 'acme/access', GITHUB_SHA: 'c0ffee', ...key };
  const run = await runScript(scriptOf(...step), {
    ...surroundings,
    environment: { ...environment, ...surroundings.environment },
  });
  for (const call of run.calls) checkShell(call);
  return run;
}

function planSummary(name: string): PlanSummary {
  return summarizePlan(readFileSync(join(__dirname, `../plan/summary/plans/${name}.json`), 'utf8'), PLAN_PROVIDERS);
}

whereToolsAre('the pull request, GIVEN drift ends with a code', () => {
  it.each([
    [0, 0],
    [2, 0],
    [1, 1],
    [137, 137],
  ])('%d THEN the step ends with %d', async (drift, code) => {
    const run = await runStep(['pull-request.yml', 'account', 'Drift'], {
      programs: { npx: `exit ${drift}` },
      environment: { PLAN: 'failure' },
    });

    expect(run.code).toBe(code);
    expect(run.calls).toEqual([expect.stringContaining('drift --account acme --report github')]);
  });

  it('AND a plan THEN the drift check is given it', async () => {
    const run = await runStep(['pull-request.yml', 'account', 'Drift'], {
      programs: { npx: 'exit 2' },
      environment: { PLAN: 'success' },
    });

    expect(run.code).toBe(0);
    expect(run.calls).toEqual([expect.stringMatching(/drift --account acme --plan \S+\/plan\.json --report github/)]);
  });
});

whereToolsAre('the pull request, GIVEN the accounts before and after', () => {
  const say = (before: readonly string[] | undefined, after: readonly string[]) => {
    const listed = (names: readonly string[]) => JSON.stringify(names.map((name) => ({ name, kind: 'account' })));
    return runStep(['pull-request.yml', 'validate', 'Say what becomes of accounts that are taken out'], {
      programs: {
        git: before === undefined ? 'exit 128' : 'echo "# access.yaml of $*"',
        npx: before === undefined || before.length === 0 ? 'exit 1' : `echo '${listed(before)}'`,
      },
      files: { 'runner/accounts.json': listed(after) },
    });
  };

  it.each([
    ['another one', ['acme'], ['acme', 'acme-two'], ''],
    ['one that is taken out', ['acme', 'acme-two'], ['acme-two'], 'takes the account acme out of access.yaml'],
    ['one that takes the place of another', ['acme'], ['acme-two'], 'takes the account acme out of access.yaml'],
    ['no file before', undefined, ['acme'], 'There was no access.yaml before'],
    ['a file before that cannot be read', [], ['acme'], '::warning::The access.yaml before cannot be read'],
  ])('%s THEN the step passes and says what that means', async (_what, before, after, said) => {
    const run = await say(before, after);

    expect(run.code).toBe(0);
    expect(run.printed).toContain(said);
    expect(run.printed.match(/::warning::This pull request takes/g) ?? []).toHaveLength(
      said.startsWith('takes') ? 1 : 0,
    );
    expect(run.calls[0]).toBe(String.raw`git show HEAD\^1:./access.yaml `);
  });
});

whereToolsAre('the pull request, GIVEN the access file before', () => {
  const GIT = 'case "$1" in worktree) cp -r before "${@: -2:1}" ;; rev-parse) echo ;; esac';
  const step = (before: string, npx: string) =>
    runStep(['pull-request.yml', 'account', 'Whose access changes'], {
      programs: { git: GIT, npx },
      files: { [before]: '# before' },
    });

  it('THEN the people of both are compared, each file with what stands beside it', async () => {
    const run = await step('before/access.yaml', 'echo "## Whose access changes"');

    expect(run.code).toBe(0);
    expect(run.file('reports/people.md')).toBe('## Whose access changes\n');
    expect(run.calls.at(-1)).toMatch(
      /people --account acme --diff \S+\/runner\/before\/access\.yaml --format markdown $/,
    );
  });

  it('AND that there was none THEN everyone is listed', async () => {
    const run = await step('before/README.md', 'echo "## Who should have access"');

    expect(run.code).toBe(0);
    expect(run.printed).toContain('everyone who is listed gains access');
    expect(run.calls.at(-1)).toBe('npx klaviyo-access people --account acme --format markdown ');
  });

  it('AND that it cannot be read THEN the step warns, and nothing reads as an answer', async () => {
    const run = await step('before/access.yaml', 'echo half; exit 1');

    expect(run.code).toBe(0);
    expect(run.printed).toContain('::warning::It is not known whose access this pull request changes');
    expect(run.file('reports/people.md')).toBeUndefined();
  });
});

whereToolsAre('the pull request, GIVEN the guard ends with a code', () => {
  const guard = ['pull-request.yml', 'account', 'Guard'] as const;

  it.each([0, 2])('%d THEN the step does too, and the comment says what was refused', async (code) => {
    const run = await runStep(guard, { programs: { npx: `echo '\`\`\` refused'; echo 'The verdict.'; exit ${code}` } });

    expect(run.code).toBe(code);
    expect(run.file('reports/guard.md')).toBe('## Guard: The verdict.\n\n    ``` refused\n');
    expect(run.printed).toBe('``` refused\nThe verdict.\n');
  });

  it('1 THEN the step does too, and leaves nothing that reads as a verdict', async () => {
    const run = await runStep(guard, { programs: { npx: 'echo half; exit 1' } });

    expect(run.code).toBe(1);
    expect(run.file('reports/guard.md')).toBeUndefined();
  });

  it('AND refusals that the repository allows THEN they are handed over one by one', async () => {
    const allowed = '# until the move is done\r\n\r\nrole-attribute=a.b["c d"]\r\ngroup-unassigned=e.f';
    const run = await runStep(guard, { programs: { npx: 'exit 0' }, files: { 'allowed-refusals/acme.txt': allowed } });

    expect(run.code).toBe(0);
    expect(run.calls[0]).toContain(String.raw`--allow=role-attribute=a.b\[\"c\ d\"\] --allow=group-unassigned=e.f`);
  });
});

whereToolsAre('the access key', () => {
  const steps = [
    ['pull-request.yml', 'account', 'Guard'],
    ['pull-request.yml', 'account', 'Drift'],
    ['merge.yml', 'deploy', 'Guard'],
    ['schedule.yml', 'drift', 'Drift'],
  ] as const;
  const npx = 'echo "${ACME_KEY-none}" > key';

  it.each(steps)('of %s, %s, %s is in the variable that the account names', async (...step) => {
    const run = await runStep(step, { programs: { npx }, environment: { PLAN: 'failure' } });

    expect(run.file('key')).toBe('example-access-key\n');
    expect(run.calls.join()).not.toContain('example-access-key');
  });

  it.each(steps)('of %s, %s, %s is in none, GIVEN it is read from a file', async (...step) => {
    const key = { ACCESS_KEY: '', ACCESS_KEY_VARIABLE: '' };
    const run = await runStep(step, { programs: { npx }, environment: { PLAN: 'failure', ...key } });

    expect(run.code).toBe(0);
    expect(run.file('key')).toBe('none\n');
  });
});

whereToolsAre('the comment', () => {
  const comment = ['pull-request.yml', 'account', 'Comment'] as const;
  const parts = {
    'reports/people.md': 'Nobody.\n',
    'reports/plan.md': 'The plan.\n',
    'reports/guard.md': 'The guard.\n',
    'reports/drift.md': 'Drift.\n',
  };

  it('joins what there is, for the account and the commit', async () => {
    const run = await runStep(comment, {
      programs: { npx: 'exit 0' },
      files: parts,
      environment: { HEAD_SHA: 'feedface' },
    });

    expect(run.code).toBe(0);
    expect(run.file('reports/head.md')).toBe('# Klaviyo account acme\n\nCommit feedface.\n');
    expect(run.file('reports/drift.md')).toBe('Drift.\n');
    expect(run.calls).toEqual([
      'npx klaviyo-access comment --github --marker acme --file reports/head.md --file reports/people.md ' +
        '--file reports/plan.md --file reports/guard.md --file reports/drift.md ',
    ]);
  });

  it.each(['people', 'plan', 'guard', 'drift'])('GIVEN no %s THEN it says that this is not known', async (part) => {
    const run = await runStep(comment, {
      programs: { npx: 'exit 0' },
      files: { ...parts, [`reports/${part}.md`]: '' },
      environment: { HEAD_SHA: 'feedface' },
    });

    expect(run.code).toBe(0);
    expect(run.file(`reports/${part}.md`)).toContain(`## Not known: ${part}`);
  });
});

whereToolsAre('the plan', () => {
  describe.each([
    ['pull-request.yml', 'account'],
    ['merge.yml', 'deploy'],
  ])('of %s', (file, job) => {
    const terraform = 'case "$*" in *" plan "*) exit "$PLAN_CODE" ;; *) echo "{}" ;; esac';
    const plan = (stack: string, planCode: number, lock: Readonly<Record<string, string>> = LOCK) =>
      runStep([file, job, 'Plan'], {
        programs: { terraform, npx: 'echo summary' },
        files: { 'cdktf.out/stacks/acme/cdk.tf.json': stack, ...lock },
        environment: { PLAN_CODE: String(planCode) },
      });

    it('GIVEN a state that the runner loses THEN it is refused before anything is done', async () => {
      const run = await plan(LOCAL, 0);

      expect(run.code).toBe(1);
      expect(run.printed).toContain('::error::The state of acme is a local file');
      expect(run.calls).toEqual([]);
    });

    it('GIVEN no lock file THEN no provider is fetched', async () => {
      const run = await plan(REMOTE, 0, {});

      expect(run.code).toBe(1);
      expect(run.printed).toContain('::error::There is no .terraform.lock.hcl beside cdktf.json');
      expect(run.calls).toEqual([]);
    });

    it('GIVEN a lock file THEN the stack has it, and Terraform may not change it', async () => {
      const run = await plan(REMOTE, 0);

      expect(run.file('cdktf.out/stacks/acme/.terraform.lock.hcl')).toBe('# locked\n');
      expect(run.calls[0]).toBe('terraform -chdir=cdktf.out/stacks/acme init -input=false -lockfile=readonly ');
    });

    it('GIVEN a lock file of the account THEN the stack has that one', async () => {
      const run = await plan(REMOTE, 0, { ...LOCK, 'lock-files/acme.hcl': '# of acme\n', 'lock-files/other.hcl': '' });

      expect(run.file('cdktf.out/stacks/acme/.terraform.lock.hcl')).toBe('# of acme\n');
    });

    it('GIVEN Terraform fails THEN so does the step, and nothing is summarised', async () => {
      const run = await plan(REMOTE, 1);

      expect(run.code).toBe(1);
      expect(run.calls.filter((call) => call.startsWith('npx'))).toEqual([]);
    });

    it('GIVEN a plan THEN it is summarised', async () => {
      const run = await plan(REMOTE, 0);

      expect(run.code).toBe(0);
      expect(run.calls.filter((call) => call.includes('plan-summary'))).toHaveLength(2);
    });
  });
});

whereToolsAre('the plan of the merge, GIVEN Terraform ends with', () => {
  it.each([
    [0, 'changes=false\n'],
    [2, 'changes=true\n'],
  ])('%d THEN the step says %s', async (planCode, outputs) => {
    const run = await runStep(['merge.yml', 'deploy', 'Plan'], {
      programs: { terraform: `case "$*" in *" plan "*) exit ${planCode} ;; esac`, npx: 'exit 0' },
      files: { 'cdktf.out/stacks/acme/cdk.tf.json': REMOTE, ...LOCK },
    });

    expect(run.code).toBe(0);
    expect(run.outputs).toBe(outputs);
  });
});

whereToolsAre('the merge looks for its pull request', () => {
  const merged = { merged_at: '2026-11-23T06:00:00Z', merge_commit_sha: 'c0ffee', head: { sha: 'feedface' } };
  const find = (pulls: unknown) =>
    runStep(['merge.yml', 'reviewed', 'Find the pull request'], {
      programs: { gh: 'cat pulls.json' },
      files: { 'pulls.json': JSON.stringify(pulls) },
    });

  it('and hands its head on', async () => {
    const run = await find([{ ...merged, merge_commit_sha: 'other' }, merged]);

    expect(run.code).toBe(0);
    expect(run.outputs).toBe('head=feedface\n');
  });

  it.each([
    ['no pull request', []],
    ['an open one', [{ ...merged, merged_at: null }]],
  ])('GIVEN %s THEN nothing is deployed, and the way on is said', async (_what, pulls) => {
    const run = await find(pulls);

    expect(run.code).toBe(1);
    expect(run.printed).toContain('is not the merge of one pull request');
    expect(run.printed).toContain('Open a pull request');
    expect(run.outputs).toBe('');
  });
});

whereToolsAre('the deploy of an account looks for its reviewed plan', () => {
  const own = { id: 7, run_number: 3, conclusion: 'failure', head_repository: { full_name: 'acme/access' } };
  const kept = { name: 'reviewed-plan-acme', expired: false };
  const find = (runs: unknown, artifacts: unknown = [kept]) =>
    runStep(['merge.yml', 'deploy', 'Find the reviewed plan'], {
      programs: {
        gh: `case "$*" in
  *"head_sha=feedface"*) cat runs.json ;;
  *"/actions/runs/8/artifacts?name=reviewed-plan-acme&"*) cat artifacts.json ;;
  *) exit 1 ;;
esac`,
      },
      files: {
        'runs.json': JSON.stringify({ workflow_runs: runs }),
        'artifacts.json': JSON.stringify({ artifacts }),
      },
      environment: { REVIEW_WORKFLOW: 'pull-request.yml', HEAD_SHA: 'feedface' },
    });
  const newest = { ...own, id: 8, run_number: 4 };

  it('in the newest run of the head, though another account has failed in it', async () => {
    const run = await find([own, newest]);

    expect(run.code).toBe(0);
    expect(run.outputs).toBe('run=8\n');
    expect(run.calls.join()).not.toContain('status=');
  });

  it.each([
    ['no run', [], [kept], 'there is no reviewed plan'],
    ['the run of a fork', [{ ...newest, head_repository: { full_name: 'eve/access' } }], [kept], 'no reviewed plan'],
    ['the run of a fork that is gone', [{ ...newest, head_repository: null }], [kept], 'no reviewed plan'],
    ['a run in which this account failed', [newest], [], 'has no reviewed plan of acme'],
    ['a plan that has expired', [newest], [{ ...kept, expired: true }], 'has no reviewed plan of acme'],
  ])('GIVEN %s THEN this account alone fails, and the way on is said', async (_what, runs, artifacts, said) => {
    const run = await find(runs, artifacts);

    expect(run.code).toBe(1);
    expect(run.printed).toContain(said);
    expect(run.printed).toContain('acme is not deployed');
    expect(run.printed).toContain('Open a pull request');
    expect(run.outputs).toBe('');
  });
});

whereToolsAre('the merge, GIVEN deploys that ended with', () => {
  it.each([
    ['failure', false],
    ['cancelled', true],
  ])('%s THEN the way on is said', async (result, isCancelled) => {
    const run = await runStep(['merge.yml', 'way-on'], { environment: { RESULT: result } });

    expect(run.code).toBe(1);
    expect(run.printed).toContain('open a pull request, review its plan, and merge it');
    expect(run.printed.includes('GitHub keeps one that waits')).toBe(isCancelled);
  });
});

whereToolsAre('the merge, GIVEN a plan', () => {
  const reviewed = planSummary('access-file-changed');
  const compare = (first: unknown, second: unknown) =>
    runStep(['merge.yml', 'deploy', 'Refuse a plan that nobody has reviewed'], {
      files: {
        'reviewed/plan-summary.json': JSON.stringify(first),
        'runner/plan-summary.json': JSON.stringify(second),
      },
    });

  it('that is the reviewed one THEN it goes on, whatever was changed by hand since', async () => {
    const { outside } = planSummary('changed-by-hand');
    expect(outside.length).toBeGreaterThan(0);

    const { code, printed } = await compare(reviewed, { ...reviewed, outside, terraformVersion: '1.12.0' });

    expect(printed).toBe('');
    expect(code).toBe(0);
  });

  it.each(['destroy', 'first', 'targeted'])('that is another one (%s) THEN it is refused', async (other) => {
    const { code, printed } = await compare(reviewed, planSummary(other));

    expect(code).toBe(1);
    expect(printed).toContain('::error::The plan of acme differs from the one that was reviewed');
  });

  it.each([
    ['nothing', {}],
    ['another version', { ...reviewed, version: 2 }],
  ])('and a reviewed one that says %s THEN it is refused', async (_what, other) => {
    expect((await compare(other, other)).code).not.toBe(0);
  });
});

whereToolsAre('the report of the schedule', () => {
  const report = (code: number) =>
    runStep(['schedule.yml', 'report', 'Make one report of all accounts'], {
      programs: { npx: `exit ${code}` },
      files: { 'checked/acme.json': '{}', 'checked/acme-portfolio.json': '{}' },
      environment: { ACCOUNTS: '[{"name":"acme","kind":"account"},{"name":"acme-portfolio","kind":"portfolio"}]' },
    });

  it.each([0, 2])('expects every account, and hands the code %d on', async (code) => {
    const run = await report(code);

    expect(run.code).toBe(0);
    expect(run.outputs).toBe(`code=${code}\n`);
    expect(run.calls[0]).toContain(
      'report checked/acme-portfolio.json checked/acme.json --expect=acme --expect=acme-portfolio ',
    );
    // All of them are one run of the history.
    expect(run.calls[0]).toContain(' --history kept/history ');
  });

  it('GIVEN one that cannot be made THEN the job fails', async () => {
    const run = await report(1);

    expect(run.code).toBe(1);
    expect(run.outputs).toBe('');
  });

  it.each([
    ['0', 0, ''],
    ['2', 2, 'There is drift, or an account that nobody is assigned to yet.'],
    ['', 1, 'There is no result'],
  ])('GIVEN the code "%s" THEN the verdict ends with %d', async (code, verdict, printed) => {
    const run = await runStep(['schedule.yml', 'verdict'], { environment: { CODE: code } });

    expect(run.code).toBe(verdict);
    expect(run.printed).toContain(printed);
  });
});

whereToolsAre('the history of the schedule', () => {
  const artifact = (id: number, created: string, run: object = {}, expired = false) => ({
    expired,
    created_at: created,
    workflow_run: { id, head_branch: 'main', head_repository_id: 1, repository_id: 1, ...run },
  });
  const find = (artifacts: unknown, gh = 'cat artifacts.json') =>
    runStep(['schedule.yml', 'report', 'Find the history of the last run'], {
      programs: { gh },
      files: { 'artifacts.json': JSON.stringify({ artifacts }) },
      environment: { GITHUB_REF_NAME: 'main' },
    });

  it('is the newest of this branch of this repository', async () => {
    const run = await find([
      artifact(1, '2026-11-20T06:00:00Z'),
      artifact(2, '2026-11-21T06:00:00Z'),
      artifact(3, '2026-11-22T06:00:00Z', { head_repository_id: 2 }),
      artifact(4, '2026-11-22T06:00:00Z', { head_branch: 'else' }),
      artifact(5, '2026-11-22T06:00:00Z', {}, true),
    ]);

    expect(run.outputs).toBe('run=2\n');
  });

  it('GIVEN none THEN it begins, and that is said', async () => {
    const run = await find([]);

    expect(run.code).toBe(0);
    expect(run.outputs).toBe('run=\n');
    expect(run.printed).toContain('::notice::There is no history yet');
  });

  it('GIVEN GitHub does not answer THEN the job fails rather than begin a new one', async () => {
    const run = await find([], 'exit 1');

    expect(run.code).toBe(1);
    expect(run.outputs).toBe('');
  });
});

whereToolsAre('the notification of the schedule', () => {
  const WEBHOOK = 'https://hooks.example.com/acme';
  const notify = (code: number, files: Readonly<Record<string, string>>, webhook = WEBHOOK) =>
    runStep(['schedule.yml', 'report', 'Notify of new findings'], {
      programs: { npx: `exit ${code}` },
      files: { 'reports/drift.json': 'new', 'kept/history/run.json': '{}', ...files },
      // GitHub gives a step an empty text for a secret that is not set.
      environment: { KLAVIYO_ACCESS_WEBHOOK_URL: webhook },
    });

  it('GIVEN no webhook THEN the step says so, passes, and what is new stays new', async () => {
    const run = await notify(1, { 'kept/drift.json': 'old' }, '');

    expect(run.code).toBe(0);
    expect(run.printed).toContain('::notice::No message is sent about new findings');
    expect(run.calls).toEqual([]);
    expect(run.file('kept/drift.json')).toBe('old');
  });

  it('GIVEN no report before THEN everything is new', async () => {
    const run = await notify(0, {});

    expect(run.calls).toEqual(['npx klaviyo-access notify --report reports/drift.json --min-severity medium ']);
    expect(run.file('kept/drift.json')).toBe('new');
  });

  it('GIVEN one THEN it is compared with it and takes its place', async () => {
    const run = await notify(0, { 'kept/drift.json': 'old' });

    expect(run.calls[0]).toContain('--previous kept/drift.json');
    expect(run.file('kept/drift.json')).toBe('new');
  });

  it('GIVEN it could not be sent THEN what is new stays new', async () => {
    const run = await notify(1, { 'kept/drift.json': 'old' });

    expect(run.code).toBe(1);
    expect(run.file('kept/drift.json')).toBe('old');
  });
});
