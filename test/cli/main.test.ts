import { type CliIo } from '../../src/cli/cli-io.js';
import { commandLine } from '../../src/cli/command-line.js';
import { OKTA_CREDENTIAL_VARIABLES } from '../../src/provider/okta/connection/okta-credentials.js';
import { planJson } from '../plan/guard/plan-fixture.js';
import { runCli } from './cli-run.js';

describe('the command line', () => {
  it('GIVEN --help WHEN it runs THEN the commands and exit codes are printed on standard output', async () => {
    const run = await runCli(['--help']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    for (const command of ['validate', 'drift', 'schema', 'simulate', 'plan-guard', 'demo']) {
      expect(run.stdout).toContain(`  ${command} `);
    }
    expect(run.stdout).toContain('Exit codes: 0 nothing to report, 2 drift');
    expect(run.stdout.replace(/\s+/g, ' ')).toContain('The doctor ends with 1 if a check fails');
  });

  it('GIVEN validate --help WHEN it runs THEN everything that is skipped without credentials is named', async () => {
    const { stdout } = await runCli(['validate', '--help']);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'do not check that the access keys are available, and do not read people from the identity provider',
    );
  });

  it('GIVEN --help of any command WHEN the width is not known THEN no line is longer than 80 characters', async () => {
    const { commands } = commandLine({} as CliIo, () => undefined);
    const names = commands.flatMap((command) => [
      [command.name()],
      ...command.commands.map((below) => [command.name(), below.name()]),
    ]);
    for (const name of names) {
      const { stdout } = await runCli([...name, '--help'], { columns: undefined });
      expect([name, stdout.split('\n').filter((line) => line.length > 80)]).toEqual([name, []]);
    }
  });

  it('GIVEN drift --help WHEN it runs THEN its exit codes and the variables of Okta are reported', async () => {
    const { stdout } = await runCli(['drift', '--help']);
    expect(stdout).toMatch(
      /Exit codes: 0 no finding at or above --fail-on, 2 at least one, or an account\nthat is not deployed yet or has nobody yet, 1 error\./,
    );
    for (const variable of OKTA_CREDENTIAL_VARIABLES) expect(stdout).toContain(variable);
  });

  it('GIVEN --help of any command WHEN it runs THEN a default is named once, and never as a bare list', () => {
    const program = commandLine({} as CliIo, () => undefined);
    const options = program.commands.flatMap((command) =>
      command
        .createHelp()
        .visibleOptions(command)
        .map((option) => command.createHelp().optionDescription(option)),
    );

    expect(options.length).toBeGreaterThan(30);
    for (const described of options) {
      expect(described).not.toContain('[]');
      expect([described, described.match(/default:|the default/g)?.length ?? 0]).not.toEqual([described, 2]);
    }
    expect(options.filter((described) => described.includes('json, markdown'))).toEqual([
      expect.stringMatching(/; can be repeated \(default: text\)$/),
      expect.stringMatching(/; can be repeated \(default: text\)$/),
    ]);
  });

  it.each([['validate'], ['accounts'], ['drift'], ['runbook', 'okta'], ['doctor'], ['plan-guard']])(
    'GIVEN --config WHEN %s runs THEN it reads that file',
    async (...command) => {
      const run = await runCli([...command, '--config', 'missing.yaml'], { stdin: planJson() });
      expect(run).toMatchObject({ exitCode: 1, stdout: '' });
      expect(run.stderr).toContain('There is no access file at missing.yaml.');
    },
  );

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
    expect(run.stderr).toContain(
      'Allowed choices are access, drift-report, people, explain, offboarding, leavers, review-status,',
    );
  });
});
