import { Argument } from 'commander';
import { type DemoOptions } from '../demo.js';
import { SIMULATOR_PORTS, type SimulatedServer, type SimulateOptions } from '../simulate.js';
import { derived, port, wholeNumberFrom1, type CommandGroup } from './options.js';

const PORTS = Object.entries(SIMULATOR_PORTS)
  .map(([server, number]) => `${number} for ${server}`)
  .join(', ');

/** What can be tried without an account. */
export const trialCommands: CommandGroup = (program, io, exit) => {
  program
    .command('simulate')
    .description('run a simulated Klaviyo, Okta, Entra, OneLogin or Google Workspace server on this machine, in memory')
    .addArgument(
      new Argument(
        '[server]',
        "Klaviyo's SCIM server, Okta's management API, Entra's Graph, OneLogin's API or Google's Directory API",
      )
        .choices(Object.keys(SIMULATOR_PORTS))
        .default('klaviyo'),
    )
    .addOption(derived('--port <number>', 'port on 127.0.0.1; 0 takes a free one', PORTS).argParser(port))
    .option('--seed-file <path>', 'YAML or JSON file with the data that the server starts with')
    .option('--certificate <path>', 'entra: file to write its certificate to, for those that connect to it')
    .option('--key-file <path>', "google: file to write its service account's key to")
    .option('--federation-file <path>', 'google: file to write a configuration of workload identity federation to')
    .addOption(
      derived('--cycle <seconds>', 'entra, onelogin: how often it provisions', 'never').argParser(wholeNumberFrom1),
    )
    .action(async (server: SimulatedServer, options: SimulateOptions) => {
      const { simulate } = await import('../simulate.js');
      exit(await simulate(server, options, io));
    });

  program
    .command('demo')
    .description('show the whole workflow on simulated servers; needs no account and no network')
    .option('--out <folder>', 'folder for the stacks and reports', 'reports/demo')
    .action(async (options: DemoOptions) => {
      const { demo } = await import('../demo.js');
      exit(await demo(options, io));
    });
};
