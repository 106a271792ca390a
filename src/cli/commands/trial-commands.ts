import { Argument } from 'commander';
import { type DemoOptions } from '../demo.js';
import { type SimulatedServer, type SimulateOptions } from '../simulate.js';
import { type CommandGroup } from './command-group.js';

/** What can be tried without an account. */
export const trialCommands: CommandGroup = (program, io, exit) => {
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
      const { simulate } = await import('../simulate.js');
      exit(await simulate(server, options, io));
    });

  program
    .command('demo')
    .description('show the whole job on embedded simulators: no account, no credentials, no network')
    .option('--out <folder>', 'where the stacks and reports are written', 'reports/demo')
    .action(async (options: DemoOptions) => {
      const { demo } = await import('../demo.js');
      exit(await demo(options, io));
    });
};
