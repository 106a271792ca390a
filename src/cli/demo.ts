import { join, relative, resolve } from 'node:path';
import { type Account } from '../access/access-model.js';
import { openDirectory } from '../directory/open-directory.js';
import { DEFAULT_FAIL_ON, failsOn } from '../drift/fail-on.js';
import { REPORT_FORMATS } from '../report/report-format.js';
import { readSeedFile } from '../simulator/klaviyo/seed-file.js';
import { startKlaviyoSimulator, type KlaviyoSimulator } from '../simulator/klaviyo/start-klaviyo-simulator.js';
import { checkAccounts } from './check-accounts.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { synthesizeStacks } from './demo/synthesize-stacks.js';
import { writeReports } from './drift.js';
import { loadAccessModel } from './load-access-model.js';
import { packageFolder } from './package-folder.js';
import { summarizeModel } from './summarize-model.js';

export interface DemoOptions {
  /** Where stacks and reports are written; relative to the working directory. */
  readonly out: string;
}

/**
 * `klaviyo-access demo`: the whole job on an embedded Klaviyo simulator for each account of examples/demo. It ends with
 * 0 although it finds drift, since finding it is what it shows.
 */
export async function demo(options: DemoOptions, io: CliIo): Promise<ExitCode> {
  const examples = join(packageFolder(), 'examples', 'demo');
  const say = (text: string): unknown => io.stdout.write(`${text}\n`);
  const { model, folder } = await loadAccessModel(join(examples, 'access.yaml'), io);
  const snapshot = await openDirectory(model.directory, folder).read();

  say('1. The access file: who may be in Klaviyo, and as what (examples/demo/access.yaml)\n');
  say(summarizeModel(model, snapshot));

  say('\n2. The Okta set-up that it declares, synthesised for Terraform\n');
  for (const stack of synthesizeStacks(model, resolve(io.cwd, options.out, 'cdktf.out'))) {
    say(`${stack.name}: ${stack.resources.map(([type, number]) => `${number} ${type}`).join(', ')}`);
    say(`  ${relative(io.cwd, stack.path)}`);
  }

  say('\n3. Who is really in Klaviyo: each account is listed over SCIM from a simulator on this machine\n');
  const simulators: KlaviyoSimulator[] = [];
  try {
    const accounts: Account[] = [];
    for (const account of model.accounts) {
      const seed = await readSeedFile(join(examples, `${account.name}.klaviyo.yaml`), io.environment);
      const simulator = await startKlaviyoSimulator({ account: seed });
      simulators.push(simulator);
      say(`${account.name}: ${simulator.baseUrl}`);
      accounts.push(withSimulator(account, simulator));
    }
    const report = await checkAccounts({ accounts, snapshot, folder }, { ...io, environment: DEMO_KEYS });
    const files = REPORT_FORMATS.map((format) => ({ format, path: join(options.out, `drift.${FILE_ENDING[format]}`) }));

    say('\n4. The drift between them\n');
    // The files are told below, in the order of the demo.
    const quiet = { ...io, stderr: { write: () => undefined } };
    await writeReports(report, [{ format: 'text', path: undefined }, ...files], DEFAULT_FAIL_ON, quiet);
    say(
      `\nIn a pipeline \`klaviyo-access drift\` would have ended with exit code ` +
        `${failsOn(report, DEFAULT_FAIL_ON).length > 0 ? EXIT.drift : EXIT.clean}. The reports lie here:`,
    );
    for (const { path } of files) say(`  ${path}`);
    return EXIT.clean;
  } finally {
    await Promise.all(simulators.map((simulator) => simulator.close()));
  }
}

/** What the simulators take; it opens nothing else. */
const DEMO_KEYS = { DEMO_ACCESS_KEY: 'example-access-key' };

const FILE_ENDING: Readonly<Record<(typeof REPORT_FORMATS)[number], string>> = {
  text: 'txt',
  json: 'json',
  markdown: 'md',
};

function withSimulator(account: Account, simulator: KlaviyoSimulator): Account {
  const { at } = account.scim.accessKey;
  return {
    ...account,
    scim: {
      ...account.scim,
      baseUrl: simulator.baseUrl,
      accessKey: { from: 'environment', variable: 'DEMO_ACCESS_KEY', at },
    },
  };
}
