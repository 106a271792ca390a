import { checkShell } from '../docs/shell-examples.js';
import { describeWhere } from '../environment/needs.js';
import { gitlabScripts } from './github-workflow.js';
import { notOnPath, runScript, type ScriptRun } from './run-script.js';

const whereToolsAre = describeWhere('shell-tools', notOnPath('bash', 'jq', 'diff', 'sed'));

const SHA = 'ab'.repeat(32);
const plan = (users: readonly string[]) =>
  JSON.stringify({
    version: 1,
    accounts: [
      { account: 'acme', baseUrl: 'https://a', actions: users.map((userName) => ({ userName })), allowed: [] },
    ],
    sha256: SHA,
  });

/** klaviyo-access, whose plan is the file now.json of the test. */
const NPX = `case "$*" in
  *" reconcile plan "*)
    if [ "\${PLAN:-0}" != 1 ]; then
      while [ $# -gt 0 ]; do if [ "$1" = --out ]; then cp planned.json "$2"; fi; shift; done
      echo Writes. > reports/writes.md
    fi
    exit "\${PLAN:-0}" ;;
  *" reconcile apply "*) exit "\${APPLY:-0}" ;;
esac`;

/** GitLab: the merge request, and the plan that was kept under its head. */
const CURL = `case "$*" in
  *--upload-file*) exit "\${KEEP:-0}" ;;
  */merge_requests*) cat merge-requests.held ;;
  */reviewed-writes-acme/feedface/plan.json*) if [ -f reviewed.held ]; then cat reviewed.held; else exit 22; fi ;;
  *) exit 22 ;;
esac`;

const MERGED = JSON.stringify([{ state: 'merged', merge_commit_sha: 'c0ffee', sha: 'feedface' }]);

/** Runs the part of a job that is about an account without a stack; `going on` is printed where the job goes on after it. */
async function runPart(
  job: string,
  environment: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
  direct = true,
): Promise<ScriptRun> {
  const script = gitlabScripts(job).find((one) => one.includes('reconcile plan'))!;
  const run = await runScript(`allow=()\n${script}\necho "going on, written \${written:-}"`, {
    programs: { npx: NPX, curl: CURL },
    environment: {
      ...{ ACCOUNT: 'acme', CI_COMMIT_SHA: 'c0ffee', CI_JOB_TOKEN: 'example-job-token', GITLAB_TOKEN: 'example-token' },
      ...{ CI_API_V4_URL: 'https://gitlab.example.com/api/v4', CI_PROJECT_ID: '7' },
      ...environment,
    },
    files: {
      'accounts.json': JSON.stringify([{ name: 'acme', ...(direct && { direct }) }]),
      'planned.json': plan(['grace@example.com']),
      'merge-requests.held': MERGED,
      ...files,
    },
  });
  for (const call of run.calls.filter((one) => one.startsWith('npx'))) checkShell(call);
  return run;
}

const ofNpx = ({ calls }: ScriptRun): readonly string[] => calls.filter((call) => call.startsWith('npx'));

whereToolsAre('an account with a stack', () => {
  it.each(['merge request', 'deploy', 'drift'])('is not planned as one without, in the job %s', async (job) => {
    const run = await runPart(job, {}, {}, false);

    expect(run.code).toBe(0);
    expect(run.calls).toEqual([]);
    expect(run.printed).toContain('going on');
  });
});

whereToolsAre('the merge request of a direct account on GitLab', () => {
  it.each(['0', '2'])('GIVEN a plan that ends with %s THEN it is kept under the head, and commented', async (code) => {
    const run = await runPart('merge request', { PLAN: code, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: 'feedface' });

    expect(run.code).toBe(0);
    expect(run.printed).not.toContain('going on');
    expect(run.calls.join()).toContain('reviewed-writes-acme/feedface/plan.json');
    expect(ofNpx(run).at(-1)).toContain(
      'comment --gitlab --marker acme --file reports/head.md --file reports/people.md --file reports/writes.md',
    );
  });

  it.each([
    ['a plan that fails', { PLAN: '1' }, '## Not known: writes'],
    ['a plan that cannot be kept', { PLAN: '2', KEEP: '22' }, 'Writes.'],
  ])('GIVEN %s THEN the job fails after the comment', async (_, environment, shown) => {
    const run = await runPart('merge request', environment);

    expect(run.code).not.toBe(0);
    expect(run.file('reports/writes.md')).toContain(shown);
    expect(ofNpx(run).at(-1)).toContain('comment --gitlab');
  });
});

whereToolsAre('the merge of a direct account on GitLab', () => {
  const reviewed = { 'reviewed.held': plan(['grace@example.com']) };

  it('GIVEN the reviewed plan, and the same one now THEN exactly its hash is applied', async () => {
    const run = await runPart('deploy', { PLAN: '2' }, reviewed);

    expect(run.code).toBe(0);
    expect(ofNpx(run).at(-1)).toContain(`reconcile apply writes/plan.json --expect ${SHA} `);
  });

  it.each([
    ['another plan now', { ...reviewed, 'planned.json': plan(['ada@example.com']) }, 'differs from what was reviewed'],
    ['no reviewed plan', {}, 'There is no reviewed plan of the writes to acme'],
    ['no merge request', { ...reviewed, 'merge-requests.held': '[]' }, 'is not the merge of one merge request'],
  ])('GIVEN %s THEN nothing is applied, and the way on is said', async (_, files, said) => {
    const run = await runPart('deploy', { PLAN: '2' }, files);

    expect(run.code).toBe(1);
    expect(run.printed).toContain(said);
    expect(run.printed).toContain('Open a merge request');
    expect(ofNpx(run).join()).not.toContain('apply');
  });

  it.each([
    ['0', 0],
    ['1', 1],
  ])('GIVEN a plan that ends with %s THEN the job ends with %d, and nothing is applied', async (ends, code) => {
    const run = await runPart('deploy', { PLAN: ends }, reviewed);

    expect(run.code).toBe(code);
    expect(ofNpx(run)).toHaveLength(1);
  });
});

whereToolsAre('the schedule of a direct account on GitLab', () => {
  it.each([
    ['nothing to do', { PLAN: '0' }, '0', 1],
    ['something to do', { PLAN: '2' }, '0', 2],
    ['a plan that fails', { PLAN: '1' }, '1', 1],
    ['an apply that fails', { PLAN: '2', APPLY: '1' }, '1', 2],
  ])(
    'GIVEN %s THEN drift is checked all the same, and the job ends with that code',
    async (_, environment, code, calls) => {
      const run = await runPart('drift', environment);

      expect(run.code).toBe(0);
      expect(run.printed).toContain(`going on, written ${code}`);
      expect(ofNpx(run)).toHaveLength(calls);
      if (calls === 2) expect(ofNpx(run)[1]).toContain(`--automatic --expect ${SHA} `);
    },
  );
});
