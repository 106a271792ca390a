import { checkShell } from '../docs/shell-examples.js';
import { describeWhere } from '../environment/needs.js';
import { scriptOf } from './github-workflow.js';
import { notOnPath, runScript, type ScriptRun, type Surroundings } from './run-script.js';

const whereToolsAre = describeWhere('shell-tools', notOnPath('bash', 'jq', 'diff', 'sed'));

/** Runs a step's script, and holds every call of klaviyo-access that it made against the real command line. */
async function runStep(step: readonly [string, string, string], surroundings: Surroundings): Promise<ScriptRun> {
  const key = { ACCESS_KEY: 'example-access-key', ACCESS_KEY_VARIABLE: 'ACME_KEY' };
  const run = await runScript(scriptOf(...step), {
    ...surroundings,
    environment: { ACCOUNT: 'acme', ...key, ...surroundings.environment },
  });
  for (const call of run.calls) checkShell(call);
  expect(run.calls.join()).not.toContain('example-access-key');
  return run;
}

const SHA = 'ab'.repeat(32);
const action = (userName: string) => ({ kind: 'deactivate', userName, reason: 'They have left.' });
const plan = (actions: readonly object[], more: object = {}) => ({
  version: 1,
  madeAt: '2026-11-23T06:00:00.000Z',
  accounts: [{ account: 'acme', baseUrl: 'https://a.klaviyo.com/scim/v2', actions, left: [], allowed: [], ...more }],
  sha256: SHA,
});

/** klaviyo-access, which writes the plan to the file that it is given, and ends each command as the test says. */
const NPX = `case "$*" in
  *" reconcile plan "*)
    if [ "\${PLAN:-0}" != 1 ]; then
      while [ $# -gt 0 ]; do if [ "$1" = --out ]; then printf '{"sha256":"${SHA}"}' > "$2"; fi; shift; done
    fi
    exit "\${PLAN:-0}" ;;
  *" reconcile apply "*) echo "\${ACME_KEY-none}" > key; exit "\${APPLY:-0}" ;;
esac`;

whereToolsAre('the writes of a pull request, GIVEN the plan ends with', () => {
  const step = (code: number, files = {}) =>
    runStep(['pull-request.yml', 'direct', 'Plan the writes'], {
      programs: { npx: NPX },
      environment: { PLAN: String(code) },
      files,
    });

  it.each([0, 2])('%d THEN the step passes, and its hash is kept beside it', async (code) => {
    const run = await step(code);

    expect(run.code).toBe(0);
    expect(run.file('writes/sha256')).toBe(`${SHA}\n`);
    expect(run.calls).toEqual([
      expect.stringContaining('reconcile plan --account acme --out writes/plan.json --valid-for 7200 --report text'),
    ]);
  });

  it('1, as by a limit THEN the step fails, and nothing is kept', async () => {
    const run = await step(1);

    expect(run.code).toBe(1);
    expect(run.file('writes/sha256')).toBeUndefined();
  });

  it('AND a limit that the repository lets through THEN it is handed over', async () => {
    const run = await step(0, { 'allowed-refusals/acme.txt': '# a move\nmaximumRemovals=acme\n' });

    expect(run.calls[0]).toContain('--allow=maximumRemovals=acme');
  });
});

whereToolsAre('the comment on the writes', () => {
  it.each(['people', 'writes'])('GIVEN no %s THEN it says that this is not known', async (missing) => {
    const run = await runStep(['pull-request.yml', 'direct', 'Comment'], {
      programs: { npx: 'exit 0' },
      files: { 'reports/people.md': 'People.\n', 'reports/writes.md': 'Writes.\n', [`reports/${missing}.md`]: '' },
      environment: { HEAD_SHA: 'feedface' },
    });

    expect(run.code).toBe(0);
    expect(run.file(`reports/${missing}.md`)).toContain(`## Not known: ${missing}`);
    expect(run.calls).toEqual([
      'npx klaviyo-access comment --github --marker acme --file reports/head.md --file reports/people.md --file reports/writes.md ',
    ]);
  });
});

whereToolsAre('the merge of a direct account', () => {
  it.each([
    [0, 0, 'changes=false\n'],
    [2, 0, 'changes=true\n'],
    [1, 1, ''],
  ])('GIVEN a plan that ends with %d THEN the step ends with %d and says %j', async (ends, code, outputs) => {
    const run = await runStep(['merge.yml', 'write', 'Plan the writes again'], {
      programs: { npx: NPX },
      environment: { PLAN: String(ends) },
    });

    expect(run).toMatchObject({ code, outputs });
  });

  const compare = (reviewed: object, now: object) =>
    runStep(['merge.yml', 'write', 'Refuse writes that nobody has reviewed'], {
      files: { 'reviewed/plan.json': JSON.stringify(reviewed), 'runner/now.json': JSON.stringify(now) },
    });
  const both = [action('grace@example.com'), action('alan@example.com')];

  it('GIVEN the same actions at another time THEN it goes on', async () => {
    const left = [{ userName: 'ada@example.com', leftTo: 'person', why: 'An exception holds.' }];
    const run = await compare(plan(both), {
      ...plan(both, { left }),
      madeAt: '2026-11-24T06:00:00.000Z',
      sha256: 'cd',
    });

    expect(run).toMatchObject({ code: 0, printed: '' });
  });

  it.each([
    ['one more', plan([...both, action('ada@example.com')])],
    ['one fewer, as after a run that was stopped', plan(both.slice(1))],
    ['another order', plan(both.toReversed())],
    ['another limit that is passed', plan(both, { allowed: ['maximumRemovals'] })],
    ['another server', plan(both, { baseUrl: 'https://b.klaviyo.com/scim/v2' })],
  ])('GIVEN %s THEN it is refused, and the way on is said', async (_, now) => {
    const run = await compare(plan(both), now);

    expect(run.code).toBe(1);
    expect(run.printed).toContain('::error::What is to be written to acme differs from what was reviewed');
    expect(run.printed).toContain('Open a pull request');
  });

  it('GIVEN a plan of another version THEN it is refused', async () => {
    expect((await compare({ ...plan(both), version: 2 }, plan(both))).code).not.toBe(0);
  });

  it.each([0, 1])('GIVEN an apply that ends with %d THEN exactly the reviewed hash was asked for', async (code) => {
    const run = await runStep(['merge.yml', 'write', 'Write what was reviewed'], {
      programs: { npx: NPX },
      files: { 'reviewed/plan.json': JSON.stringify(plan(both)), 'reviewed/sha256': `${SHA}\n` },
      environment: { APPLY: String(code) },
    });

    expect(run.code).toBe(code);
    expect(run.calls).toEqual([
      expect.stringContaining(`reconcile apply reviewed/plan.json --expect ${SHA} --report text`),
    ]);
    expect(run.file('key')).toBe('example-access-key\n');
    expect(run.printed.includes('docs/recovering.md')).toBe(code === 1);
  });
});

whereToolsAre('the writes of a schedule', () => {
  const step = (environment: Readonly<Record<string, string>>) =>
    runStep(['schedule.yml', 'write', 'Plan and write'], { programs: { npx: NPX }, environment });

  it('GIVEN something to do THEN only what needs no review is applied, by the hash of this plan', async () => {
    const run = await step({ PLAN: '2' });

    expect(run.code).toBe(0);
    expect(run.calls[1]).toContain(`reconcile apply writes/plan.json --automatic --expect ${SHA} --report text`);
  });

  it.each([
    ['nothing to do', { PLAN: '0' }, 0, 1],
    ['a plan that fails or passes a limit', { PLAN: '1' }, 1, 1],
    ['an apply that fails', { PLAN: '2', APPLY: '1' }, 1, 2],
  ])('GIVEN %s THEN it ends accordingly', async (_, environment, code, calls) => {
    const run = await step(environment);

    expect(run.code).toBe(code);
    expect(run.calls).toHaveLength(calls);
  });
});
