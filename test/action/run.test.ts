import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { summarizePlan } from '../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../src/provider/plan-providers.js';
import { ROOT } from '../docs/documents.js';
import { checkShell } from '../docs/shell-examples.js';
import { parseYaml, type Step } from '../examples/github-workflow.js';
import { notOnPath, runScript, type ScriptRun } from '../examples/run-script.js';
import { describeWhere, itWhere } from '../environment/needs.js';

const whereToolsAre = describeWhere('shell-tools', notOnPath('bash', 'jq', 'diff', 'sed'));

const SCRIPT = join(ROOT, 'action/run.sh');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parseYaml(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;
const [step] = action.runs.steps;

/** klaviyo-access, which writes what it is asked to, says so, and ends each command as the test wants. */
const NPX = `for flag in "$@"; do
  case "$flag" in *.md | markdown=*) echo "# In words" > "\${flag#*=}" ;; json=*) echo '{}' > "\${flag#*=}" ;; esac
done
case "$*" in
  "cdktf synth") mkdir -p "cdktf.out/stacks/acme"; cp stack.json cdktf.out/stacks/acme/cdk.tf.json ;;
  *plan-summary*) cat summary.json 2> /dev/null || echo '# In words' ;;
  *plan-guard*) echo verdict; exit "\${GUARD:-0}" ;;
  *) echo said; exit "\${CODE:-0}" ;;
esac`;
const TERRAFORM =
  'case "$*" in *" plan "*) : > "${1#-chdir=}/klaviyo-access.tfplan"; exit "${PLAN:-0}" ;; *) echo "{}" ;; esac';

const STACK = JSON.stringify({ terraform: { backend: { s3: {} } } });
const PROJECT = { 'node_modules/.keep': '', '.terraform.lock.hcl': '# locked\n', 'stack.json': STACK };

/** Runs the action with these inputs; those that are left out have their defaults. */
async function run(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = PROJECT,
): Promise<ScriptRun> {
  const given = Object.entries(step!.env!).map(([variable, written]) => {
    const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(written)?.[1];
    return [variable, input === undefined ? written : (inputs[input] ?? action.inputs[input]!.default ?? '')];
  });
  const ended = await runScript(readFileSync(SCRIPT, 'utf8'), {
    programs: { npx: NPX, terraform: TERRAFORM, npm: 'mkdir node_modules' },
    files,
    environment: { ...(Object.fromEntries(given) as Record<string, string>), ...environment },
  });
  for (const call of ended.calls) checkShell(call);
  return ended;
}

const outputs = ({ outputs: text }: ScriptRun, name: string): string | undefined =>
  new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1];

describe('action.yml', () => {
  it('has one step, which is given every input and nothing else, as text that is not run', () => {
    const used = Object.values(step!.env!).flatMap((value) => /inputs\.([\w-]+)/.exec(value)?.[1] ?? []);

    expect(action.runs.using).toBe('composite');
    expect(action.runs.steps).toHaveLength(1);
    expect([...used, 'working-directory'].sort()).toEqual(Object.keys(action.inputs).sort());
    expect(step!.run).toBe('bash "$GITHUB_ACTION_PATH/action/run.sh"');
  });

  it('gives the outputs that the script writes', () => {
    const script = readFileSync(SCRIPT, 'utf8');

    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.run.outputs.${name} }}`);
      expect(script).toMatch(new RegExp(`${name}(=|<<)`));
    }
  });

  itWhere('shellcheck', notOnPath('shellcheck'))('passes shellcheck', () => {
    expect(spawnSync('shellcheck', [SCRIPT], { encoding: 'utf8' }).stdout).toBe('');
  });
});

whereToolsAre('a command of klaviyo-access', () => {
  it.each([
    ['0', 'clean', 0],
    ['2', 'differences', 2],
    ['1', 'error', 1],
    ['137', 'error', 137],
  ])('GIVEN it ends with %s THEN the verdict is %s and so does the step', async (code, verdict, expected) => {
    const ended = await run({ command: 'drift', account: 'acme' }, { CODE: code });

    expect(ended.code).toBe(expected);
    expect(outputs(ended, 'exit-code')).toBe(code);
    expect(outputs(ended, 'verdict')).toBe(verdict);
    expect(ended.printed).toBe('said\n');
  });

  it.each([
    ['2', 0],
    ['1', 1],
  ])(
    'GIVEN differences do not fail the step and it ends with %s THEN the step ends with %d',
    async (code, expected) => {
      const ended = await run({ command: 'drift', 'fail-on-differences': 'false' }, { CODE: code });

      expect(ended.code).toBe(expected);
      expect(outputs(ended, 'exit-code')).toBe(code);
    },
  );

  it('GIVEN an account, an access file, reports and arguments THEN it is given them, and the summary is the Markdown', async () => {
    const ended = await run({
      command: 'drift',
      account: 'acme',
      config: 'a b.yaml',
      reports: 'json=drift.json\n\n',
      arguments: '--fail-on=high\r\n',
    });

    expect(ended.calls).toEqual([
      expect.stringMatching(
        /^npx klaviyo-access drift --config a\\ b\.yaml --account acme --report json=drift\.json --report text --report markdown=\S+ --fail-on=high $/,
      ),
    ]);
    expect(ended.outputs).toContain('reports<<END_OF_REPORTS\ndrift.json\nEND_OF_REPORTS\n');
    expect(ended.file('summary')).toBe('## klaviyo-access drift, acme: clean\n\n# In words\n');
  });

  it('GIVEN a command without a report THEN what it says is the summary, indented, and a comment has the account as its marker', async () => {
    const ended = await run({ command: 'comment', account: 'acme', arguments: '--github\n--file=head.md' });

    expect(ended.calls).toEqual(['npx klaviyo-access comment --marker acme --github --file=head.md ']);
    expect(ended.file('summary')).toBe('## klaviyo-access comment, acme: clean\n\n    said\n\n');
  });

  it('GIVEN nothing is installed THEN it is, by the lock file', async () => {
    const { calls } = await run({ command: 'validate', arguments: '--without-credentials' }, {}, {});

    expect(calls).toEqual(['npm ci ', 'npx klaviyo-access validate --without-credentials ']);
  });

  it.each([
    [{ command: 'drift; rm' }, 'is not a command'],
    [{ command: '--help' }, 'is not a command'],
    [{ command: '' }, 'is not a command'],
    [{ command: 'plan' }, 'needs the input account'],
    [{ command: 'drift', account: '../acme' }, 'is not the name of an account'],
    [{ command: 'drift', reports: 'json' }, 'The input reports has json.'],
  ])('GIVEN %j THEN nothing is run', async (inputs, said) => {
    const ended = await run(inputs);

    expect(ended.code).toBe(1);
    expect(ended.printed).toContain('::error::');
    expect(ended.printed).toContain(said);
    expect(ended.calls).toEqual([]);
  });
});

whereToolsAre('the command plan', () => {
  it.each([
    ['0', 'clean'],
    ['2', 'differences'],
  ])('GIVEN Terraform ends with %s THEN the verdict is %s, and the plan is at hand', async (code, verdict) => {
    const ended = await run({ command: 'plan', account: 'acme', reports: 'json=reports/plan.json' }, { PLAN: code });

    expect(ended.code).toBe(Number(code));
    expect(outputs(ended, 'verdict')).toBe(verdict);
    expect(outputs(ended, 'plan')).toMatch(/\/acme\.plan\.json$/);
    expect(ended.file('reports/plan.json')).toBe('# In words\n');
    expect(ended.file('summary')).toBe(`## klaviyo-access plan, acme: ${verdict}\n\n# In words\n`);
    expect(ended.calls).toContain('terraform -chdir=cdktf.out/stacks/acme init -input=false -lockfile=readonly ');
    expect(ended.file('cdktf.out/stacks/acme/.terraform.lock.hcl')).toBe('# locked\n');
  });

  it('GIVEN a lock file of the account THEN the stack has that one', async () => {
    const files = { ...PROJECT, 'lock-files/acme.hcl': '# of acme\n' };
    const ended = await run({ command: 'plan', account: 'acme' }, {}, files);

    expect(ended.file('cdktf.out/stacks/acme/.terraform.lock.hcl')).toBe('# of acme\n');
  });

  it('GIVEN Terraform fails THEN so does the step, and there is no plan', async () => {
    const ended = await run({ command: 'plan', account: 'acme', 'fail-on-differences': 'false' }, { PLAN: '1' });

    expect(ended.code).toBe(1);
    expect(outputs(ended, 'verdict')).toBe('error');
    expect(outputs(ended, 'plan')).toBeUndefined();
    expect(ended.calls.join()).not.toContain('plan-summary');
  });

  it.each([
    ['no lock file', { '.terraform.lock.hcl': undefined }, 'There is no .terraform.lock.hcl'],
    ['a state that is lost', { 'stack.json': '{"terraform":{"backend":{"local":{}}}}' }, 'is a local file'],
  ])('GIVEN %s THEN Terraform is not run', async (_what, changes, said) => {
    const files = Object.entries({ ...PROJECT, ...changes }).filter(([, text]) => text !== undefined);
    const ended = await run({ command: 'plan', account: 'acme' }, {}, Object.fromEntries(files) as typeof PROJECT);

    expect(ended.code).toBe(1);
    expect(ended.printed).toContain(said);
    expect(ended.calls).toEqual(['npx cdktf synth ']);
  });
});

whereToolsAre('the command deploy', () => {
  const summary = (plan: string) =>
    JSON.stringify(
      summarizePlan(readFileSync(join(__dirname, `../plan/summary/plans/${plan}.json`), 'utf8'), PLAN_PROVIDERS),
    );
  const PLANNED = {
    ...PROJECT,
    'cdktf.out/stacks/acme/klaviyo-access.tfplan': '',
    'runner/klaviyo-access/acme.plan.json': '{}',
    'summary.json': summary('access-file-changed'),
  };
  const deploy = (
    environment: Readonly<Record<string, string>> = {},
    files: Readonly<Record<string, string>> = PLANNED,
    reviewed = '',
  ) => run({ command: 'deploy', account: 'acme', reviewed, 'fail-on-differences': 'false' }, environment, files);
  const applied = ({ calls }: ScriptRun) => calls.filter((call) => call.includes(' apply '));

  it('GIVEN a plan that the guard lets pass THEN that one is applied, with what the repository allows', async () => {
    const files = { ...PLANNED, 'allowed-refusals/acme.txt': '# once\r\ngroup-unassigned=a.b\n' };
    const ended = await deploy({}, files);

    expect(ended.code).toBe(0);
    expect(ended.calls[0]).toMatch(
      /plan-guard \S+acme\.plan\.json --config access\.yaml --account acme --allow=group-unassigned=a\.b $/,
    );
    expect(applied(ended)).toEqual([
      'terraform -chdir=cdktf.out/stacks/acme apply -input=false -lock-timeout=5m klaviyo-access.tfplan ',
    ]);
  });

  it.each([
    ['2', 'refused'],
    ['1', 'error'],
  ])('GIVEN the guard ends with %s THEN nothing is applied and the step fails', async (code, verdict) => {
    const ended = await deploy({ GUARD: code });

    expect(ended.code).toBe(Number(code));
    expect(outputs(ended, 'verdict')).toBe(verdict);
    expect(applied(ended)).toEqual([]);
  });

  it.each([
    ['the same', 'access-file-changed', 0],
    ['another one', 'destroy', 2],
  ])('GIVEN %s was reviewed THEN it ends accordingly', async (_what, plan, code) => {
    const ended = await deploy({}, { ...PLANNED, 'reviewed.json': summary(plan) }, 'reviewed.json');

    expect(ended.code).toBe(code);
    expect(applied(ended)).toHaveLength(code === 0 ? 1 : 0);
    expect(outputs(ended, 'verdict')).toBe(code === 0 ? 'clean' : 'refused');
  });

  it.each([
    ['no plan', PROJECT, ''],
    ['a reviewed one that is not there', PLANNED, 'reviewed.json'],
  ])('GIVEN %s THEN nothing is applied', async (_what, files, reviewed) => {
    const ended = await deploy({}, files, reviewed);

    expect(ended.code).toBe(1);
    expect(applied(ended)).toEqual([]);
  });
});
