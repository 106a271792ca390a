import { Argument, Command, CommanderError, Option } from 'commander';
import { SEVERITIES } from '../access/finding-kind.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { type CommentOptions } from './comment.js';
import { type DoctorOptions } from './doctor.js';
import { type DriftOptions } from './drift.js';
import { explainError } from './explain-error.js';
import { type NotifyOptions } from './notify.js';
import { type PlanGuardOptions } from './plan-guard.js';
import { type SchemaName } from './schema.js';
import { type SimulatedServer, type SimulateOptions } from './simulate.js';

/**
 * Runs one command line and answers its exit code. Each command is loaded when it is called: `--help` needs none of them.
 *
 * @param args - the words after the program's name
 */
export async function main(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.clean;
  const program = commandLine(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.error;
    io.stderr.write(`${explainError(error, io.environment)}\n`);
    return EXIT.error;
  }
}

/** Every command with its flags; `exit` is told the exit code of the one that ran. */
export function commandLine(io: CliIo, exit: (code: ExitCode) => void): Command {
  const program = new Command('klaviyo-access')
    .description('Who may be in Klaviyo, and whether they are: one access file, checked against the real user list.')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing to report, 2 drift, 1 error (nothing may be concluded from the run).',
    )
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });

  program
    .command('validate')
    .description('check the access file and its roster, and report every mistake at once')
    .addOption(configOption())
    .option('--without-credentials', 'do not ask whether the access keys can be had (for pipelines without secrets)')
    .action(async (options: { config: string; withoutCredentials?: boolean }) => {
      const { validate } = await import('./validate.js');
      exit(await validate(options, io));
    });

  program
    .command('drift')
    .description("compare the people who should be in Klaviyo with Klaviyo's own list")
    .addOption(configOption())
    .option('--account <name>', 'check this account only; may be repeated', collect, [])
    .option(
      '--report <format[=path]>',
      'text, json or markdown, to a file if a path is given; may be repeated (default: text)',
      collect,
      [],
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 2 for a finding of this severity or a heavier one')
        .choices(SEVERITIES)
        .default('medium'),
    )
    .action(async (options: DriftOptions) => {
      const { drift } = await import('./drift.js');
      exit(await drift(options, io));
    });

  program
    .command('doctor')
    .description('check that Okta and Klaviyo are set up as the access file declares')
    .addOption(configOption())
    .option('--account <name>', 'check this account only; may be repeated', collect, [])
    .addOption(new Option('--format <format>', 'how the result is shown').choices(['text', 'json']).default('text'))
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('./doctor.js');
      exit(await doctor(options, io));
    });

  program
    .command('comment')
    .description('create or update one comment on a pull request or merge request')
    .option('--github', 'on GitHub, with GITHUB_TOKEN')
    .option('--gitlab', 'on GitLab, with GITLAB_TOKEN')
    .option(
      '--file <path>',
      'Markdown file, - for standard input (the default); may be repeated, joined in order',
      collect,
      [],
    )
    .option('--marker <name>', 'what the comment is found by; one comment for each name', 'report')
    .option('--repository <name>', 'owner/name, or a GitLab project; default: by the variables of the CI')
    .option('--number <number>', 'of the pull request or merge request; default: by the variables of the CI')
    .action(async (options: CommentOptions) => {
      const { comment } = await import('./comment.js');
      exit(await comment(options, io));
    });

  program
    .command('notify')
    .description('tell a webhook which findings are new')
    .requiredOption('--report <path>', 'the JSON drift report')
    .option('--previous <path>', 'the one before it; without it every finding is new')
    .addOption(
      new Option('--min-severity <severity>', 'of this severity or a heavier one')
        .choices(SEVERITIES)
        .default('medium'),
    )
    .addOption(
      new Option('--format <format>', 'what the webhook understands').choices(['slack', 'json']).default('slack'),
    )
    .option('--webhook-env <name>', 'environment variable that holds the address (default: KLAVIYO_ACCESS_WEBHOOK_URL)')
    .action(async (options: NotifyOptions) => {
      const { notify } = await import('./notify.js');
      exit(await notify(options, io));
    });

  program
    .command('schema')
    .description('print a JSON Schema: of the access file (for editors), or of the JSON report')
    .addArgument(new Argument('[of]', 'whose schema').choices(['access', 'drift-report']).default('access'))
    .action(async (of: SchemaName) => {
      const { schema } = await import('./schema.js');
      exit(schema(of, io));
    });

  program
    .command('simulate')
    .description('run a server to try things against, on this machine and in memory')
    .addArgument(
      new Argument('[server]', 'klaviyo: a SCIM server; okta: its management API')
        .choices(['klaviyo', 'okta'])
        .default('klaviyo'),
    )
    .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one (default: 8787 for klaviyo, 8788 for okta)')
    .option('--seed-file <path>', 'YAML or JSON file with what the server holds at the start')
    .action(async (server: SimulatedServer, options: SimulateOptions) => {
      const { simulate } = await import('./simulate.js');
      exit(await simulate(server, options, io));
    });

  program
    .command('plan-guard')
    .description('refuse a Terraform plan that would switch provisioning off, lose roles or unassign groups')
    .argument('[file]', 'what `terraform show -json PLAN` prints; standard input if it is left out or -', '-')
    .option('--allow <rule=address>', 'let one refusal through; each refusal prints its own', collect, [])
    .option('--config <path>', 'access file of the account whose Klaviyo is asked who holds a role value')
    .option('--account <name>', 'the account of that file; needed if it has several')
    .action(async (file: string, options: PlanGuardOptions) => {
      const { planGuard } = await import('./plan-guard.js');
      exit(await planGuard(file, options, io));
    });

  program
    .command('demo')
    .description('show the whole job on the embedded simulator: no account, no credentials, no network')
    .option('--out <folder>', 'where the stacks and reports are written', 'reports/demo')
    .action(async (options: { out: string }) => {
      const { demo } = await import('./demo.js');
      exit(await demo(options, io));
    });

  return program;
}

function configOption(): Option {
  return new Option('--config <path>', 'the access file').default('access.yaml');
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
