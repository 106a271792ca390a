import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../docs/documents.js';
import { describeWhere } from '../environment/needs.js';
import { notOnPath, runScript } from '../examples/run-script.js';

const SCRIPT = readFileSync(join(ROOT, '.ci/run'), 'utf8');
/** Ends as `FAILS` says; what decides after all is the closing line, which is shown with what it is given. */
const PROGRAM = `command="$(basename "$0") $*"
echo "printed by $command"
case "$command" in *closing-line*) [ "$3" = 0 ] ;; *) [ "$command" != "$FAILS" ] ;; esac`;

const run = (fails = '') =>
  runScript('bash .ci/run', {
    programs: { npm: PROGRAM, npx: PROGRAM, node: PROGRAM },
    files: { '.ci/run': SCRIPT },
    environment: { FAILS: fails, TMPDIR: '.' },
  });

const STEPS = [
  'npm ci',
  'npm run demo',
  'npm run format:check',
  'npm run typecheck',
  'node build/api.mjs --check',
  'npm run lint',
  'npm test -- --json --outputFile=coverage/results.json',
];
const CLOSING = 'node build/closing-line.mjs coverage/results.json';

/** What is printed where these steps failed. */
const output = (steps: readonly string[], failed?: string) =>
  steps.map((step) => `== ${step}\nprinted by ${step}\n${step === failed ? `FAILED: ${step}\n` : ''}`).join('');

describeWhere('shell-tools', notOnPath('bash', 'mktemp'))('.ci/run', () => {
  test('GIVEN every step passes THEN it prints each with its output, and ends with the closing line', async () => {
    const { code, printed } = await run();

    expect(printed).toBe(`${output(STEPS)}printed by ${CLOSING} 0\n`);
    expect(code).toBe(0);
  });

  test.each(STEPS.slice(1))('GIVEN %s fails THEN the others run all the same, and it fails', async (step) => {
    const { code, printed } = await run(step);

    expect(printed).toBe(`${output(STEPS, step)}printed by ${CLOSING} 1\n`);
    expect(code).toBe(1);
  });

  test('GIVEN the installation fails THEN nothing else runs, and it fails', async () => {
    const { code, printed, calls } = await run('npm ci');

    expect(printed).toBe(`${output(['npm ci'], 'npm ci')}0 passed, 1 failed\n`);
    expect([code, calls.length]).toEqual([1, 1]);
  });

  test('GIVEN the README THEN its test command and its demo are what is run here', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

    for (const line of ['npm ci && npm run demo', 'npm ci && npm test']) expect(readme).toContain(`\n${line}\n`);
    expect(STEPS.filter((step) => step === 'npm run demo' || step.startsWith('npm test '))).toHaveLength(2);
  });
});
