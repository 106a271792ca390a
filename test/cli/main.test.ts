import { explainError } from '../../src/cli/explain-error.js';
import { runCli } from './cli-run.js';

describe('the command line', () => {
  it('GIVEN --help WHEN it runs THEN the commands and exit codes are told on standard output', async () => {
    const run = await runCli(['--help']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    for (const command of ['validate', 'drift', 'schema', 'simulate', 'plan-guard', 'demo']) {
      expect(run.stdout).toContain(`  ${command} `);
    }
    expect(run.stdout).toContain('Exit codes: 0 nothing to report, 2 drift');
  });

  it('GIVEN --version WHEN it runs THEN the version of the package is printed', async () => {
    const run = await runCli(['--version']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(['0', '-1', 'many', '10000'])('GIVEN --concurrency %s WHEN it runs THEN it is refused', async (number) => {
    const run = await runCli(['drift', '--concurrency', number]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('It must be a whole number from 1 to 9999.');
  });

  it.each([
    [['drfit'], "unknown command 'drfit'"],
    [['drift', '--reprot', 'json'], "unknown option '--reprot'"],
    [[], 'Usage: klaviyo-access'],
  ])('GIVEN %j WHEN it runs THEN it exits with 1 and helps on standard error', async (args, sentence) => {
    const run = await runCli(args);
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain(sentence);
  });

  it.each([
    ['access', 'okta'],
    ['drift-report', 'capturedAt'],
  ])('GIVEN schema %s WHEN it runs THEN a JSON Schema is printed', async (of, property) => {
    const run = await runCli(['schema', of]);
    expect(run.exitCode).toBe(0);
    const schema = JSON.parse(run.stdout) as { type: string; properties: Record<string, unknown> };
    expect(schema.type).toBe('object');
    expect(Object.keys(schema.properties)).toContain(property);
  });

  it('GIVEN an unknown schema WHEN it runs THEN it exits with 1 and says which there are', async () => {
    const run = await runCli(['schema', 'toString']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('Allowed choices are access, drift-report.');
  });
});

describe('explainError', () => {
  it('GIVEN an error that is not ours WHEN it is explained THEN it is named as a fault, and no stack is shown', () => {
    const text = explainError(new TypeError('x is not a function'), {});
    expect(text).toContain('failed in a way that it does not know: TypeError: x is not a function');
    expect(text).toContain('Nothing may be concluded from this run.');
    expect(text).not.toContain('main.test');
  });

  it('GIVEN KLAVIYO_ACCESS_DEBUG WHEN it is explained THEN the stack is shown', () => {
    expect(explainError(new TypeError('x'), { KLAVIYO_ACCESS_DEBUG: '1' })).toContain('main.test');
  });

  it('GIVEN something thrown that is no error WHEN it is explained THEN it is shown as text', () => {
    expect(explainError('a string', { KLAVIYO_ACCESS_DEBUG: '1' })).toContain('does not know: a string');
  });
});
