import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { summarizePlan } from '../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../src/provider/plan-providers.js';
import { checkShell } from '../docs/shell-examples.js';
import { gitlabScripts } from './github-workflow.js';
import { notOnPath, runScript, type ScriptRun, type Surroundings } from './run-script.js';
import { describeWhere } from '../environment/needs.js';

const whereToolsAre = describeWhere('shell-tools', notOnPath('bash', 'jq', 'diff', 'sed', 'curl', 'tar'));

/** What the simulated GitLab holds, by path below the project; what is uploaded is added. */
const held = new Map<string, string | number>();
const seen: string[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url!.replace('/api/v4/projects/7/', '');
    const token = [request.headers['job-token'], request.headers['private-token']].filter(Boolean).join();
    seen.push(`${request.method} ${path} ${token}`);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = held.get(path);
      if (request.method === 'PUT') held.set(path, Buffer.concat(chunks).toString('base64'));
      const status =
        typeof answer === 'number' ? answer : request.method === 'PUT' ? 201 : answer === undefined ? 404 : 200;
      response.writeHead(status).end(typeof answer === 'string' ? Buffer.from(answer, 'base64') : '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  held.clear();
  seen.length = 0;
});

function hold(path: string, value: unknown): void {
  held.set(path, Buffer.from(JSON.stringify(value)).toString('base64'));
}

/**
 * Runs what is particular to a job, which is the last of its scripts, behind the one that says whose access changes, and checks its calls
 * against the command line.
 */
async function runJob(job: string, { environment, ...rest }: Surroundings): Promise<ScriptRun> {
  const scripts = gitlabScripts(job);
  const people = scripts.filter((one) => one.includes('klaviyo-access people'));
  const script = [...people, scripts.at(-1)!].join('\n');
  const run = await runScript(job === 'drift' || job === 'report' ? script : `allow=()\n${script}`, {
    ...rest,
    environment: {
      ACCOUNT: 'acme',
      CI_API_V4_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4`,
      CI_PROJECT_ID: '7',
      CI_COMMIT_SHA: 'c0ffee',
      CI_JOB_TOKEN: 'example-job-token',
      GITLAB_TOKEN: 'example-token',
      ...environment,
    },
  });
  for (const call of run.calls) checkShell(call);
  return run;
}

/** klaviyo-access: prints the summary it is given, writes the reports, and ends each command as the test says. */
const NPX = `case "$*" in
  *" people "*) echo "People."; exit "\${PEOPLE:-0}" ;;
  *plan-summary*) cat summary.json 2> /dev/null || echo '{}' ;;
  *plan-guard*) echo verdict; exit "\${GUARD:-0}" ;;
  *" drift "*) if [ "\${DRIFT:-0}" != 1 ]; then echo Drift. > reports/drift.md; fi; exit "\${DRIFT:-0}" ;;
  *" report "*" --history kept/history "*)
    echo new > reports/drift.json; mkdir -p kept/history; echo run >> kept/history/run.json; exit "\${REPORT:-0}" ;;
  *" accounts "*) echo '[{"name":"acme","kind":"account"}]' ;;
  *" notify "*) exit "\${NOTIFY:-0}" ;;
esac`;
/** git, whose commit before has an access file. */
const GIT =
  'if [ "$1" = worktree ]; then mkdir -p "$5"; if [ -z "${NEW:-}" ]; then : > "$5/access.yaml"; fi; fi; exit "${GIT:-0}"';
const TERRAFORM = 'case "$*" in *" plan "*) exit "${PLAN:-0}" ;; *) echo "{}" ;; esac';

whereToolsAre('the validation on GitLab', () => {
  it.each([
    ['an account with a stack', '[{"direct":true},{"direct":false}]', true],
    ['accounts that klaviyo-access provisions alone', '[{"direct":true}]', false],
  ])('GIVEN %s THEN whether stacks are synthesised follows from it', async (_what, accounts, synthesises) => {
    const npx = `case "$*" in *" accounts "*) echo '${accounts}' ;; esac`;
    const run = await runScript(['set -euo pipefail', ...gitlabScripts('validate').slice(1)].join('\n'), {
      programs: { npx },
    });

    expect(run.code).toBe(0);
    expect(run.calls.some((call) => call.includes('validate --without-credentials'))).toBe(true);
    expect(run.calls.some((call) => call.includes('cdktf synth'))).toBe(synthesises);
  });
});

whereToolsAre('the merge request on GitLab', () => {
  const review = (environment: Readonly<Record<string, string>>) =>
    runJob('merge request', { programs: { npx: NPX, terraform: TERRAFORM, git: GIT }, environment });
  const kept = 'packages/generic/reviewed-plan-acme/c0ffee/plan-summary.json';

  it.each(['0', '2'])('GIVEN drift ends with %s THEN all is reported and the plan kept as reviewed', async (code) => {
    const run = await review({ DRIFT: code });

    expect(run.code).toBe(0);
    expect(run.calls.at(-1)).toContain(
      'comment --gitlab --marker acme --file reports/head.md --file reports/people.md --file reports/plan.md --file reports/guard.md',
    );
    expect(seen).toEqual([`PUT ${kept} example-job-token`]);
  });

  it.each([
    [
      'an access file before',
      {},
      / people --account acme --diff \S+\/before\/access\.yaml --format markdown $/,
      /^People\.\n$/,
    ],
    ['no access file before', { NEW: '1' }, / people --account acme --format markdown $/, /^People\.\n$/],
    ['people that cannot be read', { PEOPLE: '1' }, / people /, /^## Not known: people/],
    ['a commit that cannot be fetched', { GIT: '1' }, undefined, /^## Not known: people/],
  ])('GIVEN %s THEN the comment begins with whose access changes', async (_what, environment, call, shown) => {
    const run = await review({ CI_MERGE_REQUEST_DIFF_BASE_SHA: 'ba5e', ...(environment as Record<string, string>) });

    expect(run.code).toBe(0);
    expect(run.file('reports/people.md')).toMatch(shown);
    const calls = run.calls.filter((each) => each.includes(' people '));
    expect(calls).toEqual(call === undefined ? [] : [expect.stringMatching(call)]);
  });

  it('GIVEN the drift check fails THEN that is reported and the job fails, but what was planned and not refused is kept', async () => {
    const run = await review({ DRIFT: '1' });

    expect(run.code).toBe(1);
    expect(run.printed).toContain('Failed: drift.');
    expect(run.file('reports/drift.md')).toMatch(/^## Not known: drift/);
    expect(seen).toEqual([`PUT ${kept} example-job-token`]);
  });

  it('GIVEN the plan cannot be kept THEN the job fails and says so', async () => {
    held.set(kept, 500);

    const run = await review({});

    expect(run.code).toBe(1);
    expect(run.printed).toContain('Failed: keeping-the-plan.');
  });

  it.each([
    ['1', ''],
    ['0', '--plan plan.json '],
  ])('GIVEN Terraform ends the plan with %s THEN the drift check is given "%s"', async (code, flag) => {
    const run = await review({ PLAN: code });

    expect(run.calls.find((call) => call.includes(' drift '))).toContain(`drift --account acme ${flag}--report text`);
  });

  it('of merged results THEN the plan is kept for the head of the branch', async () => {
    await review({ CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: 'feedface' });

    expect(seen).toEqual([`PUT ${kept.replace('c0ffee', 'feedface')} example-job-token`]);
  });

  it.each([
    ['plan', { PLAN: '1' }, ['plan', 'guard']],
    ['guard', { GUARD: '1' }, ['guard']],
    ['guard', { GUARD: '2' }, []],
  ])(
    'GIVEN the %s fails (%o) THEN that is reported, nothing is kept, and the job fails',
    async (part, codes, unknown) => {
      const run = await review(codes);

      expect(run.code).toBe(1);
      expect(run.printed).toContain(`Failed: ${part}.`);
      expect(run.calls.at(-1)).toContain('comment --gitlab');
      const notKnown = ['plan', 'guard', 'drift'].filter((one) =>
        run.file(`reports/${one}.md`)!.startsWith(`## Not known: ${one}`),
      );
      expect(notKnown).toEqual(unknown);
      expect(seen).toEqual([]);
    },
  );
});

whereToolsAre('the deploy on GitLab', () => {
  const summary = (plan: string) =>
    summarizePlan(readFileSync(join(__dirname, `../plan/summary/plans/${plan}.json`), 'utf8'), PLAN_PROVIDERS);
  const reviewed = 'packages/generic/reviewed-plan-acme/feedface/plan-summary.json';
  const merged = { state: 'merged', merge_commit_sha: 'c0ffee', squash_commit_sha: null, sha: 'feedface' };
  const deploy = (environment: Readonly<Record<string, string>> = { PLAN: '2' }) =>
    runJob('deploy', {
      programs: { npx: NPX, terraform: TERRAFORM },
      files: { 'summary.json': JSON.stringify(summary('access-file-changed')) },
      environment,
    });
  const applies = ({ calls }: ScriptRun) => calls.filter((call) => call.includes(' apply '));

  it('GIVEN the plan is the reviewed one THEN it is applied', async () => {
    hold('repository/commits/c0ffee/merge_requests', [merged]);
    hold(reviewed, summary('access-file-changed'));

    const run = await deploy();

    expect(run.code).toBe(0);
    expect(seen).toEqual([
      'GET repository/commits/c0ffee/merge_requests example-token',
      `GET ${reviewed} example-job-token`,
    ]);
    expect(applies(run)).toEqual([
      'terraform -chdir=cdktf.out/stacks/acme apply -input=false -lock-timeout=5m merge.tfplan ',
    ]);
  });

  it.each([
    ['another plan was reviewed', [merged], 'destroy', {}, 'differs from the one that was reviewed'],
    ['no plan was', [merged], undefined, {}, 'There is no reviewed plan of acme at feedface'],
    ['nothing was merged', [{ ...merged, state: 'opened' }], 'access-file-changed', {}, 'is not the merge of one'],
    ['the guard refuses', [merged], 'access-file-changed', { GUARD: '2' }, 'verdict'],
  ])('GIVEN %s THEN nothing is applied', async (_what, mergeRequests, plan, codes, said) => {
    hold('repository/commits/c0ffee/merge_requests', mergeRequests);
    if (plan !== undefined) hold(reviewed, summary(plan));

    const run = await deploy({ PLAN: '2', ...codes });

    expect(run.code).not.toBe(0);
    expect(run.printed).toContain(said);
    expect(applies(run)).toEqual([]);
  });

  it.each([
    ['0', 0],
    ['1', 1],
  ])('GIVEN Terraform ends the plan with %s THEN the job ends with %d and applies nothing', async (code, expected) => {
    const run = await deploy({ PLAN: code });

    expect(run.code).toBe(expected);
    expect(applies(run)).toEqual([]);
  });
});

whereToolsAre('the schedule on GitLab', () => {
  const history = 'packages/generic/klaviyo-access-history/latest/kept.tar.gz';
  const report = (environment: Readonly<Record<string, string>> = {}) =>
    runJob('report', {
      programs: { npx: NPX },
      files: { 'checked/acme.json': '{}' },
      environment: { KLAVIYO_ACCESS_WEBHOOK_URL: 'https://hooks.example.com/acme', ...environment },
    });

  it.each([
    ['0', 0],
    ['2', 0],
    ['1', 1],
  ])('GIVEN drift ends with %s THEN the job of the account ends with %d', async (code, expected) => {
    const run = await runJob('drift', { programs: { npx: NPX }, environment: { DRIFT: code } });

    expect(run.code).toBe(expected);
  });

  it('begins a history, and goes on with it', async () => {
    const first = await report();
    const second = await report({ REPORT: '2' });

    expect(first.code).toBe(0);
    expect(first.printed).toContain('There is no history yet');
    expect(first.calls.at(-1)).not.toContain('--previous');
    expect(second.code).toBe(2);
    expect(second.calls.at(-1)).toContain('--previous kept/drift.json');
    expect(second.file('kept/history/run.json')).toBe('run\nrun\n');
    expect(seen).toEqual(['GET', 'PUT', 'GET', 'PUT'].map((method) => `${method} ${history} example-job-token`));
  });

  it('GIVEN the message could not be sent THEN the run is kept and its findings stay new', async () => {
    expect((await report({ NOTIFY: '1' })).code).toBe(1);

    expect((await report()).calls.at(-1)).not.toContain('--previous');
  });

  it.each([
    ['0', 0],
    ['2', 2],
  ])(
    'GIVEN no webhook and drift %s THEN nothing is sent, that is said, and the run is kept',
    async (code, expected) => {
      const run = await report({ KLAVIYO_ACCESS_WEBHOOK_URL: '', REPORT: code });

      expect(run.code).toBe(expected);
      expect(run.printed).toContain('No message is sent about new findings: KLAVIYO_ACCESS_WEBHOOK_URL is not set.');
      expect(run.calls.filter((call) => call.includes(' notify '))).toEqual([]);
      expect(seen).toEqual([`GET ${history} example-job-token`, `PUT ${history} example-job-token`]);
      expect((await report()).calls.at(-1)).not.toContain('--previous');
    },
  );

  it('GIVEN the history cannot be read THEN none is begun', async () => {
    held.set(history, 500);

    const run = await report();

    expect(run.code).toBe(1);
    expect(run.printed).toContain('answered with status 500');
    expect(seen).toEqual([`GET ${history} example-job-token`]);
  });

  it('GIVEN a report that cannot be made THEN nothing is sent or kept', async () => {
    const run = await report({ REPORT: '1' });

    expect(run.code).toBe(1);
    expect(run.calls.at(-1)).toContain(' report ');
    expect(seen).toEqual([`GET ${history} example-job-token`]);
  });
});

whereToolsAre('the matrix on GitLab', () => {
  const check = (jobs: string, account = 'acme') =>
    runScript(gitlabScripts('drift')[1]!, {
      programs: { npx: NPX },
      environment: { CI_NODE_TOTAL: jobs, ACCOUNT: account },
    });

  it('GIVEN it has every account THEN the job goes on', async () => {
    expect((await check('1')).code).toBe(0);
  });

  it('GIVEN it has not THEN the job fails and names them all', async () => {
    const run = await check('2');

    expect(run.code).toBe(1);
    expect(run.printed).toContain('Name each of these in it: acme.');
  });

  it('GIVEN as many accounts, but one of another name THEN its job fails', async () => {
    const run = await check('1', 'acme-two');

    expect(run.code).toBe(1);
    expect(run.printed).toContain('access.yaml has no account acme-two');
    expect(run.printed).toContain('and no other: acme.');
  });
});

whereToolsAre('the stack on GitLab', () => {
  const prepare = (backend: object, files: Readonly<Record<string, string>>) =>
    runScript(
      gitlabScripts('deploy').find((script) => script.includes('npx cdktf synth'))!,
      {
        programs: { npx: NPX },
        files: { 'cdktf.out/stacks/acme/cdk.tf.json': JSON.stringify({ terraform: { backend } }), ...files },
        environment: { ACCOUNT: 'acme', TF_PLUGIN_CACHE_DIR: 'plugins' },
      },
    );
  const lock = { '.terraform.lock.hcl': '# locked\n' };

  it('GIVEN a lock file THEN it is put beside the stack', async () => {
    const run = await prepare({ s3: {} }, lock);

    expect(run.code).toBe(0);
    expect(run.file('cdktf.out/stacks/acme/.terraform.lock.hcl')).toBe('# locked\n');
  });

  it('GIVEN a lock file of the account THEN that one is put beside the stack', async () => {
    const run = await prepare({ s3: {} }, { ...lock, 'lock-files/acme.hcl': '# of acme\n' });

    expect(run.file('cdktf.out/stacks/acme/.terraform.lock.hcl')).toBe('# of acme\n');
  });

  it.each([
    ['no lock file', { s3: {} }, {}, 'There is no .terraform.lock.hcl'],
    ['a state that the runner loses', { local: {} }, lock, 'The state of acme is a local file'],
  ])('GIVEN %s THEN the job fails', async (_what, backend, files, said) => {
    const run = await prepare(backend, files);

    expect(run.code).toBe(1);
    expect(run.printed).toContain(said);
  });

  it('GIVEN a plan THEN Terraform may not change the lock file', () => {
    for (const job of ['merge request', 'deploy']) {
      expect(gitlabScripts(job).at(-1)).toContain('init -input=false -lockfile=readonly');
    }
  });
});
